// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/interchange/document.h"
#include "engine/xml/document.h"

namespace engine::bpmn::interchange {

using namespace Qt::StringLiterals;

namespace {

/// Remembers the prefix of a value that may be a qualified name of its vocabulary.
void keepPrefix(const xml::Element &at, const QString &value, std::map<QString, QString> &prefixes)
{
    const qsizetype colon = value.indexOf(u':');
    const QString uri = colon > 0 ? at.namespaceOfPrefix(value.left(colon)) : QString();
    if (!uri.isEmpty())
        prefixes.emplace(value.left(colon), uri);
}

Foreign foreignOf(const xml::Element &element, std::map<QString, QString> &prefixes)
{
    Foreign made;
    made.namespaceUri = element.namespaceUri();
    made.name = element.name();
    for (const xml::Attribute &attribute : element.attributes()) {
        keepPrefix(element, attribute.value, prefixes);
        made.attributes.push_back({attribute.namespaceUri, attribute.name, attribute.value});
    }
    bool hasElements = false;
    for (const xml::Element::Node &node : element.nodes())
        hasElements = hasElements || node.element;
    for (const xml::Element::Node &node : element.nodes()) {
        Foreign::Part part;
        if (node.element) {
            part.element.push_back(foreignOf(*node.element, prefixes));
        } else if (hasElements && node.text.trimmed().isEmpty()) {
            continue; // indentation
        } else {
            keepPrefix(element, node.text, prefixes);
            part.text = node.text;
        }
        made.parts.push_back(std::move(part));
    }
    return made;
}

} // namespace

/// The work of reading one file.
class DocumentReader
{
public:
    explicit DocumentReader(core::Faults &faults) : m_metamodel(Metamodel::bpmn()), m_faults(faults) {}

    Document read(const xml::Element &root)
    {
        m_targetNamespace = root.attribute(u"targetNamespace").value_or(QString());
        m_document.m_root = element(root, *m_metamodel.type(u"Definitions"_s), nullptr, nullptr);
        resolve(*m_document.m_root);
        return std::move(m_document);
    }

private:
    template <typename... Arguments>
    void fault(SchemaError id, const core::SourceRef &where, const Arguments &...arguments)
    {
        m_faults.push_back(core::Error(id, QStringList{arguments...}, where));
    }

    std::unique_ptr<Element> element(const xml::Element &from, const Type &type, Element *parent, const Feature *role)
    {
        auto made = std::make_unique<Element>();
        made->type = &type;
        made->name = from.name();
        made->parent = parent;
        made->role = role;
        made->where = from.where();
        for (const xml::Attribute &attribute : from.attributes()) {
            if (attribute.namespaceUri == schemaInstance)
                continue;
            keepPrefix(from, attribute.value, m_document.m_prefixes);
            if (!attribute.namespaceUri.isEmpty())
                made->foreignAttributes.push_back({attribute.namespaceUri, attribute.name, attribute.value});
            else if (const Feature *feature = type.attribute(attribute.name))
                made->values.push_back(value(*feature, attribute.value, from, attribute.valueWhere));
            else
                fault(SchemaError::AttributeNotHere, attribute.where, attribute.name, from.name());
        }
        if (const QString id = made->id(); !id.isEmpty() && !m_document.m_byId.contains(id))
            m_document.m_byId.insert(id, made.get());
        readBody(from, *made);
        for (const xml::Element &child : from.children())
            readChild(child, *made);
        return made;
    }

    void readBody(const xml::Element &from, Element &into) const
    {
        if (!into.type->body())
            return;
        into.bodyWhere = from.textWhere();
        for (const xml::Element::Node &node : from.nodes()) {
            if (!node.element)
                into.body += node.text;
        }
        if (!from.children().empty() && into.body.trimmed().isEmpty())
            into.body.clear();
    }

