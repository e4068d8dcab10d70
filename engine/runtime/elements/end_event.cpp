// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Consumes its token; the process ends with its last one. BPMN 2.0.2, 13.5.6 End Events.
class EndEvent final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        if (place.node->isTerminate())
            run.cancelTokens(place.scope, place.token);
        return run.endToken(place);
    }
};

} // namespace

std::unique_ptr<Element> makeEndEvent()
{
    return std::make_unique<EndEvent>();
}

} // namespace engine::runtime
