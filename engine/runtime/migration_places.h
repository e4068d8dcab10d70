// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/migration.h"

#include <optional>

namespace engine::runtime {

/// Compares the places where a case stands in two versions; for planMigration(). Tells each difference once, in the order of
/// the state. All that it is given outlives it.
class PlaceComparison
{
public:
    PlaceComparison(const Definition &from, const Definition &to, const state::CaseState &state) : m_from(from), m_to(to), m_state(state) {}

    core::Faults run();

private:
    /// A node of the process that runs in a scope, in both versions.
    struct Pair
    {
        const bpmn::Process *oldProcess = nullptr;
        const bpmn::Process *newProcess = nullptr;
        const bpmn::Node *before = nullptr;
        const bpmn::Node *after = nullptr;
    };
    struct Processes { const bpmn::Process *before = nullptr; const bpmn::Process *after = nullptr; };

    void tell(MigrationError id, const QStringList &arguments);
    std::optional<Processes> processesOf(const state::Scope &scope);
    /// Nothing, and told, where the new version has no such node there.
    std::optional<Pair> pairAt(const QString &scope, const QString &node);
    void compareScope(const state::Scope &scope);
    void compareCalled(const state::Scope &scope);
    void compareEventSubProcesses(const state::Scope &scope);
    void compareToken(const state::Token &token);
    void compareGateway(const Pair &pair);
    void compareBoundary(const Pair &pair);
    void compareAddedWait(const Processes &processes, const bpmn::Node &wait, const QString &at);
    /// A timer or subscription; `node` is the event that waits.
    void compareWait(const QString &scope, const QString &node);
    void compareUndo(const state::Compensation &compensation);

    const Definition &m_from;
    const Definition &m_to;
    const state::CaseState &m_state;
    core::Faults m_faults;
    std::set<QStringList> m_told;
};

/// The joins ahead of tokens (migration_joins.cpp): those that would wait for ever in the new version, and those at which
/// branches of the case meet that would not meet there any more.
core::Faults compareJoins(const Definition &from, const Definition &to, const state::CaseState &state);

} // namespace engine::runtime