    void readChild(const xml::Element &child, Element &into)
    {
        const bool standard = !prefixOf(child.namespaceUri()).isEmpty();
        if (!standard) {
            into.foreign.push_back(foreignOf(child, m_document.m_prefixes));
            return;
        }
        const Type *named = m_metamodel.byElement(child.namespaceUri(), child.name());
        const Feature *feature = into.type->childFeature(child.name(), named);
        if (!feature) {
            const bool property = named && named->name() == "Property"_L1;
            fault(property ? SchemaError::PropertyNotHere : SchemaError::ElementNotHere, child.where(), child.name(), into.name);
            return;
        }
        if (feature->kind == Feature::Kind::ElementReference) {
            into.values.push_back(value(*feature, child.text().trimmed(), child, child.textWhere()));
            return;
        }
        const Type *type = feature->kind == Feature::Kind::Child ? m_metamodel.type(feature->type) : named;
        into.children.push_back(element(child, asDeclared(child, *type), &into, feature));
    }

    /// `xsi:type` may say that an expression is a formal one.
    const Type &asDeclared(const xml::Element &element, const Type &type) const
    {
        QString declared = element.attribute(u"type", schemaInstance).value_or(QString());
        declared = declared.mid(declared.lastIndexOf(u':') + 1);
        if (declared.startsWith(u't'))
            declared.remove(0, 1);
        const Type *found = m_metamodel.type(declared);
        return found && found->isA(type.name()) ? *found : type;
    }

    static QString prefixOf(const QString &namespaceUri)
    {
        for (const QString &prefix : Metamodel::prefixes()) {
            if (Metamodel::namespaceOf(prefix) == namespaceUri)
                return prefix;
        }
        return {};
    }

    Value value(const Feature &feature, const QString &text, const xml::Element &at, const core::SourceRef &where)
    {
        Value made{&feature, text, {}, where, nullptr};
        const bool reference = feature.kind != Feature::Kind::Attribute;
        if (reference || feature.type == "qname"_L1) {
            const qsizetype colon = text.indexOf(u':');
            const QString uri = colon > 0 ? at.namespaceOfPrefix(text.left(colon)) : QString();
            if (!uri.isEmpty()) {
                made.text = text.mid(colon + 1);
                made.namespaceUri = uri == m_targetNamespace ? QString() : uri;
            }
        } else if (feature.type == "boolean"_L1) {
            const QString word = text.trimmed();
            if (word == "1"_L1 || word == "true"_L1)
                made.text = u"true"_s;
            else if (word == "0"_L1 || word == "false"_L1)
                made.text = u"false"_s;
            else
                fault(SchemaError::NotBoolean, where, feature.name, text);
        } else if (feature.type == "integer"_L1 || feature.type == "number"_L1) {
            bool ok = false;
            const double number = text.trimmed().toDouble(&ok);
            if (ok)
                made.text = shortest(number);
            else
                fault(SchemaError::NotNumber, where, feature.name, text);
        } else if (const QStringList *words = m_metamodel.words(feature.type)) {
            if (!words->contains(text))
                fault(SchemaError::NotOneOf, where, feature.name, text, words->join(u", "_s));
        }
        return made;
    }

    static QString shortest(double number)
    {
        return QString::number(number, 'g', QLocale::FloatingPointShortest);
    }

    void resolve(Element &element)
    {
        for (Value &value : element.values) {
            if (value.feature->kind != Feature::Kind::Attribute && value.namespaceUri.isEmpty())
                value.target = m_document.m_byId.value(value.text);
        }
        for (const auto &child : element.children)
            resolve(*child);
    }

    const Metamodel &m_metamodel;
    core::Faults &m_faults;
    Document m_document;
    QString m_targetNamespace;
};

std::optional<Document> Document::read(const QByteArray &bytes, const QString &fileName, core::Faults &faults)
{
    const auto document = xml::Document::parse(bytes, fileName);
    if (!document) {
        faults.push_back(document.error());
        return std::nullopt;
    }
    const xml::Element root = document->root();
    if (!root.is(Metamodel::namespaceOf(u"bpmn"_s), u"definitions")) {
        faults.push_back(core::Error(SchemaError::NoBpmn, {root.name()}, root.where()));
        return std::nullopt;
    }
    return DocumentReader(faults).read(root);
}

} // namespace engine::bpmn::interchange
