// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"
#include "engine/runtime/joins.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

/// Whether a condition of the event `node` is made of one of the variables in `changed`.
bool Run::isConcerned(const QString &node, const std::set<QString> &changed) const
{
    if (changed.empty())
        return false;
    for (const auto &[name, process] : m_definition.processes) {
        const bpmn::Node *event = process->node(node);
        if (!event)
            continue;
        for (const bpmn::EventDefinition &definition : event->events) {
            const std::vector<QString> used = definition.condition ? namesUsed(*definition.condition) : std::vector<QString>();
            if (std::any_of(used.begin(), used.end(), [&](const QString &one) { return changed.contains(one); }))
                return true;
        }
    }
    return false;
}

/// Looks at the conditions whose variables have changed; true when one of them moved something.
core::Result<bool> Run::checkConditions()
{
    if (m_state.lookup.conditions.empty()) {
        m_changed.clear();
        m_unlooked.clear();
        return false;
    }
    if (m_changed.empty() && m_unlooked.empty())
        return false;
    const std::set<QString> changed = std::exchange(m_changed, {});
    const std::set<QString> unlooked = std::exchange(m_unlooked, {});
    std::set<QString> waiting = unlooked;
    for (const auto &[node, subscriptions] : m_state.lookup.conditions) {
        lookAt(1);
        if (isConcerned(node, changed))
            waiting.insert(subscriptions.begin(), subscriptions.end());
    }
    bool moved = false;
    for (const QString &id : waiting) {
        lookAt(1);
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

/// The inclusive and complex joins of `scope` that have something to look at, in the order of the file. Found from the
/// joins or from the tokens, whichever are fewer.
std::vector<bpmn::Index> Run::joinsToLookAt(const QString &scope, const bpmn::Process &process)
{
    const auto &activated = m_state.scopes.at(scope).activated;
    const auto tokens = m_state.lookup.tokensOf.find(scope);
    const std::size_t standing = tokens == m_state.lookup.tokensOf.end() ? 0 : tokens->second.size();
    std::set<bpmn::Index> found;
    lookAt(std::min(process.joins.size(), standing + activated.size()));
    if (process.joins.size() <= standing + activated.size()) {
        for (const bpmn::Index join : process.joins) {
            const QString &id = process.nodes[join].id;
            if (activated.contains(id) || !m_state.lookup.tokensAt(scope, id).isEmpty())
                found.insert(join);
        }
        return {found.begin(), found.end()};
    }
    const auto add = [&](const QString &id) {
        const bpmn::Index at = process.nodeIndex.value(id, bpmn::none);
        if (at != bpmn::none && std::binary_search(process.joins.begin(), process.joins.end(), at))
            found.insert(at);
    };
    for (const auto &[id, flows] : activated)
        add(id);
    if (standing > 0) {
        for (const QString &token : tokens->second)
            add(m_state.tokens.at(token).node);
    }
    return {found.begin(), found.end()};
}

/// Looks at the inclusive and complex joins of the scopes in which tokens moved; true when one let its tokens through.
core::Result<bool> Run::checkJoins()
{
    const std::vector<QString> touched = std::exchange(m_touched, {});
    for (const QString &scope : touched) {
        const auto found = m_state.scopes.find(scope);
        if (found == m_state.scopes.end())
            continue;
        const auto running = process(found->second.process);
        if (!running || (*running)->joins.empty())
            continue;
        for (const bpmn::Index index : joinsToLookAt(scope, **running)) {
            const bpmn::Node &gateway = (*running)->nodes[index];
            lookAt(1);
            const auto done = gateway.type == bpmn::NodeType::InclusiveGateway
                ? joinInclusive(*this, scope, **running, gateway)
                : resetComplex(*this, scope, **running, gateway);
            if (!done || *done) {
                for (const QString &other : touched)
                    touch(other); // the others are still to be looked at
                return done;
            }
        }
    }
    return false;
}

} // namespace engine::runtime
