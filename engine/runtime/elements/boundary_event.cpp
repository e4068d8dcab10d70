// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/elements/payload.h"

namespace engine::runtime {

namespace {

/// An event at the border of an activity: ends the activity or, if it does not interrupt, starts a way beside it.
/// An error always ends it. BPMN 2.0.2, 13.5.3 Intermediate Events.
class BoundaryEvent final : public Element
{
public:
    core::Result<void> enter(Run &, const Place &place) const override
    {
        // No flow leads here (checks), and an activity arms it.
        return core::Error(RuntimeError::NotWaiting, {place.node->label({})}, place.node->where);
    }

    core::Result<void> triggered(Run &run, const Place &place, const Trigger &trigger) const override
    {
        const bpmn::Node &event = *place.node;
        if (event.parallelMultiple && run.stillAwaits(place, event)) {
            give(run, place.scope, event, trigger);
            return {};
        }
        const bool interrupts = event.interrupting || trigger.type == bpmn::EventType::Error
            || trigger.type == bpmn::EventType::Cancel;
        if (!interrupts && event.parallelMultiple) {
            if (auto again = run.await(place, event); !again)
                return again;
        } else if (!interrupts) {
            run.awaitAgain(place, trigger);
        }
        const auto taken = run.takeBoundary(place, interrupts);
        if (!taken)
            return taken.error();
        give(run, place.scope, event, trigger);
        return run.leave(*taken);
    }
};

} // namespace

std::unique_ptr<Element> makeBoundaryEvent()
{
    return std::make_unique<BoundaryEvent>();
}

} // namespace engine::runtime
