// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/progress.h"

namespace engine::casework {

namespace {

/// The scopes whose nodes are drawn in the picture of the case: not those of called processes, nor of other pools.
std::set<QString> drawnScopes(const state::CaseState &state)
{
    std::set<QString> drawn{QString()};
    std::set<QString> other;
    for (const auto &[id, scope] : state.scopes) {
        std::vector<QString> way;
        QString at = id;
        while (!drawn.contains(at) && !other.contains(at)) {
            way.push_back(at);
            const auto found = state.scopes.find(at);
            const bool within = found != state.scopes.end() && found->second.kind != state::ScopeKind::Process && found->second.kind != state::ScopeKind::Pool;
            if (!within) {
                other.insert(at);
                break;
            }
            at = found->second.parent;
        }
        (drawn.contains(at) ? drawn : other).insert(way.begin(), way.end());
    }
    return drawn;
}

/// Of scopes that are closed nothing is left but their steps: they were sub-processes of `process` where all of these
/// stand in one of its sub-processes.
std::set<QString> closedScopes(const state::CaseState &state, const bpmn::Process &process)
{
    std::map<QString, bpmn::Index> standIn;
    for (const state::Step &step : state.steps) {
        if (state.scopes.contains(step.scope))
            continue;
        const bpmn::Node *node = process.node(step.node);
        const bpmn::Index parent = node ? node->parent : bpmn::none;
        const auto [known, fresh] = standIn.try_emplace(step.scope, parent);
        if (known->second != parent)
            known->second = bpmn::none;
    }
    std::set<QString> closed;
    for (const auto &[scope, parent] : standIn) {
        if (parent != bpmn::none)
            closed.insert(scope);
    }
    return closed;
}

} // namespace

bpmn::Progress progressOf(const state::CaseState &state, const bpmn::Process &process, const QByteArray &zone)
{
    bpmn::Progress progress;
    progress.zone = zone;
    const std::set<QString> drawn = drawnScopes(state);
    const std::set<QString> closed = closedScopes(state, process);
    std::map<std::pair<QString, QString>, int> standing; // tokens by scope and node
    for (const auto &[id, token] : state.tokens) {
        if (!token.node.isEmpty() && drawn.contains(token.scope)) {
            ++standing[{token.scope, token.node}];
            progress.waiting.try_emplace(token.node);
        }
    }
    // Of steps that were entered and not left, the last ones are those of the tokens that stand there: what was
    // cancelled is never left.
    for (auto step = state.steps.rbegin(); step != state.steps.rend(); ++step) {
        if (step->left) {
            if ((drawn.contains(step->scope) || closed.contains(step->scope)) && !progress.waiting.contains(step->node))
                progress.done.try_emplace(step->node, *step->left);
            continue;
        }
        const auto stands = standing.find({step->scope, step->node});
        if (stands == standing.end() || stands->second-- <= 0)
            continue;
        QDateTime &since = progress.waiting[step->node];
        since = since.isValid() ? std::min(since, step->entered) : step->entered;
    }
    return progress;
}

} // namespace engine::casework
