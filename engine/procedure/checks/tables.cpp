// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

#include "engine/dmn/analysis.h"

namespace engine::procedure::checks {

/// Each fault comes with an input that shows it. What is too large to be examined is not wrong.
void tables(const Reading &reading)
{
    for (const auto &model : reading.package.definition.decisions) {
        for (const dmn::Finding &finding : dmn::analyse(*model)) {
            if (!finding.error.is(dmn::AnalysisError::Unfinished))
                reading.faults.push_back(finding.error);
        }
    }
}

} // namespace engine::procedure::checks
