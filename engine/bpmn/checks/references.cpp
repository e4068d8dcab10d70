// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// Decisions, services, processes and messages are ones that exist.
void references(const Process &process, const Known &known, core::Faults &faults)
{
    const auto check = [&](const Reference &reference, const std::optional<std::set<QString>> &all, CheckError id) {
        if (!reference.isGiven() || !all || all->contains(reference.name))
            return;
        const QStringList list(all->begin(), all->end());
        faults.push_back(core::Error(id, {reference.name, list.join(QLatin1String(", "))}, reference.where));
    };
    for (const Node &node : process.nodes) {
        check(node.decision, known.decisions, CheckError::UnknownDecision);
        check(node.service, known.services, CheckError::UnknownService);
        check(node.called, known.processes, CheckError::UnknownProcess);
        check(node.messageName(), known.messages, CheckError::UnknownMessage);
    }
}

} // namespace engine::bpmn::checks
