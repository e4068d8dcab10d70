// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Waits until nothing more can come by its other flows, then leaves by every flow whose condition is true, else by the
/// default. BPMN 2.0.2, 13.4.3 Inclusive Gateway.
class InclusiveGateway final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        if (place.node->incoming.size() < 2)
            return run.leave(place);
        run.touch(place.scope); // Run::checkJoins(), when all have moved
        return {};
    }
};

} // namespace

std::unique_ptr<Element> makeInclusiveGateway()
{
    return std::make_unique<InclusiveGateway>();
}

} // namespace engine::runtime
