// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// What people see in their task list has a name.
void labels(const Process &process, const Known &, core::Faults &faults)
{
    for (const Node &node : process.nodes) {
        const bool shown = node.type == NodeType::UserTask || node.type == NodeType::CallActivity;
        if (shown && node.name.isEmpty() && node.labels.isEmpty())
            faults.push_back(core::Error(CheckError::NoLabel, {node.id}, node.where));
    }
}

} // namespace engine::bpmn::checks
