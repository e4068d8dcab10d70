// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"
#include "engine/core/error.h"

#include <map>
#include <optional>
#include <set>

namespace engine::bpmn {

/// What stands outside of a process and may be named in it. A set that is absent is not checked.
struct Known
{
    std::optional<std::set<QString>> variables;  ///< that are there from the start or come from elsewhere (answers, inputs)
    std::map<QString, std::set<QString>> fields; ///< for variables whose entries are known, such as a form's answers
    std::optional<std::set<QString>> roles;
    std::optional<std::set<QString>> forms;
    std::optional<std::set<QString>> decisions;
    std::optional<std::set<QString>> services;
    std::optional<std::set<QString>> processes; ///< such as `common:payment`
    std::optional<std::set<QString>> messages;
    std::map<QString, std::set<QString>> variablesOf; ///< by called process: what its `out` mappings may use; absent: not checked
    /// The values that are possible at all, by dotted path: the choices of a form's field. Others may be anything.
    std::map<QString, std::vector<feel::Value>> values;
    bool main = true; ///< the process that a submission starts: its ends need one of `outcomes`
    /// How an application may end (行政手続法; legal frame 1.3). Filings may have others.
    std::set<QString> outcomes = {QStringLiteral("granted"), QStringLiteral("refused"), QStringLiteral("dismissed"),
                                  QStringLiteral("withdrawn"), QStringLiteral("deemed-withdrawn")};
    bool flowsAreKnown = true; ///< false: some could not be connected, which is told; nothing is said of ways
    bool callersSetDeadline = false; ///< every call activity that calls it has a boundary timer
};

/// Every fault that the rules of `checks/` find, in the order of the rules. `notes`, if given, gets what is no fault
/// but worth saying: where looking ended at a bound.
core::Faults check(const Process &process, const Known &known, core::Faults *notes = nullptr);

/// The variables that the process sets by itself: results, answers by node, messages, mappings out.
std::set<QString> variablesSetBy(const Process &process);
/// What the engine says about the instances of a loop or a multi-instance activity. BPMN 2.0.2, Table 10.28.
std::set<QString> loopNames();
/// The names that its expressions use, without those of parts and results.
std::set<QString> namesUsedBy(const Process &process);
/// The names that its call activities hand in, by called process.
std::map<QString, std::set<QString>> inputsGivenBy(const Process &process);
/// The forms by the variable that takes their answers, for `Known::fields`.
std::map<QString, std::set<QString>> answersSetBy(const Process &process);
/// The forms whose answers also become variables by their own names (`todoke:flat`).
std::set<QString> flatFormsOf(const Process &process);

enum class CheckError {
    NoStart,
    SeveralStarts,
    NoEnd,
    Unreachable,
    NoWayToEnd,
    NoDefaultFlow,
    ConditionElsewhere,
    DefaultWithCondition,
    FlowWithoutCondition,
    UnknownName,
    UnknownField,
    NoOwner,
    NoForm,
    NoLabel,
    UnknownRole,
    UnknownForm,
    UnknownDecision,
    UnknownService,
    UnknownProcess,
    UnknownMessage,
    WaitWithoutDeadline,
    EndWithoutOutcome,
    UnknownOutcome,
    Deadlock,
    LackOfSynchronisation,
    FlowIntoStart,
    FlowOutOfEnd,
    FlowIntoBoundary,
    BoundaryOnNoActivity,
    EventGatewayTarget,
    LostToken,
    Livelock,
    DeadActivity,
};
inline constexpr CheckError lastCheckError = CheckError::DeadActivity;
core::ErrorText errorText(CheckError id);

/// What is no fault of a process.
enum class CheckNote { NotPlayedThrough };
core::ErrorText errorText(CheckNote id);

} // namespace engine::bpmn
