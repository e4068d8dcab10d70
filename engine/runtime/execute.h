// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"
#include "engine/dmn/model.h"
#include "engine/state/case_state.h"

#include <memory>

namespace engine::runtime {

inline constexpr auto engineVersion = "0.1.0";

/// What is executed: the processes of a package (shared ones included, by id such as `common:payment`)
/// and its decisions. Immutable; shared by all running cases of a version.
struct Definition
{
    std::map<QString, std::shared_ptr<const bpmn::Process>> processes;
    std::vector<std::shared_ptr<const dmn::Model>> decisions;
    QByteArray zone = "Asia/Tokyo";
};

struct Execution
{
    journal::Events events;
    feel::Diagnostics diagnostics; ///< nulls in conditions and expressions, for the clerk's and the author's eyes
};

enum class RuntimeError { NotWaiting, AlreadyEnded, AlreadyStarted, NoSuchCase, NoFlowTaken, NoSuchProcess, TaskHeldByOther, NotClaimed,
                          NothingAwaits, NoSuchTimer, TooManySteps };
core::ErrorText errorText(RuntimeError id);

/// The pure core: the events that `command` causes in `state`. No clock, no random number, no I/O: time, ids
/// and salts come from the command. Any thread. The same arguments always give the same events.
///
/// Runs tokens on until every one of them waits (user task, service, timer, message) or has ended.
core::Result<Execution> execute(const Definition &definition, const state::CaseState &state,
                                const journal::Command &command);

/// FEEL names and functions that every expression of a workflow may use beside its variables:
/// role(name), arrival, today, deadline(…), decision names. For checks and for the evaluator alike.
feel::Names workflowNames(const Definition &definition);

} // namespace engine::runtime
