// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

#include "engine/core/suggestion.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

const QString xhtml = u"http://www.w3.org/1999/xhtml"_s;
const QString words = u"urn:todoke:document:1"_s;

/// Looks for parts that the variables of a letter do not have. Everything else in it is checked by the room that
/// sets letters, which does not know the forms.
class Parts
{
public:
    Parts(const Reading &reading, feel::Names names) : m_reading(reading), m_names(std::move(names))
    {
        m_names.open = true; // unknown names are told already
    }

    void walk(const xml::Element &element)
    {
        const std::set<QString> outside = m_local;
        for (const xml::Attribute &attribute : element.attributes()) {
            const bool isLoop = attribute.namespaceUri == words && attribute.name == u"for"_s;
            if (isLoop)
                m_local.insert(attribute.value.section(u" in "_s, 0, 0).trimmed());
            else if ((attribute.namespaceUri == words && attribute.name == u"if"_s) || (element.namespaceUri() == words && attribute.name == u"of"_s))
                expression(attribute);
        }
        for (const xml::Element &child : element.children())
            walk(child);
        m_local = outside;
    }

private:
    void expression(const xml::Attribute &attribute)
    {
        const auto parsed = feel::Expression::parse(attribute.value, m_names, attribute.valueWhere);
        if (!parsed)
            return;
        for (const feel::Expression::Use &use : parsed->uses()) {
            const QString head = use.path.section(u'.', 0, 0);
            const QString part = use.path.section(u'.', 1, 1);
            const auto known = m_reading.members.find(head);
            if (part.isEmpty() || m_local.contains(head) || known == m_reading.members.end() || known->second.contains(part))
                continue;
            m_reading.fault(ProcedureError::UnknownPart, use.where, {head, part, core::suggestion(part, known->second)});
        }
    }

    const Reading &m_reading;
    feel::Names m_names;
    std::set<QString> m_local; ///< names of loops, which hide others
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
            if (literalGiven(reading, node, u"issue"_s, u"document"_s) != document)
                continue;
            for (const bpmn::Mapping &mapping : node.parameters)
                names.variables.insert(mapping.name);
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
    bool isUnknown = false; // one that is named wrongly seems unused as well
    for (const auto &[id, process] : package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            for (const bpmn::Mapping *mapping : given(reading, node, u"issue"_s, u"document"_s)) {
                const auto name = literal(mapping->value);
                if (!name)
                    continue;
                used.insert(*name);
                if (known.contains(*name))
                    continue;
                isUnknown = true;
                reading.fault(ProcedureError::UnknownDocument, mapping->where, {*name, core::suggestion(*name, known)});
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
        const feel::Names names = namesFor(reading, name);
        if (reading.surroundings.checkDocument)
            reading.surroundings.checkDocument(content, fileOf(name), names, reading.faults);
        Parts(reading, names).walk(root);
        if (!name.startsWith(u"common:"_s) && !used.contains(name) && !isUnknown)
            reading.fault(ProcedureError::DocumentUnused, root.where(), {name});
    }
}

} // namespace engine::procedure::checks
