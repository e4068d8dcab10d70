// SPDX-License-Identifier: Apache-2.0
#include "engine/document/words.h"

using namespace Qt::StringLiterals;

namespace engine::document {

namespace {

const QString ours = QString::fromLatin1(documentNamespace);
const QString xhtml = QString::fromLatin1(xhtmlNamespace);
const QString xmlNamespace = u"http://www.w3.org/XML/1998/namespace"_s;

/// Fills in one document; stops at the first error.
class Filler
{
public:
    Filler(const feel::Environment &environment, const RenderOptions &options)
        : m_environment(environment)
        , m_options(options)
    {
    }

    core::Result<void> element(const xml::Element &element)
    {
        if (const auto loop = element.attributeNode(u"for", ours))
            return repeat(element, *loop);
        return once(element);
    }

    QByteArray bytes() const { return m_writer.bytes(); }
    feel::Diagnostics diagnostics;

private:
    core::Result<feel::Value> evaluate(const QString &text, const core::SourceRef &where)
    {
        feel::Names names;
        names.open = true;
        for (const auto &[name, value] : m_environment.variables.entries())
            names.variables.insert(name);
        for (const auto &[name, function] : m_environment.functions)
            names.functions[name] = function.parameters;
        const auto expression = feel::Expression::parse(text, names, where);
        if (!expression)
            return expression.error();
        return expression->evaluate(m_environment, diagnostics);
    }

    core::Result<void> repeat(const xml::Element &element, const xml::Attribute &attribute)
    {
        const auto loop = readLoop(attribute);
        if (!loop)
            return loop.error();
        const auto value = evaluate(loop->list, loop->where);
        if (!value)
            return value.error();
        if (value->isNull())
            diagnostics.push_back({core::Error(DocumentError::NullValue, {loop->list}, loop->where)});
        feel::List items;
        if (const auto *list = value->as<feel::List>())
            items = *list;
        else if (!value->isNull())
            items = {*value};
        const feel::Context outside = m_environment.variables;
        for (const feel::Value &item : items) {
            m_environment.variables.set(loop->name, item);
            if (const auto done = once(element); !done)
                return done;
        }
        m_environment.variables = outside;
        return {};
    }

    core::Result<void> once(const xml::Element &element)
    {
        if (element.is(ours, u"value"))
            return value(element);
        const bool isGroup = element.is(ours, u"group");
        if (!isGroup && element.namespaceUri() != xhtml)
            return core::Error(DocumentError::UnknownElement, {element.name()}, element.where());
        if (!isGroup) {
            m_writer.start(element.name());
            if (element.name() == "html"_L1)
                m_writer.attribute(u"xmlns"_s, xhtml);
            for (const xml::Attribute &attribute : element.attributes()) {
                if (attribute.namespaceUri.isEmpty())
                    m_writer.attribute(attribute.name, attribute.value);
                else if (attribute.namespaceUri == xmlNamespace)
                    m_writer.attribute(u"xml:"_s + attribute.name, attribute.value);
            }
        }
        if (const auto done = content(element); !done)
            return done;
        if (!isGroup)
            m_writer.end();
        return {};
    }

    core::Result<void> content(const xml::Element &parent)
    {
        std::optional<bool> lastIf; // of the element just before
        for (const xml::Element::Node &node : parent.nodes()) {
            if (!node.element) {
                m_writer.text(node.text);
                continue;
            }
            bool shown = true;
            if (const auto condition = node.element->attributeNode(u"if", ours)) {
                const auto value = evaluate(condition->value, condition->valueWhere);
                if (!value)
                    return value.error();
                shown = value->isTrue();
                lastIf = shown;
            } else if (node.element->attribute(u"else", ours)) {
                if (!lastIf)
                    return core::Error(DocumentError::ElseWithoutIf, {}, node.element->where());
                shown = !*lastIf;
                lastIf.reset();
            } else {
                lastIf.reset();
            }
            if (!shown)
                continue;
            if (const auto done = element(*node.element); !done)
                return done;
        }
        return {};
    }

    core::Result<void> value(const xml::Element &element)
    {
        const auto of = element.attributeNode(u"of");
        if (!of)
            return core::Error(DocumentError::MissingOf, {}, element.where());
        const QString as = element.attribute(u"as").value_or(u"text"_s);
        const auto form = readAs(as);
        if (!form)
            return core::Error(DocumentError::UnknownForm, {as}, element.where());
        const auto found = evaluate(of->value, of->valueWhere);
        if (!found)
            return found.error();
        if (found->isNull())
            diagnostics.push_back({core::Error(DocumentError::NullValue, {of->value}, of->valueWhere)});
        const auto text = written(*found, *form, m_environment, m_options.language, of->value, of->valueWhere);
        if (!text)
            return text.error();
        if (!xml::isXmlText(*text))
            return core::Error(DocumentError::NotText, {of->value}, of->valueWhere);
        const QStringList lines = QString(*text).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0) {
                m_writer.start(u"br"_s);
                m_writer.end();
            }
            m_writer.text(lines.at(i));
        }
        return {};
    }

