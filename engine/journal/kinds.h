// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/command.h"

namespace engine::journal {

/// How each kind of command and event is called in a record. Never changed once released.
template <typename T> inline constexpr const char *kindName = nullptr;

template <> inline constexpr const char *kindName<StartCase> = "StartCase";
template <> inline constexpr const char *kindName<ClaimTask> = "ClaimTask";
template <> inline constexpr const char *kindName<ReleaseTask> = "ReleaseTask";
template <> inline constexpr const char *kindName<CompleteTask> = "CompleteTask";
template <> inline constexpr const char *kindName<ReceiveMessage> = "ReceiveMessage";
template <> inline constexpr const char *kindName<FireTimer> = "FireTimer";
template <> inline constexpr const char *kindName<CompleteService> = "CompleteService";
template <> inline constexpr const char *kindName<FailService> = "FailService";
template <> inline constexpr const char *kindName<RetryService> = "RetryService";
template <> inline constexpr const char *kindName<EndCase> = "EndCase";
template <> inline constexpr const char *kindName<RecordFact> = "RecordFact";
template <> inline constexpr const char *kindName<AttachFile> = "AttachFile";
template <> inline constexpr const char *kindName<ReviseAnswers> = "ReviseAnswers";
template <> inline constexpr const char *kindName<EraseValues> = "EraseValues";
template <> inline constexpr const char *kindName<ThrowError> = "ThrowError";
template <> inline constexpr const char *kindName<ThrowSignal> = "ThrowSignal";
template <> inline constexpr const char *kindName<StartProcess> = "StartProcess";
template <> inline constexpr const char *kindName<MigrateCase> = "MigrateCase";

template <> inline constexpr const char *kindName<CaseStarted> = "CaseStarted";
template <> inline constexpr const char *kindName<VariableSet> = "VariableSet";
template <> inline constexpr const char *kindName<NodeEntered> = "NodeEntered";
template <> inline constexpr const char *kindName<NodeLeft> = "NodeLeft";
template <> inline constexpr const char *kindName<FlowTaken> = "FlowTaken";
template <> inline constexpr const char *kindName<TokenEnded> = "TokenEnded";
template <> inline constexpr const char *kindName<ScopeOpened> = "ScopeOpened";
template <> inline constexpr const char *kindName<ScopeClosed> = "ScopeClosed";
template <> inline constexpr const char *kindName<TaskCreated> = "TaskCreated";
template <> inline constexpr const char *kindName<TaskClaimed> = "TaskClaimed";
template <> inline constexpr const char *kindName<TaskReleased> = "TaskReleased";
template <> inline constexpr const char *kindName<TaskCompleted> = "TaskCompleted";
template <> inline constexpr const char *kindName<TaskCancelled> = "TaskCancelled";
template <> inline constexpr const char *kindName<TimerSet> = "TimerSet";
template <> inline constexpr const char *kindName<TimerCancelled> = "TimerCancelled";
template <> inline constexpr const char *kindName<TimerFired> = "TimerFired";
template <> inline constexpr const char *kindName<MessageAwaited> = "MessageAwaited";
template <> inline constexpr const char *kindName<MessageUnsubscribed> = "MessageUnsubscribed";
template <> inline constexpr const char *kindName<MessageReceived> = "MessageReceived";
template <> inline constexpr const char *kindName<ServiceRequested> = "ServiceRequested";
template <> inline constexpr const char *kindName<ServiceCancelled> = "ServiceCancelled";
template <> inline constexpr const char *kindName<ServiceCompleted> = "ServiceCompleted";
template <> inline constexpr const char *kindName<ServiceFailed> = "ServiceFailed";
template <> inline constexpr const char *kindName<IncidentRaised> = "IncidentRaised";
template <> inline constexpr const char *kindName<IncidentResolved> = "IncidentResolved";
template <> inline constexpr const char *kindName<DecisionMade> = "DecisionMade";
template <> inline constexpr const char *kindName<FactRecorded> = "FactRecorded";
template <> inline constexpr const char *kindName<FileAttached> = "FileAttached";
template <> inline constexpr const char *kindName<ValuesErased> = "ValuesErased";
template <> inline constexpr const char *kindName<CaseEnded> = "CaseEnded";
template <> inline constexpr const char *kindName<SubProcessOpened> = "SubProcessOpened";
template <> inline constexpr const char *kindName<LoopOpened> = "LoopOpened";
template <> inline constexpr const char *kindName<InstanceOpened> = "InstanceOpened";
template <> inline constexpr const char *kindName<InstanceClosed> = "InstanceClosed";
template <> inline constexpr const char *kindName<PoolOpened> = "PoolOpened";
template <> inline constexpr const char *kindName<ScopeKept> = "ScopeKept";
template <> inline constexpr const char *kindName<CycleSet> = "CycleSet";
template <> inline constexpr const char *kindName<SignalAwaited> = "SignalAwaited";
template <> inline constexpr const char *kindName<SignalReceived> = "SignalReceived";
template <> inline constexpr const char *kindName<ConditionAwaited> = "ConditionAwaited";
template <> inline constexpr const char *kindName<ConditionMet> = "ConditionMet";
template <> inline constexpr const char *kindName<ConditionReset> = "ConditionReset";
template <> inline constexpr const char *kindName<EventThrown> = "EventThrown";
template <> inline constexpr const char *kindName<MessageSent> = "MessageSent";
template <> inline constexpr const char *kindName<CompensationReady> = "CompensationReady";
template <> inline constexpr const char *kindName<CompensationStarted> = "CompensationStarted";
template <> inline constexpr const char *kindName<CompensationDone> = "CompensationDone";
template <> inline constexpr const char *kindName<GatewayActivated> = "GatewayActivated";
template <> inline constexpr const char *kindName<GatewayReset> = "GatewayReset";
template <> inline constexpr const char *kindName<CaseMigrated> = "CaseMigrated";
template <> inline constexpr const char *kindName<TaskRevised> = "TaskRevised";

/// The kind of what a variant holds: for logs, histories and tests.
template <typename... T> QString kindOf(const std::variant<T...> &variant)
{
    return std::visit([](const auto &one) { return QString::fromLatin1(kindName<std::decay_t<decltype(one)>>); },
                      variant);
}

} // namespace engine::journal
