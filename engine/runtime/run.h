// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/execute.h"

#include <algorithm>
#include <deque>

namespace engine::runtime {

struct Trigger;

/// Where a token stands.
struct Place
{
    QString token; ///< none: an event sub-process of `scope` that has not begun
    QString scope;
    const bpmn::Process *process = nullptr;
    const bpmn::Node *node = nullptr;
};

/// One execution of one command: a working copy of the case to which each event is applied as it is
/// made, and the tokens that still have to move. Element handlers read `state()` and change nothing but
/// through the functions below.
///
/// Tokens move breadth first. What throws a message or signal waits until nothing else moves, so that whoever was
/// about to wait for it does; inclusive joins are looked at before that.
class Run
{
public:
    Run(const Definition &definition, state::CaseState state, const journal::Command &command);

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
    /// Sets a variable where it is known from `scope` outwards, else in the process that runs there.
    void setVariable(const QString &scope, const QString &name, feel::Value value, std::vector<QString> from);
    void setGiven(const QString &scope, const QString &name, const journal::Personal &value, std::vector<QString> from = {});
    /// Sets a variable of `scope` itself, hiding outer ones.
    void setLocal(const QString &scope, const QString &name, feel::Value value, std::vector<QString> from);
    /// Sets named values that came with the command as one context called `name`; `from` are more names that
    /// they may have been made of.
    void setContext(const QString &scope, const QString &name, const journal::NamedValues &values,
                    const std::set<QString> &from = {});
    static feel::Context contextOf(const journal::NamedValues &values);
    void carryIn(const Place &place);  ///< data input associations
    void carryOut(const Place &place); ///< data output associations

    // ---- tokens (run.cpp) -----------------------------------------------------------------------------

    /// The node `node` of the process that runs in `scope`.
    core::Result<Place> placeOf(const QString &token, const QString &scope, const QString &node) const;
    core::Result<Place> placeOf(const QString &token) const;
    core::Result<const bpmn::Process *> process(const QString &name) const;
    /// Puts a token on `place`; its element is entered when the tokens move on.
    void enter(const Place &place);
    /// Completes the element at `place` and leaves it by its flows, as BPMN 2.0.2, 13.2.1 says: those whose
    /// condition is true, else the default, and those without one; where there is none the token ends.
    core::Result<void> leave(const Place &place);
    core::Result<void> leaveBy(const Place &place, const std::vector<bpmn::Index> &flows);
    /// The flows that `leave()` takes.
    core::Result<std::vector<bpmn::Index>> flowsOf(const Place &place, const feel::Context &local = {});
    core::Result<void> endToken(const Place &place);
    /// Consumes the token at `place` without ending anything: a join.
    void consume(const Place &place);
    bool isAlive(const Place &place) const { return m_state.tokens.contains(place.token); }
    /// Ends what waits for `token`: task, timers, subscriptions, services, scopes.
    void cancelWaits(const QString &token);
    /// Ends every token of `scope` but `kept`, and what waits in it.
    void cancelTokens(const QString &scope, const QString &kept = {});
    /// Cancels what is in `scope` and closes it.
    void closeScope(const QString &scope);
    core::Result<void> endScopeIfDone(const QString &scope);
    /// Ends the process that runs in `scope` (the case, a pool, a called process) where it stands.
    core::Result<void> endProcess(const QString &scope, const QString &outcome);
    /// Cancels everything that the case still does.
    void cancelAll();
    /// The outcome of the last end event with one that was reached in `scope`.
    QString outcomeOf(const QString &scope) const;
    /// Moves tokens until all of them wait.
    core::Result<void> moveOn();
    /// Lets the token at `place` be entered again when nothing else moves.
    void postpone(const Place &place) { m_postponed.push_back(place); }
    bool isPostponed() const { return m_throwing; }

    // ---- scopes (run_scopes.cpp) ---------------------------------------------------------------------

    /// Puts tokens where the process begins, in the scope that is opened for it.
    core::Result<void> enterProcess(const QString &scope, const bpmn::Process &process);
    core::Result<void> enterEntries(const QString &scope, const bpmn::Process &process, bpmn::Index inner);
    /// Opens the scope of the sub-process at `place`; its event sub-processes wait.
    core::Result<QString> openSubProcess(const Place &place);
    /// Ends a sub-process that has completed: kept where what it did can be undone.
    void keepOrClose(const Place &place, const QString &scope);
    core::Result<void> armEventSubProcesses(const QString &scope, const bpmn::Process &process, bpmn::Index inner);
    /// The event sub-process whose start event is at `start` begins; gives the place of its token.
    core::Result<Place> beginEventSubProcess(const Place &start);
    /// Begins another process of the definition in this case. Where `at` is given it begins there, triggered.
    core::Result<void> openPool(const QString &process, const bpmn::Node *at, const Trigger *trigger,
                                const journal::NamedValues &variables = {});
    /// The index of the sub-process that `scope` runs; none for a process.
    bpmn::Index innerOf(const QString &scope) const;
    /// The scope of the process (case, pool or called) around `scope`.
    QString processScope(const QString &scope) const;

    // ---- waiting (run_waits.cpp) ---------------------------------------------------------------------

