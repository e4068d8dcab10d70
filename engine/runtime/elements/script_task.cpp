// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Sets a variable to the value of a FEEL expression. BPMN 2.0.2, 13.3.3 Task.
class ScriptTask final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &task = *place.node;
        run.setVariable(place.scope, task.result, run.evaluate(*task.script, place.scope), run.namesUsed(*task.script));
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeScriptTask()
{
    return std::make_unique<ScriptTask>();
}

} // namespace engine::runtime
