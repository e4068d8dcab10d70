// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Runs its nodes in a scope of its own; a transaction is one that can be cancelled. What it did is kept where it can
/// be undone. BPMN 2.0.2, 13.3.4 Sub-Process.
class SubProcess final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        if (auto armed = run.armBoundaryEvents(place); !armed)
            return armed;
        const auto scope = run.openSubProcess(place);
        if (!scope)
            return scope.error();
        return run.enterEntries(*scope, *place.process, place.process->indexOf(*place.node));
    }

    core::Result<void> scopeEnded(Run &run, const Place &place, const QString &scope) const override
    {
        run.keepOrClose(place, scope);
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeSubProcess()
{
    return std::make_unique<SubProcess>();
}

} // namespace engine::runtime
