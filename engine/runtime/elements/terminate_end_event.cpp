// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Ends every other token of its process, then its own. BPMN 2.0.2, 13.5.6 End Events.
class TerminateEndEvent final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        run.cancelTokens(place.scope, place.token);
        return run.endToken(place);
    }
};

} // namespace

std::unique_ptr<Element> makeTerminateEndEvent()
{
    return std::make_unique<TerminateEndEvent>();
}

} // namespace engine::runtime