    /// Waits for every event definition of `event` (a catch, boundary or start event) for the token at `place`.
    core::Result<void> await(const Place &place, const bpmn::Node &event);
    core::Result<void> awaitTimer(const Place &place, const bpmn::Node &event, const bpmn::TimerDefinition &timer);
    /// Sets the next of a cycle that fired.
    core::Result<void> repeatTimer(const state::Timer &fired);
    void awaitMessage(const Place &place, const bpmn::Node &event, const QString &message);
    /// Waits again for what came to an event that does not interrupt.
    void awaitAgain(const Place &place, const Trigger &trigger);
    /// Whether `event` still waits for more at `place`: all of a parallel multiple event must come.
    bool stillAwaits(const Place &place, const bpmn::Node &event) const;
    /// Ends what `event` waits for at `place`.
    void unawait(const Place &place, const bpmn::Node &event);
    /// Arms the boundary events of the activity at `place`.
    core::Result<void> armBoundaryEvents(const Place &place);
    /// The token of a boundary event of the activity whose token is in `boundary`, entered: the activity's own if it
    /// interrupts, else a new one.
    core::Result<Place> takeBoundary(const Place &boundary, bool interrupts);
    /// Who may do the user task at `place`: roles of the package.
    std::vector<QString> potentialOwners(const Place &place);
    /// Gives open tasks the form and the owners of this version, and looks anew at conditions and joins. A task whose
    /// owners change is given back. Due times stay.
    core::Result<void> reviseWaits();
    /// A catch event behind an event-based gateway: takes the flow to it if the token still stands at the gateway.
    core::Result<Place> comeFromGateway(const Place &event);

    // ---- throwing (run_throws.cpp) --------------------------------------------------------------------

    /// Hands an error to the nearest boundary event or event sub-process for it, outwards from the activity at
    /// `place` or, where that is an end event, from its scope. False where there is none.
    core::Result<bool> catchThrown(const Place &place, const Trigger &trigger);
    core::Result<void> throwError(const Place &place, const Trigger &trigger);
    core::Result<void> throwEscalation(const Place &place, const Trigger &trigger);
    core::Result<void> throwSignal(const QString &signal);
    core::Result<void> throwMessage(const Place &place, const bpmn::EventDefinition *definition);
    core::Result<void> receive(const QString &subscription, const Trigger &trigger);
    void thrown(const Place &place, const QString &kind, const QString &name);

    // ---- compensation (run_compensation.cpp) -----------------------------------------------------------

    void rememberForCompensation(const Place &place);
    /// Undoes the next of what the token at `place` compensates; false when nothing is left.
    core::Result<bool> undoNext(const Place &place);
    /// The token at `place` carried out a compensation and has ended.
    core::Result<void> undone(const state::Token &token);

    // ---- loops (run_loops.cpp) -------------------------------------------------------------------------

    bool isInstance(const Place &place) const;
    core::Result<void> beginActivity(const Place &place);
    core::Result<void> instanceCompleted(const Place &place);
    /// The place of the whole activity for a place of one of its instances.
    core::Result<Place> wholeOf(const Place &place) const;

    // ---- conditions and joins (run_rest.cpp) ---------------------------------------------------------------

    core::Result<bool> checkConditions();
    core::Result<bool> checkJoins();
    void touch(const QString &scope)
    {
        if (std::find(m_touched.begin(), m_touched.end(), scope) == m_touched.end())
            m_touched.push_back(scope);
    }
    /// Counts what was looked at, for tests: it must not grow with what waits elsewhere.
    void lookAt(std::size_t count) { m_state.lookup.touched += count; }

    /// How many events have been made.
    std::size_t made() const { return m_events.size(); }
    Execution take()
    {
        ++m_state.version;
        return {std::move(m_events), std::move(m_diagnostics), std::move(m_state)};
    }

private:
    core::Result<void> startLoop(const Place &place);
    core::Result<void> openInstance(const Place &whole, const QString &loop, qint64 number);
    core::Result<void> endLoop(const Place &whole, const QString &loop);
    core::Result<void> behave(const Place &whole, const QString &loop, bool &enough);
    core::Result<void> proceed(const Place &place);
    core::Result<bool> catchIn(const QString &scope, const Trigger &trigger);
    core::Result<bool> catchAt(const Place &host, const Trigger &trigger);
    const state::Compensation *nextToUndo(const QString &scope, const QString &node) const;
    QString undoScope(const Place &place) const;
    void changed(const journal::VariableSet &set);
    const feel::Environment &environmentOf(const feel::Expression &expression, const QString &scope, const feel::Context &local);
    std::vector<bpmn::Index> joinsToLookAt(const QString &scope, const bpmn::Process &process);
    bool isConcerned(const QString &node, const std::set<QString> &changed) const;
    QString ownerOf(const QString &scope, const QString &name) const;
    void carry(const Place &place, const std::vector<bpmn::DataAssociation> &associations);

    const Definition &m_definition; // the caller's, for the time of execute()
    const journal::Command &m_command;
    state::CaseState m_state;
    journal::Salts m_salts;
    journal::Events m_events;
    feel::Diagnostics m_diagnostics;
    std::deque<Place> m_moving;
    std::deque<Place> m_postponed;
    bool m_throwing = false; ///< the place that is entered was postponed
    std::optional<feel::Environment> m_present; ///< what every scope sees beside its variables
    std::map<QString, feel::Environment> m_environments; ///< by scope, until a variable changes
    std::set<QString> m_changed;  ///< variables since conditions were last looked at
    std::set<QString> m_unlooked; ///< conditions that have not been looked at yet
    std::vector<QString> m_touched; ///< scopes in which tokens moved since joins were last looked at
    feel::Environment m_seen;       ///< of the expression that was evaluated last
};

} // namespace engine::runtime
