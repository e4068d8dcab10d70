// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// A timer or a message at the border of an activity: ends the activity or, if it does not interrupt,
/// starts a way beside it. BPMN 2.0.2, 13.5.3 Intermediate Events.
class BoundaryEvent final : public Element
{
public:
    core::Result<void> enter(Run &, const Place &place) const override
    {
        // No flow leads here (checks), and an activity arms it.
        return core::Error(RuntimeError::NotWaiting, {place.node->label({})}, place.node->where);
    }

    core::Result<void> timerFired(Run &run, const Place &place) const override
    {
        const auto taken = run.takeBoundary(place);
        return taken ? run.leave(*taken) : core::Result<void>(taken.error());
    }

    core::Result<void> messageReceived(Run &run, const Place &place, const journal::NamedValues &payload) const override
    {
        const auto taken = run.takeBoundary(place);
        if (!taken)
            return taken.error();
        const bpmn::Node &event = *place.node;
        run.setContext(place.scope, event.result.isEmpty() ? event.messageName().name : event.result, payload);
        return run.leave(*taken);
    }
};

} // namespace

std::unique_ptr<Element> makeBoundaryEvent()
{
    return std::make_unique<BoundaryEvent>();
}

} // namespace engine::runtime
