// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"
#include "engine/runtime/joins.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

/// Looks at the conditions whose variables have changed; true when one of them moved something.
core::Result<bool> Run::checkConditions()
{
    if (m_changed.empty() && m_unlooked.empty())
        return false;
    const std::set<QString> changed = std::exchange(m_changed, {});
    const std::set<QString> unlooked = std::exchange(m_unlooked, {});
    bool moved = false;
    for (const QString &id : std::set<QString>(m_state.lookup.conditions)) {
        const auto found = m_state.subscriptions.find(id);
        if (found == m_state.subscriptions.end())
            continue; // another condition ended it
        const state::Subscription subscription = found->second;
        const auto place = placeOf(subscription.token, subscription.scope, subscription.node);
        if (!place)
            return place.error();
        const auto &condition = place->node->events.at(static_cast<std::size_t>(subscription.definition)).condition;
        if (!condition)
            continue;
        const std::vector<QString> used = namesUsed(*condition);
        const bool concerned = unlooked.contains(id)
            || std::any_of(used.begin(), used.end(), [&](const QString &name) { return changed.contains(name); });
        if (!concerned)
            continue;
        const bool holds = evaluate(*condition, subscription.scope).isTrue();
        if (holds == subscription.met)
            continue;
        if (!holds) {
            emit(ConditionReset{id});
            continue;
        }
        emit(ConditionMet{id});
        moved = true;
        if (auto done = elementOf(place->node->type).triggered(*this, *place, {bpmn::EventType::Conditional, {}, {}}); !done)
            return done.error();
    }
    return moved;
}

/// Looks at the inclusive and complex joins of the scopes in which tokens moved; true when one let its tokens through.
core::Result<bool> Run::checkJoins()
{
    const std::set<QString> touched = std::exchange(m_touched, {});
    for (const QString &scope : touched) {
        const auto found = m_state.scopes.find(scope);
        if (found == m_state.scopes.end())
            continue;
        const auto running = process(found->second.process);
        if (!running)
            continue;
        for (const bpmn::Index index : (*running)->joins) {
            const bpmn::Node &gateway = (*running)->nodes[index];
            const auto waiting = m_state.lookup.tokensAt.find({scope, gateway.id});
            const bool active = found->second.activated.contains(gateway.id);
            if (waiting == m_state.lookup.tokensAt.end() && !active)
                continue;
            const auto done = gateway.type == bpmn::NodeType::InclusiveGateway
                ? joinInclusive(*this, scope, **running, gateway)
                : resetComplex(*this, scope, **running, gateway);
            if (!done || *done) {
                m_touched.insert(touched.begin(), touched.end()); // the others are still to be looked at
                return done;
            }
        }
    }
    return false;
}

} // namespace engine::runtime
