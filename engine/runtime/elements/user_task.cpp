// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Waits for a person. The answers become one context called by `todoke:result` or the task's id;
/// `todoke:flat` sets each of them by its own name, too. BPMN 2.0.2, 13.3.3 Task.
class UserTask final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &task = *place.node;
        std::optional<QDateTime> due;
        if (task.due)
            due = instantOf(run.evaluate(*task.due, place.scope), run.command().now, run.definition().zone);
        run.emit(journal::TaskCreated{run.newId(), place.token, place.scope, task.id, task.form.name,
                                      run.potentialOwners(place), due});
        return run.armBoundaryEvents(place);
    }

    core::Result<void> taskCompleted(Run &run, const Place &place, const journal::NamedValues &answers) const override
    {
        const bpmn::Node &task = *place.node;
        run.setContext(place.scope, task.result.isEmpty() ? task.id : task.result, answers);
        if (task.flat) {
            for (const auto &[name, value] : answers)
                run.setGiven(place.scope, name, value);
        }
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeUserTask()
{
    return std::make_unique<UserTask>();
}

} // namespace engine::runtime
