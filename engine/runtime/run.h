// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/execute.h"

#include <deque>

namespace engine::runtime {

/// Where a token stands.
struct Place
{
    QString token;
    QString scope;
    const bpmn::Process *process = nullptr;
    const bpmn::Node *node = nullptr;
};

/// One execution of one command: a working copy of the case to which each event is applied as it is
/// made, and the tokens that still have to move. Element handlers read `state()` and change nothing but
/// through the functions below.
class Run
{
public:
    Run(const Definition &definition, const state::CaseState &state, const journal::Command &command);

    const Definition &definition() const { return m_definition; }
    const state::CaseState &state() const { return m_state; }
    const journal::Command &command() const { return m_command; }

    void emit(journal::Event event);
    QString newId() { return m_salts.nextId(); }

    // ---- variables and FEEL (run_feel.cpp) ----------------------------------------------------------

    /// The value of `expression` in `scope`; entries of `local` hide variables.
    feel::Value evaluate(const feel::Expression &expression, const QString &scope, const feel::Context &local = {});
    /// The names of variables that `expression` makes its value of, decisions' inputs in place of decisions.
    std::vector<QString> namesUsed(const feel::Expression &expression) const;
    const feel::Environment &environment(const QString &scope);
    void note(const feel::Diagnostics &diagnostics);
    journal::Personal personal(feel::Value value) { return m_salts.commit(std::move(value)); }
    void setVariable(const QString &scope, const QString &name, feel::Value value, std::vector<QString> from);
    /// Sets named values that came with the command as one context called `name`; `from` are more names that
    /// they may have been made of.
    void setContext(const QString &scope, const QString &name, const journal::NamedValues &values,
                    const std::set<QString> &from = {});
    static feel::Context contextOf(const journal::NamedValues &values);

    // ---- tokens (run.cpp) -----------------------------------------------------------------------------

    /// The node `node` of the process that runs in `scope`.
    core::Result<Place> placeOf(const QString &token, const QString &scope, const QString &node) const;
    core::Result<const bpmn::Process *> process(const QString &name) const;
    /// Puts a token on `place`; its element is entered when the tokens move on.
    void enter(const Place &place);
    /// Leaves by every outgoing flow, with a new token for each after the first; where there is none the token ends.
    core::Result<void> leave(const Place &place);
    core::Result<void> leaveBy(const Place &place, const bpmn::SequenceFlow &flow);
    core::Result<void> endToken(const Place &place);
    /// Ends what waits for `token`: task, timers, subscriptions, services, called processes.
    void cancelWaits(const QString &token);
    /// Ends every token of `scope` but `kept`.
    void cancelTokens(const QString &scope, const QString &kept = {});
    /// The outcome of the last end event with one that was reached in `scope`.
    QString outcomeOf(const QString &scope) const;
    /// Moves tokens until all of them wait.
    core::Result<void> moveOn();

    // ---- waiting (run_waits.cpp) ---------------------------------------------------------------------

    /// Sets the timer of `event` (a catch event or a boundary event) for the token at `place`.
    core::Result<void> awaitTimer(const Place &place, const bpmn::Node &event);
    void awaitMessage(const Place &place, const bpmn::Node &event);
    /// Arms the boundary events of the activity at `place`.
    core::Result<void> armBoundaryEvents(const Place &place);
    /// The token of a fired boundary event, entered: the activity's own if it interrupts, else a new one.
    core::Result<Place> takeBoundary(const Place &boundary);
    /// A catch event behind an event-based gateway: takes the flow to it if the token still stands at the gateway.
    core::Result<void> comeFromGateway(const Place &event);

    Execution take() { return {std::move(m_events), std::move(m_diagnostics)}; }

private:
    bool hasTokens(const QString &scope) const;
    core::Result<void> endScopeIfDone(const QString &scope);

    const Definition &m_definition; // the caller's, for the time of execute()
    const journal::Command &m_command;
    state::CaseState m_state;
    journal::Salts m_salts;
    journal::Events m_events;
    feel::Diagnostics m_diagnostics;
    std::deque<Place> m_moving;
    std::map<QString, feel::Environment> m_environments; ///< by scope, until a variable changes
};

} // namespace engine::runtime
