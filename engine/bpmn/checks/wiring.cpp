// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// Flows and boundary events stand where BPMN lets them stand. BPMN 2.0.2, 10.5.4 and 10.6.6.
void wiring(const Process &process, const Known &, core::Faults &faults)
{
    for (const SequenceFlow &flow : process.flows) {
        const Node &source = process.nodes[flow.source];
        const Node &target = process.nodes[flow.target];
        if (target.isStart())
            faults.push_back(core::Error(CheckError::FlowIntoStart, {flow.id, target.id}, flow.where));
        if (target.isBoundary())
            faults.push_back(core::Error(CheckError::FlowIntoBoundary, {flow.id, target.id}, flow.where));
        if (source.isEnd())
            faults.push_back(core::Error(CheckError::FlowOutOfEnd, {flow.id, source.id}, flow.where));
        const bool catches = target.type == NodeType::IntermediateCatchEvent || target.type == NodeType::ReceiveTask;
        if (source.type == NodeType::EventBasedGateway && (!catches || target.incoming.size() != 1))
            faults.push_back(core::Error(CheckError::EventGatewayTarget, {source.id, target.id}, flow.where));
    }
    for (const Node &node : process.nodes) {
        if (!node.isBoundary() || node.attachedTo == none)
            continue;
        const Node &host = process.nodes[node.attachedTo];
        if (!host.isActivity())
            faults.push_back(core::Error(CheckError::BoundaryOnNoActivity, {node.id, host.id}, node.where));
    }
}

} // namespace engine::bpmn::checks
