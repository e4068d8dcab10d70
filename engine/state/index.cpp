// SPDX-License-Identifier: Apache-2.0
#include "engine/state/index.h"

namespace engine::state {

namespace {

template <typename Key> void dropFrom(std::map<Key, std::set<QString>> &sets, const Key &key, const QString &id)
{
    const auto found = sets.find(key);
    if (found == sets.end())
        return;
    found->second.erase(id);
    if (found->second.empty())
        sets.erase(found);
}

} // namespace

void Index::add(const Token &token)
{
    m_lookup.tokensOf[token.scope].insert(token.id);
    if (!token.node.isEmpty())
        m_lookup.tokensAt[{token.scope, token.node}].insert(token.id);
}

void Index::remove(const Token &token)
{
    dropFrom(m_lookup.tokensOf, token.scope, token.id);
    dropFrom(m_lookup.tokensAt, std::pair(token.scope, token.node), token.id);
}

void Index::add(const Scope &scope)
{
    if (!scope.id.isEmpty())
        m_lookup.scopesIn[scope.parent].insert(scope.id);
    if (!scope.token.isEmpty())
        m_lookup.waitsOf[scope.token].scopes.insert(scope.id);
}

void Index::remove(const Scope &scope)
{
    dropFrom(m_lookup.scopesIn, scope.parent, scope.id);
    const auto waits = m_lookup.waitsOf.find(scope.token);
    if (waits == m_lookup.waitsOf.end())
        return;
    waits->second.scopes.erase(scope.id);
    if (waits->second.isEmpty())
        m_lookup.waitsOf.erase(waits);
}

void Index::add(const Subscription &subscription)
{
    waits(subscription).subscriptions.insert(subscription.id);
    if (subscription.awaits == Awaits::Condition)
        m_lookup.conditions.insert(subscription.id);
    else
        m_lookup.named[subscription.message].insert(subscription.id);
}

void Index::remove(const Subscription &subscription)
{
    drop(subscription, &Lookup::Waits::subscriptions);
    if (subscription.awaits == Awaits::Condition)
        m_lookup.conditions.erase(subscription.id);
    else
        dropFrom(m_lookup.named, subscription.message, subscription.id);
}

void CaseState::index()
{
    lookup = {};
    Index index(lookup);
    const auto addAll = [&](const auto &all) {
        for (const auto &[id, one] : all)
            index.add(one);
    };
    addAll(scopes);
    addAll(tokens);
    addAll(tasks);
    addAll(timers);
    addAll(subscriptions);
    addAll(services);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!steps[i].left)
            lookup.openSteps[{steps[i].scope, steps[i].node}].push_back(i);
    }
}

} // namespace engine::state
