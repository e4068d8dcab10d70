// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

/// Every way on which a case ends says how. A way beside it (a reminder) ends without saying anything.
void outcomes(const Process &process, const Known &known, core::Faults &faults)
{
    if (!known.main)
        return;
    const std::vector<bool> decides = reachable(process, Side::Without);
    const QStringList all(known.outcomes.begin(), known.outcomes.end());
    for (Index i = 0; i < process.nodes.size(); ++i) {
        const Node &node = process.nodes[i];
        if (!node.isEnd())
            continue;
        if (!node.outcome.isGiven()) {
            if (decides[i])
                faults.push_back(core::Error(CheckError::EndWithoutOutcome,
                                             {node.label({}), all.join(QLatin1String(", "))}, node.where));
        } else if (!known.outcomes.contains(node.outcome.name)) {
            faults.push_back(core::Error(CheckError::UnknownOutcome,
                                         {node.outcome.name, all.join(QLatin1String(", "))}, node.outcome.where));
        }
    }
}

} // namespace engine::bpmn::checks
