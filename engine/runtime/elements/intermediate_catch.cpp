// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

class IntermediateCatch final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        if (place.node->timer())
            return run.awaitTimer(place, *place.node);
        run.awaitMessage(place, *place.node);
        return {};
    }

    core::Result<void> timerFired(Run &run, const Place &place) const override
    {
        if (auto come = run.comeFromGateway(place); !come)
            return come;
        return run.leave(place);
    }

    core::Result<void> messageReceived(Run &run, const Place &place, const journal::NamedValues &payload) const override
    {
        if (auto come = run.comeFromGateway(place); !come)
            return come;
        const bpmn::Node &event = *place.node;
        run.setContext(place.scope, event.result.isEmpty() ? event.messageName().name : event.result, payload);
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeIntermediateCatch()
{
    return std::make_unique<IntermediateCatch>();
}

} // namespace engine::runtime
