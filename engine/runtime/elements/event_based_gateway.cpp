// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Waits for the first of the events behind it or, where it begins a process in parallel, for all of them.
/// BPMN 2.0.2, 13.4.4 Event-based Gateway.
class EventBasedGateway final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        for (const bpmn::Index index : place.node->outgoing) {
            const bpmn::Node &event = place.process->nodes[place.process->flows[index].target];
            if (event.type == bpmn::NodeType::ReceiveTask)
                run.awaitMessage(place, event, event.message.name);
            else if (auto armed = run.await(place, event); !armed)
                return armed;
        }
        return {};
    }
};

} // namespace

std::unique_ptr<Element> makeEventBasedGateway()
{
    return std::make_unique<EventBasedGateway>();
}

} // namespace engine::runtime
