// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// Every user task has a form of the package.
void forms(const Process &process, const Known &known, core::Faults &faults)
{
    for (const Node &node : process.nodes) {
        if (node.type != NodeType::UserTask)
            continue;
        if (!node.form.isGiven()) {
            faults.push_back(core::Error(CheckError::NoForm, {node.label({})}, node.where));
        } else if (known.forms && !known.forms->contains(node.form.name)) {
            const QStringList all(known.forms->begin(), known.forms->end());
            faults.push_back(core::Error(CheckError::UnknownForm, {node.form.name, all.join(QLatin1String(", "))},
                                         node.form.where));
        }
    }
}

} // namespace engine::bpmn::checks
