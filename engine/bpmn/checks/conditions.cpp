// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// Conditions stand on the flows of exclusive gateways, and one of these flows is always taken.
void conditions(const Process &process, const Known &, core::Faults &faults)
{
    const auto conditional = [](const SequenceFlow &flow) { return flow.hasCondition(); };
    for (const Node &node : process.nodes) {
        const bool chooses = node.type == NodeType::ExclusiveGateway && node.outgoing.size() > 1;
        for (const Index index : node.outgoing) {
            const SequenceFlow &flow = process.flows[index];
            if (index == node.defaultFlow) {
                if (conditional(flow))
                    faults.push_back(core::Error(CheckError::DefaultWithCondition, {flow.id, node.label({})},
                                                 flow.conditionWhere));
            } else if (conditional(flow) && (node.isEvent() || node.type == NodeType::EventBasedGateway)) {
                faults.push_back(core::Error(CheckError::ConditionElsewhere, {flow.id, node.label({})},
                                             flow.conditionWhere));
            } else if (!conditional(flow) && chooses) {
                faults.push_back(core::Error(CheckError::FlowWithoutCondition, {flow.id, node.label({})}, flow.where));
            }
        }
        const bool mayStick = chooses || (node.type == NodeType::ExclusiveGateway && !node.outgoing.empty()
                                          && conditional(process.flows[node.outgoing.front()]));
        if (mayStick && node.defaultFlow == none)
            faults.push_back(core::Error(CheckError::NoDefaultFlow, {node.label({}), node.id}, node.where));
    }
}

} // namespace engine::bpmn::checks
