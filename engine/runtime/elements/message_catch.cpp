// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Waits for a message: catch event and receive task, also behind an event-based gateway. Its payload
/// becomes one context called by `todoke:result` or the message's name. BPMN 2.0.2, 13.5.3 Intermediate Events.
class MessageCatch final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        run.awaitMessage(place, *place.node);
        return run.armBoundaryEvents(place);
    }

    core::Result<void> messageReceived(Run &run, const Place &place, const journal::NamedValues &payload) const override
    {
        const bpmn::Node &event = *place.node;
        if (auto come = run.comeFromGateway(place); !come)
            return come;
        run.setContext(place.scope, event.result.isEmpty() ? event.messageName().name : event.result, payload);
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeMessageCatch()
{
    return std::make_unique<MessageCatch>();
}

} // namespace engine::runtime
