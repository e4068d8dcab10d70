// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Leaves by the first flow whose condition is true, else by the default flow.
/// BPMN 2.0.2, 13.4.2 Exclusive Gateway.
class ExclusiveGateway final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &gateway = *place.node;
        if (gateway.outgoing.empty())
            return run.leave(place);
        for (const bpmn::Index index : gateway.outgoing) {
            const bpmn::SequenceFlow &flow = place.process->flows[index];
            if (index == gateway.defaultFlow)
                continue;
            if (!flow.condition || run.evaluate(*flow.condition, place.scope).isTrue())
                return run.leaveBy(place, {index});
        }
        if (gateway.defaultFlow != bpmn::none)
            return run.leaveBy(place, {gateway.defaultFlow});
        return core::Error(RuntimeError::NoFlowTaken, {gateway.label({})}, gateway.where);
    }
};

} // namespace

std::unique_ptr<Element> makeExclusiveGateway()
{
    return std::make_unique<ExclusiveGateway>();
}

} // namespace engine::runtime