    feel::Environment m_environment;
    RenderOptions m_options;
    xml::Writer m_writer;
};

/// Finds every fault of a template.
class Checker
{
public:
    explicit Checker(core::Faults &faults) : m_faults(faults) {}

    void element(const xml::Element &element, feel::Names names, bool afterIf)
    {
        if (element.attribute(u"else", ours) && !afterIf)
            fault(DocumentError::ElseWithoutIf, {}, element.where());
        // The same order as in Filler: the condition does not see the loop's name.
        if (const auto condition = element.attributeNode(u"if", ours))
            expression(condition->value, names, condition->valueWhere);
        if (const auto loop = element.attributeNode(u"for", ours)) {
            if (const auto read = readLoop(*loop)) {
                expression(read->list, names, read->where);
                names.variables.insert(read->name);
            } else {
                m_faults.push_back(read.error());
            }
        }
        if (element.namespaceUri() == ours) {
            word(element, names);
        } else if (element.namespaceUri() != xhtml || !isXhtmlElement(element.name())) {
            fault(DocumentError::UnknownElement, {element.name()}, element.where());
        }
        attributes(element);

        bool lastWasIf = false;
        for (const xml::Element &child : element.children()) {
            this->element(child, names, lastWasIf);
            lastWasIf = child.attribute(u"if", ours).has_value();
        }
    }

private:
    void fault(DocumentError id, const QStringList &arguments, const core::SourceRef &where)
    {
        m_faults.emplace_back(id, arguments, where);
    }

    void expression(const QString &text, const feel::Names &names, const core::SourceRef &where)
    {
        if (const auto parsed = feel::Expression::parse(text, names, where); !parsed)
            m_faults.push_back(parsed.error());
    }

    void word(const xml::Element &element, const feel::Names &names)
    {
        if (element.name() == "group"_L1)
            return;
        if (element.name() != "value"_L1) {
            fault(DocumentError::UnknownWord, {u"t:"_s + element.name()}, element.where());
            return;
        }
        if (const auto of = element.attributeNode(u"of"))
            expression(of->value, names, of->valueWhere);
        else
            fault(DocumentError::MissingOf, {}, element.where());
        if (const auto as = element.attributeNode(u"as"); as && !readAs(as->value))
            fault(DocumentError::UnknownForm, {as->value}, as->valueWhere);
    }

    void attributes(const xml::Element &element)
    {
        const bool isValue = element.is(ours, u"value");
        if (element.namespaceUri() == ours && !isValue && !element.is(ours, u"group"))
            return; // told already; what an unknown word may have is not known
        for (const xml::Attribute &attribute : element.attributes()) {
            if (attribute.namespaceUri == xmlNamespace)
                continue;
            if (attribute.namespaceUri == ours) {
                if (!QStringList{u"if"_s, u"else"_s, u"for"_s}.contains(attribute.name))
                    fault(DocumentError::UnknownWord, {u"t:"_s + attribute.name}, attribute.where);
            } else if (!attribute.namespaceUri.isEmpty()
                       || !(isValue ? attribute.name == "of"_L1 || attribute.name == "as"_L1
                                    : element.namespaceUri() == xhtml && isXhtmlAttribute(attribute.name))) {
                fault(DocumentError::UnknownAttribute, {element.name(), attribute.name}, attribute.where);
            }
        }
    }

    core::Faults &m_faults;
};

std::optional<core::Error> notXhtml(const xml::Element &root)
{
    if (root.is(xhtml, u"html") && root.child(xhtml, u"body"))
        return std::nullopt;
    return core::Error(DocumentError::NotXhtml, {root.name()}, root.where());
}

} // namespace

core::Result<Rendered> render(const QByteArray &xhtmlTemplate, const QString &fileName,
                              const feel::Environment &environment, const RenderOptions &options)
{
    const auto document = xml::Document::parse(xhtmlTemplate, fileName);
    if (!document)
        return document.error();
    if (const auto error = notXhtml(document->root()))
        return *error;
    Filler filler(environment, options);
    if (const auto done = filler.element(document->root()); !done)
        return done.error();
    Rendered rendered{filler.bytes(), {}, std::move(filler.diagnostics)};
    const auto filled = xml::Document::parse(rendered.xhtml, fileName);
    if (!filled)
        return filled.error();
    rendered.title = titleOf(filled->root());
    return rendered;
}

void check(const QByteArray &xhtmlTemplate, const QString &fileName, const feel::Names &names, core::Faults &faults)
{
    const auto document = xml::Document::parse(xhtmlTemplate, fileName);
    if (!document) {
        faults.push_back(document.error());
        return;
    }
    if (const auto error = notXhtml(document->root()))
        faults.push_back(*error);
    Checker(faults).element(document->root(), names, false);
}

} // namespace engine::document
