// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/joins.h"

#include <algorithm>

namespace engine::runtime {

std::map<QString, QString> waitingByFlow(Run &run, const QString &scope, const bpmn::Node &gateway)
{
    std::map<QString, QString> byFlow;
    for (const QString &id : run.state().lookup.tokensAt(scope, gateway.id)) {
        run.lookAt(1);
        const auto [at, fresh] = byFlow.emplace(run.state().tokens.at(id).flow, id);
        if (!fresh && id < at->second) // of several by one flow the first by id
            at->second = id;
    }
    return byFlow;
}

bool moreCanCome(Run &run, const QString &scope, const bpmn::Process &process, const bpmn::Node &gateway,
                 const std::map<QString, QString> &present)
{
    const auto tokens = run.state().lookup.tokensOf.find(scope);
    if (tokens == run.state().lookup.tokensOf.end() || gateway.upstream.empty())
        return false;
    return std::any_of(tokens->second.begin(), tokens->second.end(), [&](const QString &id) {
        run.lookAt(1);
        const state::Token &token = run.state().tokens.at(id);
        const bpmn::Index at = process.nodeIndex.value(token.node, bpmn::none);
        if (at == bpmn::none || &process.nodes[at] == &gateway)
            return false;
        bool toEmpty = false;
        bool toPresent = false;
        for (std::size_t i = 0; i < gateway.incoming.size(); ++i) {
            if (!gateway.upstream[i][at])
                continue;
            (present.contains(process.flows[gateway.incoming[i]].id) ? toPresent : toEmpty) = true;
        }
        return toEmpty && !toPresent;
    });
}

core::Result<bool> joinInclusive(Run &run, const QString &scope, const bpmn::Process &process,
                                 const bpmn::Node &gateway)
{
    const std::map<QString, QString> present = waitingByFlow(run, scope, gateway);
    if (present.empty() || moreCanCome(run, scope, process, gateway, present))
        return false;
    const QString last = present.rbegin()->second;
    for (const auto &[flow, token] : present) {
        if (token != last)
            run.consume({token, scope, &process, &gateway});
    }
    if (auto left = run.leave({last, scope, &process, &gateway}); !left)
        return left.error();
    return true;
}

core::Result<bool> resetComplex(Run &run, const QString &scope, const bpmn::Process &process, const bpmn::Node &gateway)
{
    const auto &activated = run.state().scopes.at(scope).activated;
    const auto had = activated.find(gateway.id);
    if (had == activated.end())
        return false;
    std::map<QString, QString> present = waitingByFlow(run, scope, gateway);
    std::map<QString, QString> seen = present;
    for (const QString &flow : had->second)
        seen.emplace(flow, QString());
    if (moreCanCome(run, scope, process, gateway, seen))
        return false;
    run.emit(journal::GatewayReset{scope, gateway.id});
    for (const auto &[flow, token] : present)
        run.consume({token, scope, &process, &gateway});
    run.touch(scope);
    if (auto ended = run.endScopeIfDone(scope); !ended)
        return ended.error();
    return true;
}

} // namespace engine::runtime
