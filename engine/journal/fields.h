// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/json_fields.h"

namespace engine::journal {

/// The members of every command and event as they stand in a record. A change here is a new
/// format with a reader of its own for the old one. Formats 2 and 3 are format 1 with more kinds of commands and events,
/// so that one reader reads them all.

// ---- commands -------------------------------------------------------------------------------------

template <typename Visit, Is<StartCase> S> void fields(Visit &visit, S &command)
{
    visit("procedure", command.procedure);
    visit("package", command.package);
    visit("process", command.process);
    visit("submission", command.submission);
    visit("arrival", command.arrival);
    visit("variables", command.variables);
}

template <typename Visit, Is<ClaimTask> S> void fields(Visit &visit, S &command) { visit("task", command.task); }

template <typename Visit, Is<ReleaseTask> S> void fields(Visit &visit, S &command) { visit("task", command.task); }

template <typename Visit, Is<CompleteTask> S> void fields(Visit &visit, S &command)
{
    visit("task", command.task);
    visit("answers", command.answers);
}

template <typename Visit, Is<ReceiveMessage> S> void fields(Visit &visit, S &command)
{
    visit("message", command.message);
    visit("payload", command.payload);
}

template <typename Visit, Is<FireTimer> S> void fields(Visit &visit, S &command) { visit("timer", command.timer); }

template <typename Visit, Is<CompleteService> S> void fields(Visit &visit, S &command)
{
    visit("request", command.request);
    visit("results", command.results);
}

template <typename Visit, Is<FailService> S> void fields(Visit &visit, S &command)
{
    visit("request", command.request);
    visit("error", command.error);
    visit("final", command.final);
}

template <typename Visit, Is<RetryService> S> void fields(Visit &visit, S &command) { visit("request", command.request); }

template <typename Visit, Is<EndCase> S> void fields(Visit &visit, S &command)
{
    visit("outcome", command.outcome);
    visit("details", command.details);
}

template <typename Visit, Is<RecordFact> S> void fields(Visit &visit, S &command)
{
    visit("fact", command.kind);
    visit("details", command.details);
}

template <typename Visit, Is<AttachFile> S> void fields(Visit &visit, S &command)
{
    visit("file", command.file);
    visit("role", command.role);
    visit("digest", command.digest);
    visit("size", command.size);
    visit("mediaType", command.mediaType);
    visit("name", command.name);
}

template <typename Visit, Is<ReviseAnswers> S> void fields(Visit &visit, S &command)
{
    visit("variables", command.variables);
}

template <typename Visit, Is<EraseValues> S> void fields(Visit &visit, S &command)
{
    visit("names", command.names);
    visit("files", command.files);
    visit("ground", command.ground);
}

template <typename Visit, Is<ThrowError> S> void fields(Visit &visit, S &command)
{
    visit("work", command.work);
    visit("code", command.code);
    visit("details", command.details);
}

template <typename Visit, Is<ThrowSignal> S> void fields(Visit &visit, S &command)
{
    visit("signal", command.signal);
}

template <typename Visit, Is<StartProcess> S> void fields(Visit &visit, S &command)
{
    visit("process", command.process);
    visit("variables", command.variables);
}

template <typename Visit, Is<MigrateCase> S> void fields(Visit &visit, S &command)
{
    visit("package", command.package);
    visit("variables", command.variables);
}

// ---- events -----------------------------------------------------------------------------------------

template <typename Visit, Is<CaseStarted> S> void fields(Visit &visit, S &event)
{
    visit("procedure", event.procedure);
    visit("package", event.package);
    visit("process", event.process);
    visit("submission", event.submission);
    visit("arrival", event.arrival);
}

template <typename Visit, Is<VariableSet> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("name", event.name);
    visit("value", event.value);
    visit("from", event.from);
}

template <typename Visit, typename S>
    requires Is<S, NodeEntered> || Is<S, NodeLeft>
void fields(Visit &visit, S &event)
{
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
}

template <typename Visit, Is<FlowTaken> S> void fields(Visit &visit, S &event)
{
    visit("token", event.token);
    visit("flow", event.flow);
}

template <typename Visit, Is<TokenEnded> S> void fields(Visit &visit, S &event) { visit("token", event.token); }

template <typename Visit, Is<ScopeOpened> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("parent", event.parent);
    visit("token", event.token);
    visit("process", event.process);
}

template <typename Visit, Is<ScopeClosed> S> void fields(Visit &visit, S &event) { visit("scope", event.scope); }

template <typename Visit, Is<TaskCreated> S> void fields(Visit &visit, S &event)
{
    visit("task", event.task);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("form", event.form);
    visit("roles", event.roles);
    visit("due", event.due);
}

template <typename Visit, typename S>
    requires Is<S, TaskClaimed> || Is<S, TaskCompleted>
void fields(Visit &visit, S &event)
{
    visit("task", event.task);
    visit("by", event.by);
}

template <typename Visit, typename S>
    requires Is<S, TaskReleased> || Is<S, TaskCancelled>
void fields(Visit &visit, S &event)
{
    visit("task", event.task);
}

template <typename Visit, Is<TimerSet> S> void fields(Visit &visit, S &event)
{
    visit("timer", event.timer);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("due", event.due);
}

