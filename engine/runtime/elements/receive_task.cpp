// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/elements/payload.h"

namespace engine::runtime {

namespace {

/// Waits for a message, also behind an event-based gateway. Its payload becomes one context called by `todoke:result`
/// or the message's name. BPMN 2.0.2, 13.3.3 Task.
class ReceiveTask final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        run.awaitMessage(place, *place.node, place.node->message.name);
        return run.armBoundaryEvents(place);
    }

    core::Result<void> triggered(Run &run, const Place &place, const Trigger &trigger) const override
    {
        const auto come = run.comeFromGateway(place);
        if (!come)
            return come.error();
        give(run, place.scope, *place.node, trigger);
        return run.leave(*come);
    }
};

} // namespace

std::unique_ptr<Element> makeReceiveTask()
{
    return std::make_unique<ReceiveTask>();
}

} // namespace engine::runtime
