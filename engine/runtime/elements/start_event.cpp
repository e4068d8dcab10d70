// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Begins a process. BPMN 2.0.2, 13.5.1 Start Events.
class StartEvent final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override { return run.leave(place); }
};

} // namespace

std::unique_ptr<Element> makeStartEvent()
{
    return std::make_unique<StartEvent>();
}

} // namespace engine::runtime
