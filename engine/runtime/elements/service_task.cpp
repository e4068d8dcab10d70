// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Asks the outside for something and waits for the result. Nothing is called here: the request leaves
/// through the outbox. BPMN 2.0.2, 13.3.3 Task.
class ServiceTask final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &task = *place.node;
        journal::ServiceRequested request{run.newId(), place.token, place.scope, task.id, task.service.name, {}, {}};
        for (const bpmn::Mapping &parameter : task.parameters) {
            request.parameters.emplace_back(parameter.name,
                                            run.personal(run.evaluate(parameter.value, place.scope)));
            request.from.insert_or_assign(parameter.name, run.namesUsed(parameter.value));
        }
        run.emit(std::move(request));
        return run.armBoundaryEvents(place);
    }

    core::Result<void> serviceCompleted(Run &run, const Place &place, const journal::NamedValues &results) const override
    {
        const bpmn::Node &task = *place.node;
        feel::Context local = Run::contextOf(results);
        local.set(QStringLiteral("result"), Run::contextOf(results));
        // What was asked about may come back in the answer, so the answer goes when it is erased.
        std::set<QString> asked;
        for (const bpmn::Mapping &parameter : task.parameters)
            asked.merge(setOf(run.namesUsed(parameter.value)));
        for (const bpmn::Mapping &result : task.results) {
            std::set<QString> names = asked;
            names.merge(setOf(run.namesUsed(result.value)));
            for (const auto &[name, value] : results)
                names.insert(name);
            run.setVariable(place.scope, result.name, run.evaluate(result.value, place.scope, local),
                            {names.begin(), names.end()});
        }
        if (!task.result.isEmpty())
            run.setContext(place.scope, task.result, results, asked);
        else if (task.results.empty())
            run.setContext(place.scope, task.id, results, asked);
        return run.leave(place);
    }

private:
    static std::set<QString> setOf(const std::vector<QString> &names) { return {names.begin(), names.end()}; }
};

} // namespace

std::unique_ptr<Element> makeServiceTask()
{
    return std::make_unique<ServiceTask>();
}

} // namespace engine::runtime
