// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/case_names.h"

#include "engine/bpmn/check.h"
#include "engine/bpmn/reader.h"
#include "engine/procedure/checks/checks.h"
#include "forms/model/vocabulary.h"

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

template <typename Visit> void forEachField(const forms::model::Form &form, Visit visit)
{
    for (const forms::model::Page &page : form.pages)
        std::for_each(page.fields.begin(), page.fields.end(), visit);
}

} // namespace

void CaseNames::gather(const feel::Names &formNames, bool open)
{
    m_variables = {u"sender"_s, u"attachments"_s, u"signature"_s, u"receipt"_s};
    if (const auto entry = m_package.forms.find(m_package.cover.entryForm); entry != m_package.forms.end()) {
        forEachField(*entry->second, [this](const forms::model::Field &field) {
            m_variables.insert(field.name);
            addMembers(field);
        });
    }
    m_names = formNames;
    m_names.open = open;
    const feel::Names base = bpmn::baseNames();
    m_names.variables.insert(base.variables.begin(), base.variables.end());
    m_names.functions.insert(base.functions.begin(), base.functions.end());
    m_names.variables.insert(m_variables.begin(), m_variables.end());
    for (const auto &[id, process] : m_package.definition.processes) {
        const std::set<QString> set = bpmn::variablesSetBy(*process);
        m_names.variables.insert(set.begin(), set.end());
        for (const auto &[called, inputs] : bpmn::inputsGivenBy(*process)) {
            m_inputs[called].insert(inputs.begin(), inputs.end());
            m_names.variables.insert(inputs.begin(), inputs.end());
        }
        gatherBegun(*process);
    }
    for (const QString &aggregate : aggregatesOf(m_package))
        m_inputs[aggregate].insert(u"key"_s);
}

/// What an aggregate is begun with.
void CaseNames::gatherBegun(const bpmn::Process &process)
{
    for (const bpmn::Node &node : process.nodes) {
        const auto aggregate = std::find_if(node.parameters.begin(), node.parameters.end(), [](const bpmn::Mapping &one) { return one.name == u"aggregate"_s; });
        const auto begun = node.service.name == u"begin"_s && aggregate != node.parameters.end() ? checks::literal(aggregate->value) : std::nullopt;
        for (const bpmn::Mapping &given : node.parameters) {
            if (!begun || given.name == u"aggregate"_s)
                continue;
            m_inputs[*begun].insert(given.name);
            m_names.variables.insert(given.name);
        }
    }
}

void CaseNames::gatherFlatAnswers(bool open)
{
    m_names.open = open;
    for (const auto &[id, process] : m_package.definition.processes) {
        for (const QString &flat : bpmn::flatFormsOf(*process)) {
            const auto read = m_package.forms.find(flat);
            if (read == m_package.forms.end())
                continue;
            forEachField(*read->second, [this](const forms::model::Field &field) {
                m_variables.insert(field.name);
                m_names.variables.insert(field.name);
            });
        }
    }
}

/// The parts of an answer: the fields of a group, or those that its kind has (`name.family`).
void CaseNames::addMembers(const forms::model::Field &field)
{
    for (const forms::model::Field &child : field.children)
        m_members[field.name].insert(child.name);
    const auto &kind = forms::model::vocabulary().at(field.kind);
    if (kind.type != u"list"_s && !kind.members.empty())
        m_members[field.name].insert(kind.members.begin(), kind.members.end());
}

std::set<QString> CaseNames::inputsOf(const QString &process) const
{
    const auto found = m_inputs.find(process);
    return found == m_inputs.end() ? std::set<QString>() : found->second;
}

void CaseNames::addAnswers(const QString &variable, const std::set<QString> &forms, std::map<QString, std::set<QString>> &fields) const
{
    std::set<QString> names;
    for (const QString &form : forms) {
        const auto read = m_package.forms.find(form);
        if (read == m_package.forms.end())
            return;
        forEachField(*read->second, [&names](const forms::model::Field &field) { names.insert(field.name); });
    }
    fields[variable].insert(names.begin(), names.end());
}

std::set<QString> CaseNames::setByProcesses() const
{
    std::set<QString> names;
    for (const auto &[id, process] : m_package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            if (node.type != bpmn::NodeType::UserTask)
                names.insert({node.result, node.id, node.message.name});
            for (const bpmn::Mapping &out : node.out)
                names.insert(out.name);
            for (const bpmn::Mapping &result : node.results)
                names.insert(result.name);
        }
    }
    for (const auto &[called, inputs] : m_inputs)
        names.insert(inputs.begin(), inputs.end());
    return names;
}

std::map<QString, std::set<QString>> CaseNames::partsOfAnswers(const std::set<QString> &setByProcesses) const
{
    std::map<QString, std::set<QString>> parts = m_members;
    for (const auto &[id, process] : m_package.definition.processes) {
        for (const auto &[variable, forms] : bpmn::answersSetBy(*process))
            addAnswers(variable, forms, parts);
    }
    std::erase_if(parts, [&](const auto &one) { return setByProcesses.contains(one.first); });
    return parts;
}

std::set<QString> literalsGiven(const Package &package, const QString &parameter)
{
    std::set<QString> values;
    for (const auto &[id, process] : package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            for (const bpmn::Mapping &mapping : node.parameters) {
                const auto value = mapping.name == parameter ? checks::literal(mapping.value) : std::nullopt;
                if (value)
                    values.insert(*value);
            }
        }
    }
    return values;
}

std::set<QString> aggregatesOf(const Package &package)
{
    return literalsGiven(package, u"aggregate"_s);
}

bool isAggregate(const Package &package, const QString &process)
{
    return process != package.process && !process.startsWith(u"common:"_s) && package.definition.processes.contains(process);
}

std::set<QString> possibleAggregates(const Package &package)
{
    std::set<QString> possible;
    for (const auto &[id, process] : package.definition.processes) {
        if (isAggregate(package, id))
            possible.insert(id);
    }
    return possible;
}

} // namespace engine::procedure
