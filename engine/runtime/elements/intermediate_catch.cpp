// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/elements/payload.h"

namespace engine::runtime {

namespace {

/// Waits for its events, also behind an event-based gateway: for one of them or, if it is parallel multiple, for all.
/// A link is only where its throwing side leads. BPMN 2.0.2, 13.5.3 Intermediate Events.
class IntermediateCatch final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        return place.node->has(bpmn::EventType::Link) ? run.leave(place) : run.await(place, *place.node);
    }

    core::Result<void> triggered(Run &run, const Place &place, const Trigger &trigger) const override
    {
        const auto come = run.comeFromGateway(place);
        if (!come)
            return come.error();
        give(run, place.scope, *place.node, trigger);
        if (place.node->parallelMultiple && run.stillAwaits(*come, *place.node))
            return {};
        return run.leave(*come);
    }
};

} // namespace

std::unique_ptr<Element> makeIntermediateCatch()
{
    return std::make_unique<IntermediateCatch>();
}

} // namespace engine::runtime
