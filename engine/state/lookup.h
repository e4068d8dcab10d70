// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QVarLengthArray>

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace engine::state {

/// A node in a scope.
struct At
{
    QString scope;
    QString node;
    bool operator==(const At &) const = default;
};

struct HashOfAt
{
    std::size_t operator()(const At &at) const noexcept { return qHashMulti(0, at.scope, at.node); }
};

/// What a token waits for, or a scope for its event sub-processes: few things, by kind and id.
class Waits
{
public:
    enum class Kind { Task, Timer, Subscription, Service, Scope };
    struct One
    {
        Kind kind = Kind::Task;
        QString id;
        bool operator==(const One &) const = default;
        bool operator<(const One &other) const { return kind != other.kind ? kind < other.kind : id < other.id; }
    };

    void insert(Kind kind, const QString &id);
    void erase(Kind kind, const QString &id);
    bool isEmpty() const { return m_all.empty(); }
    auto begin() const { return m_all.begin(); }
    auto end() const { return m_all.end(); }
    bool operator==(const Waits &) const = default;

private:
    std::vector<One> m_all;
};

/// Where to find things without searching. Follows from the rest of the state, so it is never stored.
struct Lookup
{
    /// What stands at a node of a scope.
    struct Standing
    {
        QVarLengthArray<QString, 1> tokens;
        QVarLengthArray<qsizetype, 1> openSteps; ///< in the order of entering
        bool isEmpty() const { return tokens.isEmpty() && openSteps.isEmpty(); }
        bool operator==(const Standing &other) const;
    };
    std::map<QString, std::set<QString>> tokensOf; ///< by scope
    std::unordered_map<At, Standing, HashOfAt> standing;
    std::map<QString, Waits> waitsOf;                ///< by token
    std::map<QString, Waits> waitsIn;                ///< by scope: of its event sub-processes
    std::map<QString, std::set<QString>> scopesIn;   ///< by parent
    std::map<QString, std::set<QString>> named;      ///< subscriptions by message or signal
    std::map<QString, std::set<QString>> conditions; ///< subscriptions by node
    std::map<QString, std::set<QString>> holders;    ///< by name of a variable: scopes but the case that have it
    /// Counts what was looked at while executing and applying, for tests; no part of the lookup.
    std::size_t touched = 0;
    bool operator==(const Lookup &other) const;

    /// The tokens at a node of a scope, in no order.
    const QVarLengthArray<QString, 1> &tokensAt(const QString &scope, const QString &node) const;
};

} // namespace engine::state
