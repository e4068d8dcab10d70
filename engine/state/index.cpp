// SPDX-License-Identifier: Apache-2.0
#include "engine/state/index.h"

#include <algorithm>

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

void Waits::insert(Kind kind, const QString &id)
{
    const One one{kind, id};
    const auto at = std::lower_bound(m_all.begin(), m_all.end(), one);
    if (at == m_all.end() || *at != one)
        m_all.insert(at, one);
}

void Waits::erase(Kind kind, const QString &id)
{
    const One one{kind, id};
    const auto at = std::lower_bound(m_all.begin(), m_all.end(), one);
    if (at != m_all.end() && *at == one)
        m_all.erase(at);
}

bool Lookup::Standing::operator==(const Standing &other) const
{
    return openSteps == other.openSteps && tokens.size() == other.tokens.size()
        && std::is_permutation(tokens.begin(), tokens.end(), other.tokens.begin());
}

bool Lookup::operator==(const Lookup &other) const
{
    return tokensOf == other.tokensOf && standing == other.standing && waitsOf == other.waitsOf && waitsIn == other.waitsIn
        && scopesIn == other.scopesIn && named == other.named && conditions == other.conditions && holders == other.holders;
}

const QVarLengthArray<QString, 1> &Lookup::tokensAt(const QString &scope, const QString &node) const
{
    static const QVarLengthArray<QString, 1> none;
    const auto found = standing.find({scope, node});
    return found == standing.end() ? none : found->second.tokens;
}

void Index::stand(const Token &token)
{
    if (!token.node.isEmpty())
        m_lookup.standing[{token.scope, token.node}].tokens.append(token.id);
}

void Index::unstand(const Token &token)
{
    if (token.node.isEmpty())
        return;
    const auto found = m_lookup.standing.find({token.scope, token.node});
    if (found == m_lookup.standing.end())
        return;
    auto &tokens = found->second.tokens;
    if (const qsizetype at = tokens.indexOf(token.id); at >= 0) {
        std::swap(tokens[at], tokens.last());
        tokens.removeLast();
    }
    if (found->second.isEmpty())
        m_lookup.standing.erase(found);
}

void Index::add(const Token &token)
{
    m_lookup.tokensOf[token.scope].insert(token.id);
    stand(token);
}

void Index::remove(const Token &token)
{
    dropFrom(m_lookup.tokensOf, token.scope, token.id);
    unstand(token);
}

void Index::enter(Token &token, const QString &scope, const QString &node)
{
    unstand(token);
    if (token.scope != scope)
        dropFrom(m_lookup.tokensOf, token.scope, token.id);
    m_lookup.tokensOf[scope].insert(token.id);
    token.scope = scope;
    token.node = node;
    stand(token);
}

void Index::leave(Token &token)
{
    unstand(token);
    token.node.clear();
}

void Index::addStep(const Step &step, std::size_t number)
{
    m_lookup.standing[{step.scope, step.node}].openSteps.append(static_cast<qsizetype>(number));
}

std::optional<std::size_t> Index::openStep(const QString &scope, const QString &node) const
{
    const auto found = m_lookup.standing.find({scope, node});
    if (found == m_lookup.standing.end() || found->second.openSteps.isEmpty())
        return std::nullopt;
    return static_cast<std::size_t>(found->second.openSteps.front());
}

std::optional<std::size_t> Index::closeStep(const QString &scope, const QString &node)
{
    const auto found = m_lookup.standing.find({scope, node});
    if (found == m_lookup.standing.end() || found->second.openSteps.isEmpty())
        return std::nullopt;
    const auto number = static_cast<std::size_t>(found->second.openSteps.front());
    found->second.openSteps.erase(found->second.openSteps.begin());
    if (found->second.isEmpty())
        m_lookup.standing.erase(found);
    return number;
}

void Index::add(const Scope &scope)
{
    if (!scope.id.isEmpty())
        m_lookup.scopesIn[scope.parent].insert(scope.id);
    if (!scope.token.isEmpty())
        m_lookup.waitsOf[scope.token].insert(Waits::Kind::Scope, scope.id);
    for (const auto &[name, value] : scope.variables)
        addVariable(scope.id, name);
}

void Index::remove(const Scope &scope)
{
    dropFrom(m_lookup.scopesIn, scope.parent, scope.id);
    for (const auto &[name, value] : scope.variables)
        dropFrom(m_lookup.holders, name, scope.id);
    const auto waits = m_lookup.waitsOf.find(scope.token);
    if (waits == m_lookup.waitsOf.end())
        return;
    waits->second.erase(Waits::Kind::Scope, scope.id);
    if (waits->second.isEmpty())
        m_lookup.waitsOf.erase(waits);
}

void Index::addVariable(const QString &scope, const QString &name)
{
    if (!scope.isEmpty())
        m_lookup.holders[name].insert(scope);
}

void Index::add(const Subscription &subscription)
{
    waits(subscription).insert(Waits::Kind::Subscription, subscription.id);
    if (subscription.awaits == Awaits::Condition)
        m_lookup.conditions[subscription.node].insert(subscription.id);
    else
        m_lookup.named[subscription.message].insert(subscription.id);
}

void Index::remove(const Subscription &subscription)
{
    drop(subscription, Waits::Kind::Subscription);
    if (subscription.awaits == Awaits::Condition)
        dropFrom(m_lookup.conditions, subscription.node, subscription.id);
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
            index.addStep(steps[i], i);
    }
}

} // namespace engine::state
