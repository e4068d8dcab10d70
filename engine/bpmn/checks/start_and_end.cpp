// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// A process begins in one place and can end.
void startAndEnd(const Process &process, const Known &, core::Faults &faults)
{
    const Node *first = nullptr;
    bool ends = false;
    for (const Node &node : process.nodes) {
        ends = ends || node.isEnd();
        if (!node.isStart() || node.parent != none || !node.events.empty())
            continue;
        if (first)
            faults.push_back(core::Error(CheckError::SeveralStarts, {process.id, first->id, node.id}, node.where));
        else
            first = &node;
    }
    // A process may begin with a message or a gateway, and a collaboration may have one that only a message begins.
    if (process.starts.empty() && !process.globalTask)
        faults.push_back(core::Error(CheckError::NoStart, {process.id}, process.where));
    if (!ends && !process.globalTask)
        faults.push_back(core::Error(CheckError::NoEnd, {process.id}, process.where));
}

} // namespace engine::bpmn::checks
