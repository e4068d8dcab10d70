// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Waits until a time, also behind an event-based gateway. BPMN 2.0.2, 13.5.3 Intermediate Events.
class TimerCatch final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        return run.awaitTimer(place, *place.node);
    }

    core::Result<void> timerFired(Run &run, const Place &place) const override
    {
        if (auto come = run.comeFromGateway(place); !come)
            return come;
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeTimerCatch()
{
    return std::make_unique<TimerCatch>();
}

} // namespace engine::runtime
