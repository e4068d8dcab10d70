// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"
#include "engine/dmn/model.h"
#include "engine/state/case_state.h"

#include <memory>

namespace engine::runtime {

inline constexpr auto engineVersion = "0.3.0";

/// What is executed: the processes of a package (shared ones included, by id such as `common:payment`)
/// and its decisions. Immutable; shared by all running cases of a version.
struct Definition
{
    std::map<QString, std::shared_ptr<const bpmn::Process>> processes;
    std::vector<std::shared_ptr<const dmn::Model>> decisions;
    QByteArray zone = "Asia/Tokyo";
    /// What a submission begins, and the names of the answers that its form asks for.
    struct Entry { QString process; std::set<QString> fields; };
    Entry entry = {};
};

struct Execution
{
    journal::Events events;
    feel::Diagnostics diagnostics; ///< nulls in conditions and expressions, for the clerk's and the author's eyes
    state::CaseState after;        ///< the case when the record of them has been applied
};

enum class RuntimeError { NotWaiting, AlreadyEnded, AlreadyStarted, NoSuchCase, NoFlowTaken, NoSuchProcess, TaskHeldByOther, NotClaimed,
                          NothingAwaits, NoSuchTimer, TooManySteps, TimerNotDue, NoDate, NoSuchNode, NoSuchDecision, WrongQuantity, NoSuchVersion };
core::ErrorText errorText(RuntimeError id);

/// The pure core: the events that `command` causes in `state`. No clock, no random number, no I/O: time, ids
/// and salts come from the command. Any thread. The same arguments always give the same events.
///
/// Runs tokens on until every one of them waits (user task, service, timer, message) or has ended. The state is worked
/// on in place: whoever hands over one that is needed no more (std::move) saves the copy.
///
/// `target` is the version that a MigrateCase names, with which the case goes on; every other command needs `definition`
/// alone. A case that may not move (`planMigration`) gives the first of the reasons.
core::Result<Execution> execute(const Definition &definition, state::CaseState state, const journal::Command &command,
                                const Definition *target = nullptr);

/// Whether executing `command` on `before` once more can give the same events: nothing that it brings and nothing
/// that an expression could see has been erased. For `verify` and for replays.
bool canExecuteAgain(const state::CaseState &before, const journal::Command &command);

/// FEEL names and functions that every expression of a workflow may use beside its variables:
/// role(name), arrival, today, deadline(…), decision names. For checks and for the evaluator alike.
feel::Names workflowNames(const Definition &definition);

/// The same when evaluating: `variables` with `arrival` and `today`, role(name), the present and the zone.
feel::Environment workflowEnvironment(const Definition &definition, feel::Context variables, const QDateTime &arrival,
                                      const QDateTime &now);

/// The instant a FEEL value names for a timer or a due date: a date means the end of that day in the town's zone,
/// a duration counts from `now`. Nothing for any other value.
std::optional<QDateTime> instantOf(const feel::Value &value, const QDateTime &now, const QByteArray &zone);

/// The decision's model by the decision's id or name, or nullptr.
const dmn::Model *modelOf(const Definition &definition, const QString &decision);

} // namespace engine::runtime
