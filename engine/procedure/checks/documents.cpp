// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

const QString xhtml = u"http://www.w3.org/1999/xhtml"_s;
const QString words = u"urn:todoke:document:1"_s;

/// Looks through one template.
class Template
{
public:
    Template(const Reading &reading, feel::Names names) : m_reading(reading), m_names(std::move(names)) {}

    void walk(const xml::Element &element)
    {
        const feel::Names outside = m_names;
        if (const auto condition = element.attributeNode(u"if", words))
            expression(*condition);
        if (const auto loop = element.attributeNode(u"for", words))
            this->loop(*loop);
        if (element.namespaceUri() == words) {
            const auto of = element.attributeNode(u"of");
            if (element.name() != u"value"_s || !of)
                m_reading.fault(ProcedureError::DocumentWord, element.where(), {element.name()});
            else
                expression(*of);
        }
        for (const xml::Attribute &attribute : element.attributes()) {
            static const std::set<QString> known{u"if"_s, u"else"_s, u"for"_s};
            if (attribute.namespaceUri == words && !known.contains(attribute.name))
                m_reading.fault(ProcedureError::DocumentWord, attribute.where, {attribute.name});
        }
        for (const xml::Element &child : element.children())
            walk(child);
        m_names = outside;
    }

private:
    void expression(const xml::Attribute &attribute) { parse(attribute.value, attribute.valueWhere); }

    void parse(const QString &text, const core::SourceRef &where)
    {
        const auto parsed = feel::Expression::parse(text, m_names, where);
        if (!parsed) {
            m_reading.faults.push_back(parsed.error());
            return;
        }
        for (const feel::Expression::Use &use : parsed->uses()) {
            const QString name = use.path.section(u'.', 0, 0);
            if (!m_names.open && !m_names.variables.contains(name) && !m_names.functions.contains(name))
                m_reading.fault(ProcedureError::UnknownName, use.where, {name, listed(m_names.variables)});
        }
    }

    void loop(const xml::Attribute &attribute)
    {
        static const QRegularExpression shape(uR"(^\s*([\p{L}_][\p{L}\p{N}_]*)\s+in\s+(\S.*)$)"_s,
                                              QRegularExpression::DotMatchesEverythingOption);
        const auto match = shape.match(attribute.value);
        if (!match.hasMatch()) {
            m_reading.fault(ProcedureError::DocumentLoop, attribute.valueWhere, {attribute.value});
            return;
        }
        core::SourceRef where = attribute.valueWhere;
        where.column += static_cast<int>(match.capturedStart(2));
        parse(match.captured(2), where);
        m_names.variables.insert(match.captured(1));
    }

    const Reading &m_reading;
    feel::Names m_names;
};

QString fileOf(const QString &document)
{
    const bool common = document.startsWith(u"common:"_s);
    return (common ? u"common/documents/"_s + document.mid(7) : u"documents/"_s + document) + u".xhtml"_s;
}

/// What the service that makes a document adds to the case's variables: its number and date, and its own parameters.
feel::Names namesFor(const Reading &reading, const QString &document)
{
    feel::Names names = reading.caseNames;
    names.variables.insert(u"document"_s);
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            const bool makes = std::any_of(node.parameters.begin(), node.parameters.end(), [&](const bpmn::Mapping &mapping) {
                return mapping.name == u"document"_s && literal(mapping.value) == document;
            });
            for (const bpmn::Mapping &mapping : node.parameters) {
                if (makes)
                    names.variables.insert(mapping.name);
            }
        }
    }
    return names;
}

} // namespace

void documents(const Reading &reading)
{
    const Package &package = reading.package;
    std::set<QString> known;
    for (const auto &[name, content] : package.documents)
        known.insert(name);
    std::set<QString> used;
    for (const auto &[id, process] : package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            for (const bpmn::Mapping &mapping : node.parameters) {
                const auto name = mapping.name == u"document"_s ? literal(mapping.value) : std::nullopt;
                if (!name)
                    continue;
                used.insert(*name);
                if (!known.contains(*name))
                    reading.fault(ProcedureError::UnknownDocument, mapping.where, {*name, listed(known)});
            }
        }
    }
    for (const auto &[name, content] : package.documents) {
        const auto document = xml::Document::parse(content, fileOf(name));
        if (!document) {
            reading.faults.push_back(document.error());
            continue;
        }
        const xml::Element root = document->root();
        if (!root.is(xhtml, u"html")) {
            reading.fault(ProcedureError::NotADocument, root.where(), {root.name()});
            continue;
        }
        Template(reading, namesFor(reading, name)).walk(root);
        if (!name.startsWith(u"common:"_s) && !used.contains(name))
            reading.fault(ProcedureError::DocumentUnused, root.where(), {name});
    }
}

} // namespace engine::procedure::checks
