// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/elements/payload.h"

namespace engine::runtime {

namespace {

/// Begins a process, a sub-process or, when it is triggered, an event sub-process. BPMN 2.0.2, 13.5.1 Start Events.
class StartEvent final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override { return run.leave(place); }

    core::Result<void> triggered(Run &run, const Place &place, const Trigger &trigger) const override
    {
        const bpmn::Node &event = *place.node;
        if (!place.token.isEmpty()) { // a pool that begins with it
            give(run, place.scope, event, trigger);
            return run.leave(place);
        }
        if (event.parallelMultiple && run.stillAwaits(place, event)) {
            give(run, place.scope, event, trigger);
            return {};
        }
        if (!event.interrupting && event.parallelMultiple) {
            if (auto again = run.await(place, event); !again)
                return again;
        } else if (!event.interrupting) {
            run.awaitAgain(place, trigger);
        }
        const auto begun = run.beginEventSubProcess(place);
        if (!begun)
            return begun.error();
        give(run, begun->scope, event, trigger);
        return run.leave(*begun);
    }
};

} // namespace

std::unique_ptr<Element> makeStartEvent()
{
    return std::make_unique<StartEvent>();
}

} // namespace engine::runtime
