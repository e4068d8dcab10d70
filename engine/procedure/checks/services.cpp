// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

#include "engine/procedure/case_names.h"
#include "engine/procedure/endings.h"
#include "engine/procedure/possible_values.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// The texts that a parameter may be: its own in quotes, or those that every caller of the process hands in for it. Nothing
/// where it is computed.
std::optional<std::set<QString>> textsOf(const Reading &reading, const bpmn::Process &process, const feel::Expression &value)
{
    if (const auto text = literal(value))
        return std::set<QString>{*text};
    const auto handed = constantsHandedTo(reading.package, process);
    const auto found = handed.find(value.text().trimmed());
    if (found == handed.end())
        return std::nullopt;
    std::set<QString> texts;
    for (const feel::Value &one : found->second) {
        if (!one.as<QString>())
            return std::nullopt;
        texts.insert(*one.as<QString>());
    }
    return texts;
}

/// What is written in the open must be known when the package is published: the topic of work for others stands beside
/// sealed answers in the database, and an aggregate is a process of the package.
void fixed(const Reading &reading, const bpmn::Process &process, const bpmn::Node &node)
{
    const QString &service = node.service.name;
    for (const bpmn::Mapping &parameter : node.parameters) {
        const bool isAggregateName = parameter.name == u"aggregate"_s && (service == u"begin"_s || service == u"tell"_s);
        if (!isAggregateName && !(parameter.name == u"topic"_s && service == u"external"_s))
            continue;
        const auto texts = textsOf(reading, process, parameter.value);
        if (!texts) {
            reading.fault(ProcedureError::ParameterComputed, parameter.value.where(), {node.id, service, parameter.name});
            continue;
        }
        for (const QString &text : *texts) {
            if (isAggregateName && !reading.caseNames.open && !isAggregate(reading.package, text))
                reading.fault(ProcedureError::UnknownAggregate, parameter.value.where(), {node.id, text, listed(possibleAggregates(reading.package))});
        }
    }
}

/// `tell` speaks either to cases or to one aggregate.
void addressed(const Reading &reading, const bpmn::Node &node, const std::set<QString> &present)
{
    if (node.service.name == u"tell"_s && !present.contains(u"to"_s) && !(present.contains(u"aggregate"_s) && present.contains(u"key"_s)))
        reading.fault(ProcedureError::ParameterMissing, node.where, {node.id, node.service.name, present.contains(u"aggregate"_s) ? u"key"_s : u"to"_s});
}

} // namespace

void services(const Reading &reading)
{
    const std::set<QString> outcomes = endingsOf(reading.package.cover.kind);
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const bpmn::Node &node : process->nodes) {
            std::set<QString> present;
            for (const bpmn::Mapping &parameter : node.parameters)
                present.insert(parameter.name);
            for (const bpmn::Mapping *decided : given(reading, node, u"dispose"_s, u"outcome"_s)) {
                const auto outcome = literal(decided->value);
                if (outcome && !outcomes.contains(*outcome))
                    reading.fault(ProcedureError::UnknownDisposition, decided->value.where(), {node.id, *outcome, listed(outcomes)});
            }
            fixed(reading, *process, node);
            addressed(reading, node, present);
            const auto needed = reading.surroundings.neededParameters.find(node.service.name);
            if (needed == reading.surroundings.neededParameters.end())
                continue;
            for (const QString &name : needed->second) {
                if (!present.contains(name))
                    reading.fault(ProcedureError::ParameterMissing, node.where, {node.id, node.service.name, name});
            }
        }
    }
}

} // namespace engine::procedure::checks
