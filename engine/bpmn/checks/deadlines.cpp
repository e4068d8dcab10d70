// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

#include <algorithm>

namespace engine::bpmn::checks {

/// Nothing waits for ever for somebody outside: a wait for a message has a timer beside it, here or around the
/// call of its process.
void deadlines(const Process &process, const Known &known, core::Faults &faults)
{
    if (known.callersSetDeadline)
        return;
    const auto isTimer = [&](Index index) {
        return process.nodes[index].has(EventType::Timer);
    };
    for (const Node &node : process.nodes) {
        bool bounded = true;
        if (node.type == NodeType::ReceiveTask) {
            bounded = std::any_of(node.boundaryEvents.begin(), node.boundaryEvents.end(), isTimer);
        } else if (node.type == NodeType::IntermediateCatchEvent && node.has(EventType::Message)) {
            bounded = false;
            for (const Index incoming : node.incoming) {
                const Node &before = process.nodes[process.flows[incoming].source];
                if (before.type != NodeType::EventBasedGateway)
                    continue;
                bounded = std::any_of(before.outgoing.begin(), before.outgoing.end(),
                                      [&](Index flow) { return isTimer(process.flows[flow].target); });
            }
        }
        if (!bounded)
            faults.push_back(core::Error(CheckError::WaitWithoutDeadline, {node.label({})}, node.where));
    }
}

} // namespace engine::bpmn::checks
