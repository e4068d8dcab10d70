// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/migration_places.h"

#include <algorithm>

namespace engine::runtime {

namespace {

using Flows = std::set<bpmn::Index>;

bool joins(const bpmn::Node &node)
{
    const bool gathers = node.type == bpmn::NodeType::ParallelGateway || node.type == bpmn::NodeType::InclusiveGateway
        || node.type == bpmn::NodeType::ComplexGateway;
    return gathers && node.incoming.size() > 1;
}

/// The flows into `join` by which a token that stands at `from` can come to it for the first time.
Flows waysInto(const bpmn::Process &process, bpmn::Index join, const state::Token &token)
{
    const bpmn::Index from = process.nodeIndex.value(token.node, bpmn::none);
    Flows ways;
    if (from == bpmn::none)
        return ways;
    if (from == join) {
        if (const bpmn::Index flow = process.flowIndex.value(token.flow, bpmn::none); flow != bpmn::none)
            ways.insert(flow);
        return ways;
    }
    std::vector<bool> seen(process.nodes.size(), false);
    std::vector<bpmn::Index> open{from};
    const auto reach = [&](bpmn::Index node) {
        if (node != bpmn::none && node != join && !seen[node]) {
            seen[node] = true;
            open.push_back(node);
        }
    };
    while (!open.empty()) {
        const bpmn::Node &node = process.nodes[open.back()];
        open.pop_back();
        for (const bpmn::Index flow : node.outgoing) {
            if (process.flows[flow].target == join)
                ways.insert(flow);
            reach(process.flows[flow].target);
        }
        for (const bpmn::Index boundary : node.boundaryEvents)
            reach(boundary);
        reach(node.linked);
    }
    return ways;
}

using Tokens = std::vector<const state::Token *>;

/// The joins that one of `tokens` comes to and that need a token by a flow that none of them can come by.
std::set<QString> starving(const bpmn::Process &process, const Tokens &tokens)
{
    std::set<QString> found;
    for (bpmn::Index join = 0; join < process.nodes.size(); ++join) {
        const bpmn::Node &node = process.nodes[join];
        const bool needsAll = node.type == bpmn::NodeType::ParallelGateway || (node.type == bpmn::NodeType::ComplexGateway && !node.activation);
        if (!joins(node) || !needsAll)
            continue;
        Flows ways;
        for (const state::Token *token : tokens)
            ways.merge(waysInto(process, join, *token));
        if (!ways.empty() && ways.size() < node.incoming.size())
            found.insert(node.id);
    }
    return found;
}

/// The joins at which two of `tokens` meet: they come to it by different flows.
std::set<QString> meetings(const bpmn::Process &process, const state::Token &one, const state::Token &other)
{
    std::set<QString> found;
    for (bpmn::Index join = 0; join < process.nodes.size(); ++join) {
        if (!joins(process.nodes[join]))
            continue;
        const Flows left = waysInto(process, join, one);
        const Flows right = waysInto(process, join, other);
        if (!left.empty() && !right.empty() && left != right)
            found.insert(process.nodes[join].id);
    }
    return found;
}

void compareMeetings(const bpmn::Process &before, const bpmn::Process &after, const Tokens &tokens, std::set<QString> &gone)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        for (std::size_t j = i + 1; j < tokens.size(); ++j) {
            const std::set<QString> now = meetings(after, *tokens[i], *tokens[j]);
            for (const QString &join : meetings(before, *tokens[i], *tokens[j])) {
                const bpmn::Node *kept = after.node(join);
                if (!kept || !now.contains(join) || kept->type != before.node(join)->type)
                    gone.insert(join);
            }
        }
    }
}

} // namespace

core::Faults compareJoins(const Definition &from, const Definition &to, const state::CaseState &state)
{
    std::map<QString, Tokens> byScope;
    for (const auto &[id, token] : state.tokens)
        byScope[token.scope].push_back(&token);
    core::Faults faults;
    for (const auto &[id, tokens] : byScope) {
        const QString &name = state.scopes.at(id).process;
        const auto before = from.processes.find(name);
        const auto after = to.processes.find(name);
        if (before == from.processes.end() || after == to.processes.end())
            continue; // told with the scope
        const std::set<QString> already = starving(*before->second, tokens);
        for (const QString &join : starving(*after->second, tokens)) {
            if (!already.contains(join))
                faults.emplace_back(MigrationError::JoinWithoutToken, QStringList{join});
        }
        std::set<QString> gone;
        compareMeetings(*before->second, *after->second, tokens, gone);
        for (const QString &join : gone)
            faults.emplace_back(MigrationError::JoinGone, QStringList{join});
    }
    return faults;
}

} // namespace engine::runtime