template <typename Visit, typename S>
    requires Is<S, TimerCancelled> || Is<S, TimerFired>
void fields(Visit &visit, S &event)
{
    visit("timer", event.timer);
}

template <typename Visit, Is<MessageAwaited> S> void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("message", event.message);
}

template <typename Visit, Is<MessageUnsubscribed> S> void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
}

template <typename Visit, Is<MessageReceived> S> void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
    visit("message", event.message);
}

template <typename Visit, Is<ServiceRequested> S> void fields(Visit &visit, S &event)
{
    visit("request", event.request);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("service", event.service);
    visit("parameters", event.parameters);
    visit("from", event.from);
}

template <typename Visit, typename S>
    requires Is<S, ServiceCancelled> || Is<S, ServiceCompleted> || Is<S, IncidentResolved>
void fields(Visit &visit, S &event)
{
    visit("request", event.request);
}

template <typename Visit, Is<ServiceFailed> S> void fields(Visit &visit, S &event)
{
    visit("request", event.request);
    visit("error", event.error);
    visit("attempt", event.attempt);
}

template <typename Visit, Is<IncidentRaised> S> void fields(Visit &visit, S &event)
{
    visit("request", event.request);
    visit("error", event.error);
}

template <typename Visit, Is<DecisionMade> S> void fields(Visit &visit, S &event)
{
    visit("node", event.node);
    visit("decision", event.decision);
    visit("rules", event.rules);
}

template <typename Visit, Is<FactRecorded> S> void fields(Visit &visit, S &event)
{
    visit("fact", event.fact);
    visit("of", event.kind);
    visit("by", event.by);
    visit("details", event.details);
}

template <typename Visit, Is<FileAttached> S> void fields(Visit &visit, S &event)
{
    visit("file", event.file);
    visit("role", event.role);
    visit("digest", event.digest);
    visit("size", event.size);
    visit("mediaType", event.mediaType);
    visit("name", event.name);
}

template <typename Visit, Is<ValuesErased> S> void fields(Visit &visit, S &event)
{
    visit("names", event.names);
    visit("commitments", event.commitments);
    visit("files", event.files);
    visit("ground", event.ground);
}

template <typename Visit, Is<CaseEnded> S> void fields(Visit &visit, S &event) { visit("outcome", event.outcome); }

// ---- since format 2

template <typename Visit, Is<SubProcessOpened> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("parent", event.parent);
    visit("token", event.token);
    visit("process", event.process);
    visit("node", event.node);
}

template <typename Visit, Is<LoopOpened> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("parent", event.parent);
    visit("token", event.token);
    visit("process", event.process);
    visit("node", event.node);
    visit("total", event.total);
}

template <typename Visit, Is<InstanceOpened> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("loop", event.loop);
    visit("number", event.number);
}

template <typename Visit, Is<InstanceClosed> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("completed", event.completed);
}

template <typename Visit, Is<PoolOpened> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("process", event.process);
}

template <typename Visit, Is<ScopeKept> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
}

template <typename Visit, Is<CycleSet> S> void fields(Visit &visit, S &event)
{
    visit("timer", event.timer);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("due", event.due);
    visit("remaining", event.remaining);
}

template <typename Visit, Is<SignalAwaited> S> void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("signal", event.signal);
}

template <typename Visit, Is<SignalReceived> S> void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
    visit("signal", event.signal);
}

template <typename Visit, Is<ConditionAwaited> S> void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("definition", event.definition);
}

template <typename Visit, Is<EventThrown> S> void fields(Visit &visit, S &event)
{
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("thrown", event.kind);
    visit("name", event.name);
}

template <typename Visit, Is<MessageSent> S> void fields(Visit &visit, S &event)
{
    visit("token", event.token);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("message", event.message);
    visit("payload", event.payload);
    visit("from", event.from);
}

template <typename Visit, Is<CompensationReady> S> void fields(Visit &visit, S &event)
{
    visit("record", event.record);
    visit("scope", event.scope);
    visit("node", event.node);
    visit("inner", event.inner);
}

template <typename Visit, Is<CompensationStarted> S> void fields(Visit &visit, S &event)
{
    visit("record", event.record);
    visit("token", event.token);
    visit("by", event.by);
}

template <typename Visit, Is<CompensationDone> S> void fields(Visit &visit, S &event)
{
    visit("record", event.record);
}

template <typename Visit, Is<GatewayActivated> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("node", event.node);
    visit("flows", event.flows);
}

template <typename Visit, Is<GatewayReset> S> void fields(Visit &visit, S &event)
{
    visit("scope", event.scope);
    visit("node", event.node);
}

template <typename Visit, Is<CaseMigrated> S> void fields(Visit &visit, S &event)
{
    visit("from", event.from);
    visit("to", event.to);
}

template <typename Visit, Is<TaskRevised> S> void fields(Visit &visit, S &event)
{
    visit("task", event.task);
    visit("form", event.form);
    visit("roles", event.roles);
}

template <typename Visit, typename S>
    requires Is<S, ConditionMet> || Is<S, ConditionReset>
void fields(Visit &visit, S &event)
{
    visit("subscription", event.subscription);
}

} // namespace engine::journal
