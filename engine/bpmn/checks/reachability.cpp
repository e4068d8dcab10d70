// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// Every node can be come to, and an end can be come to from it.
void reachability(const Process &process, const Known &, core::Faults &faults)
{
    const std::vector<bool> fromStart = reachable(process, Side::With);
    const std::vector<bool> toEnd = endReachable(process);
    const bool starts = process.start() != nullptr;
    bool ends = false;
    for (const Node &node : process.nodes)
        ends = ends || node.isEnd();
    for (Index i = 0; i < process.nodes.size(); ++i) {
        const Node &node = process.nodes[i];
        if (starts && !fromStart[i])
            faults.push_back(core::Error(CheckError::Unreachable, {node.label({}), node.id}, node.where));
        else if (ends && !toEnd[i])
            faults.push_back(core::Error(CheckError::NoWayToEnd, {node.label({}), node.id}, node.where));
    }
}

} // namespace engine::bpmn::checks
