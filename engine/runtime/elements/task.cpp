// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// A task without a type, or a manual one: what is done is no business of the engine. BPMN 2.0.2, 13.3.3 Task.
class Task final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override { return run.leave(place); }
};

} // namespace

std::unique_ptr<Element> makeTask()
{
    return std::make_unique<Task>();
}

} // namespace engine::runtime
