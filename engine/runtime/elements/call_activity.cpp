// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Runs another process in a scope of its own, with mappings in and out; an `out` may also use `outcome`,
/// what the called process ended with. BPMN 2.0.2, 13.3.6 Call Activity.
class CallActivity final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &call = *place.node;
        const auto process = run.process(call.called.name);
        if (!process)
            return process.error().at(call.called.where);
        if (auto armed = run.armBoundaryEvents(place); !armed)
            return armed;
        const QString scope = run.newId();
        std::vector<std::pair<const bpmn::Mapping *, feel::Value>> handed; // all before the inner names hide any
        for (const bpmn::Mapping &in : call.in)
            handed.emplace_back(&in, run.evaluate(in.value, place.scope));
        run.emit(journal::ScopeOpened{scope, place.scope, place.token, call.called.name});
        for (auto &[in, value] : handed)
            run.setVariable(scope, in->name, std::move(value), run.namesUsed(in->value));
        return run.enterProcess(scope, **process);
    }

    core::Result<void> scopeEnded(Run &run, const Place &place, const QString &scope) const override
    {
        const bpmn::Node &call = *place.node;
        const QString outcome = run.outcomeOf(scope);
        const feel::Context local{{QStringLiteral("outcome"), outcome.isEmpty() ? feel::Value() : feel::Value(outcome)}};
        std::vector<std::pair<const bpmn::Mapping *, feel::Value>> handed;
        for (const bpmn::Mapping &out : call.out)
            handed.emplace_back(&out, run.evaluate(out.value, scope, local));
        for (auto &[out, value] : handed)
            run.setVariable(place.scope, out->name, std::move(value), run.namesUsed(out->value));
        if (!call.result.isEmpty())
            run.setVariable(place.scope, call.result, *local.find(u"outcome"), {});
        run.closeScope(scope);
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeCallActivity()
{
    return std::make_unique<CallActivity>();
}

} // namespace engine::runtime
