// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Performs what nothing leads to in it, in the order of the file or all at once, until its condition holds or nothing is
/// left. BPMN 2.0.2, 13.3.5 Ad-Hoc Sub-Process.
class AdHocSubProcess final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        if (auto armed = run.armBoundaryEvents(place); !armed)
            return armed;
        const auto scope = run.openSubProcess(place);
        if (!scope)
            return scope.error();
        if (place.node->adHoc->ordering == bpmn::Ordering::Parallel)
            return run.enterEntries(*scope, *place.process, place.process->indexOf(*place.node));
        return next(run, place, *scope);
    }

    core::Result<void> pathEnded(Run &run, const Place &place, const QString &scope) const override
    {
        const bpmn::AdHoc &adHoc = *place.node->adHoc;
        const bool enough = adHoc.completion && run.evaluate(*adHoc.completion, scope).isTrue();
        if (enough && adHoc.cancelRemaining)
            run.cancelTokens(scope);
        if (run.state().lookup.tokensOf.contains(scope))
            return {}; // others are at work
        if (enough || adHoc.ordering == bpmn::Ordering::Parallel)
            return scopeEnded(run, place, scope);
        return next(run, place, scope);
    }

    core::Result<void> scopeEnded(Run &run, const Place &place, const QString &scope) const override
    {
        run.keepOrClose(place, scope);
        return run.leave(place);
    }

private:
    core::Result<void> next(Run &run, const Place &place, const QString &scope) const
    {
        std::set<QString> performed;
        for (const state::Step &step : run.state().steps) {
            if (step.scope == scope)
                performed.insert(step.node);
        }
        for (const bpmn::Index entry : place.node->entries) {
            const bpmn::Node &node = place.process->nodes[entry];
            if (performed.contains(node.id))
                continue;
            run.enter({run.newId(), scope, place.process, &node});
            return {};
        }
        return scopeEnded(run, place, scope);
    }
};

} // namespace

std::unique_ptr<Element> makeAdHocSubProcess()
{
    return std::make_unique<AdHocSubProcess>();
}

} // namespace engine::runtime
