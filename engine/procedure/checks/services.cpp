// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

#include "engine/procedure/endings.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

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
