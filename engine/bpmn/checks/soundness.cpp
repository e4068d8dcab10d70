// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"
#include "engine/bpmn/soundness.h"

namespace engine::bpmn::checks {

/// Whatever is answered and in whatever order things come, the process can go on and end, and no part runs twice at once
/// by mistake. Played through only where nothing else is wrong: what follows from a fault would hide it.
void soundness(const Process &process, const Known &known, core::Faults &faults, core::Faults *notes)
{
    if (!process.start() || !faults.empty())
        return;
    const Soundness found = soundnessOf(process, known);
    faults.insert(faults.end(), found.faults.begin(), found.faults.end());
    if (!found.complete && notes)
        notes->push_back(core::Error(CheckNote::NotPlayedThrough, {process.name.isEmpty() ? process.id : process.name, QString::number(found.states)}, process.where));
}

} // namespace engine::bpmn::checks
