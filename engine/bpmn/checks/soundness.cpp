// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"
#include "engine/bpmn/soundness.h"

namespace engine::bpmn::checks {

/// Whatever is answered and in whatever order things come, the process can go on and end, and no part runs twice at once
/// by mistake.
void soundness(const Process &process, const Known &known, core::Faults &faults)
{
    if (!process.start())
        return;
    const core::Faults found = soundnessOf(process, known).faults;
    faults.insert(faults.end(), found.begin(), found.end());
}

} // namespace engine::bpmn::checks
