// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/interchange/document.h"
#include "engine/xml/document.h"

#include <map>
#include <set>

namespace engine::bpmn::interchange {

using namespace Qt::StringLiterals;

namespace {

/// The work of writing one model. Every namespace is declared once, at the root.
class DocumentWriter
{
public:
    DocumentWriter(const Element &root, const std::map<QString, QString> &kept) : m_root(root), m_kept(kept)
    {
        root.each([this](const Element &element) { noteUndeclared(element); });
        for (const QString &prefix : Metamodel::prefixes())
            add(Metamodel::namespaceOf(prefix), prefix);
        add(schemaInstance, u"xsi"_s);
        add(u"http://www.w3.org/XML/1998/namespace"_s, u"xml"_s);
        add(u"urn:todoke:bpmn:1"_s, u"todoke"_s);
        add(u"http://www.w3.org/2001/XMLSchema"_s, u"xsd"_s);
        for (const auto &[prefix, uri] : kept) {
            if (!m_prefixes.contains(uri))
                m_prefixes.emplace(uri, prefix);
        }
        root.each([this](const Element &element) { collect(element); });
    }

    QByteArray write()
    {
        element(m_root);
        return m_out.bytes();
    }

private:
    /// A name whose prefix nobody declared says nothing, and must not begin to say something.
    void noteUndeclared(const Element &element)
    {
        for (const Value &value : element.values) {
            const bool mayBeQualified = value.feature->kind != Feature::Kind::Attribute || value.feature->type == "qname"_L1;
            const qsizetype colon = value.text.indexOf(u':');
            if (mayBeQualified && value.namespaceUri.isEmpty() && colon > 0)
                m_undeclared.insert(value.text.left(colon));
        }
    }

    /// Under `prefix`, or under another one where the file uses that for something else.
    void add(const QString &namespaceUri, QString prefix)
    {
        while (m_undeclared.contains(prefix) || (m_kept.contains(prefix) && m_kept.at(prefix) != namespaceUri))
            prefix += u'1';
        m_prefixes.emplace(namespaceUri, prefix);
    }

    void need(const QString &namespaceUri)
    {
        if (!namespaceUri.isEmpty() && !m_prefixes.contains(namespaceUri))
            add(namespaceUri, u"ns%1"_s.arg(++m_made));
    }

    void collect(const Element &element)
    {
        for (const Value &value : element.values)
            need(value.namespaceUri);
        for (const Foreign::Attribute &attribute : element.foreignAttributes)
            need(attribute.namespaceUri);
        for (const Foreign &foreign : element.foreign)
            collect(foreign);
    }

    void collect(const Foreign &foreign)
    {
        need(foreign.namespaceUri);
        for (const Foreign::Attribute &attribute : foreign.attributes)
            need(attribute.namespaceUri);
        for (const Foreign::Part &part : foreign.parts) {
            for (const Foreign &inner : part.element)
                collect(inner);
        }
    }

    QString qualified(const QString &namespaceUri, const QString &name) const
    {
        const auto prefix = m_prefixes.find(namespaceUri);
        return prefix == m_prefixes.end() ? name : prefix->second + u':' + name;
    }

    QString prefixOf(const Element &element) const
    {
        // A named child stands in the vocabulary of the type that gives it its name: `di:waypoint` holds a dc:Point.
        const bool named = element.role && element.role->kind == Feature::Kind::Child;
        if (!named)
            return element.type->prefix();
        return element.parent->type->isA(u"DiagramElement") ? u"di"_s : u"bpmn"_s;
    }

    void element(const Element &element)
    {
        m_out.start(qualified(Metamodel::namespaceOf(prefixOf(element)), element.name));
        if (!element.parent) {
            for (const auto &[uri, prefix] : m_prefixes) {
                if (prefix != "xml"_L1)
                    m_out.attribute(u"xmlns:"_s + prefix, uri);
            }
            for (const auto &[prefix, uri] : m_kept) {
                if (m_prefixes.at(uri) != prefix && prefix != "xml"_L1)
                    m_out.attribute(u"xmlns:"_s + prefix, uri); // another name for it, which values use
            }
        }
        const bool declared = element.role && element.role->kind == Feature::Kind::Child && element.role->type != element.type->name();
        if (declared)
            m_out.attribute(qualified(schemaInstance, u"type"_s),
                            qualified(Metamodel::namespaceOf(element.type->prefix()), u't' + element.type->name()));
        for (const Value &value : element.values) {
            if (value.feature->kind != Feature::Kind::ElementReference)
                m_out.attribute(value.feature->name, textOf(value));
        }
        for (const Foreign::Attribute &attribute : element.foreignAttributes)
            m_out.attribute(qualified(attribute.namespaceUri, attribute.name), attribute.value);
        for (const Feature *feature : element.type->features())
            content(element, *feature);
        for (const Foreign &one : element.foreign)
            foreign(one);
        m_out.end();
    }

    void content(const Element &of, const Feature &feature)
    {
        switch (feature.kind) {
        case Feature::Kind::Attribute:
        case Feature::Kind::AttributeReference:
            return;
        case Feature::Kind::Body:
            m_out.text(of.body);
            return;
        case Feature::Kind::ElementReference:
            for (const Value &value : of.values) {
                if (value.feature == &feature)
                    m_out.start(qualified(Metamodel::namespaceOf(of.type->prefix()), feature.name)).text(textOf(value)).end();
            }
            return;
        case Feature::Kind::Child:
        case Feature::Kind::Kinds:
            for (const auto &child : of.children) {
                if (child->role == &feature)
                    element(*child);
            }
            return;
        }
    }

    QString textOf(const Value &value) const
    {
        return value.namespaceUri.isEmpty() ? value.text : qualified(value.namespaceUri, value.text);
    }

    void foreign(const Foreign &one)
    {
        m_out.start(qualified(one.namespaceUri, one.name));
        for (const Foreign::Attribute &attribute : one.attributes)
            m_out.attribute(qualified(attribute.namespaceUri, attribute.name), attribute.value);
        for (const Foreign::Part &part : one.parts) {
            if (!part.text.isEmpty())
                m_out.text(part.text);
            for (const Foreign &inner : part.element)
                foreign(inner);
        }
        m_out.end();
    }

    const Element &m_root;
    const std::map<QString, QString> &m_kept; ///< namespaces by prefix
    std::map<QString, QString> m_prefixes;    ///< prefixes by namespace
    std::set<QString> m_undeclared; ///< prefixes
    int m_made = 0;
    xml::Writer m_out;
};

} // namespace

QByteArray Document::write() const
{
    return DocumentWriter(*m_root, m_prefixes).write();
}

} // namespace engine::bpmn::interchange
