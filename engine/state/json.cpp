// SPDX-License-Identifier: Apache-2.0
#include "engine/journal/json_fields.h"
#include "engine/state/case_state.h"

namespace engine::state {

using journal::Is;

std::vector<const char *> wordsOf(ScopeKind)
{
    return {"process", "pool", "subProcess", "loop", "instance"};
}

std::vector<const char *> wordsOf(Awaits)
{
    return {"message", "signal", "condition"};
}

template <typename Visit, Is<Token> S> void fields(Visit &visit, S &token)
{
    visit("id", token.id);
    visit("scope", token.scope);
    visit("node", token.node);
    visit("flow", token.flow);
    visit.since(2, "undoes", token.undoes);
    visit.since(2, "undoneFor", token.undoneFor);
}

template <typename Visit, Is<Scope> S> void fields(Visit &visit, S &scope)
{
    visit("id", scope.id);
    visit("parent", scope.parent);
    visit("token", scope.token);
    visit("process", scope.process);
    visit("variables", scope.variables);
    visit.since(2, "kind", scope.kind);
    visit.since(2, "node", scope.node);
    visit.since(2, "number", scope.number);
    visit.since(2, "total", scope.total);
    visit.since(2, "started", scope.started);
    visit.since(2, "completed", scope.completed);
    visit.since(2, "terminated", scope.terminated);
    visit.since(2, "kept", scope.kept);
    visit.since(2, "activated", scope.activated);
}

template <typename Visit, Is<Task> S> void fields(Visit &visit, S &task)
{
    visit("id", task.id);
    visit("token", task.token);
    visit("scope", task.scope);
    visit("node", task.node);
    visit("form", task.form);
    visit("roles", task.roles);
    visit("created", task.created);
    visit("due", task.due);
    visit("claimedBy", task.claimedBy);
}

template <typename Visit, Is<Timer> S> void fields(Visit &visit, S &timer)
{
    visit("id", timer.id);
    visit("token", timer.token);
    visit("scope", timer.scope);
    visit("node", timer.node);
    visit("due", timer.due);
    visit.since(2, "remaining", timer.remaining);
}

template <typename Visit, Is<Subscription> S> void fields(Visit &visit, S &subscription)
{
    visit("id", subscription.id);
    visit("token", subscription.token);
    visit("scope", subscription.scope);
    visit("node", subscription.node);
    visit("message", subscription.message);
    visit.since(2, "awaits", subscription.awaits);
    visit.since(2, "definition", subscription.definition);
    visit.since(2, "met", subscription.met);
}

template <typename Visit, Is<ServiceCall> S> void fields(Visit &visit, S &call)
{
    visit("id", call.id);
    visit("token", call.token);
    visit("scope", call.scope);
    visit("node", call.node);
    visit("service", call.service);
    visit("parameters", call.parameters);
    visit("attempts", call.attempts);
    visit("incident", call.incident);
}

template <typename Visit, Is<File> S> void fields(Visit &visit, S &file)
{
    visit("id", file.id);
    visit("role", file.role);
    visit("digest", file.digest);
    visit("size", file.size);
    visit("mediaType", file.mediaType);
    visit("name", file.name);
    visit("erased", file.erased);
    visit("added", file.added);
}

template <typename Visit, Is<Fact> S> void fields(Visit &visit, S &fact)
{
    visit("id", fact.id);
    visit("kind", fact.kind);
    visit("by", fact.by);
    visit("at", fact.at);
    visit("details", fact.details);
}

template <typename Visit, Is<Step> S> void fields(Visit &visit, S &step)
{
    visit("node", step.node);
    visit("scope", step.scope);
    visit("entered", step.entered);
    visit("left", step.left);
    visit("by", step.by);
}

template <typename Visit, Is<Traces::Stored> S> void fields(Visit &visit, S &trace)
{
    visit("names", trace.names);
    visit("seeds", trace.seeds);
}

template <typename Visit, Is<Compensation> S> void fields(Visit &visit, S &compensation)
{
    visit("id", compensation.id);
    visit("scope", compensation.scope);
    visit("node", compensation.node);
    visit("inner", compensation.inner);
}

template <typename Visit, Is<CaseState> S> void fields(Visit &visit, S &state)
{
    visit("caseId", state.caseId);
    visit("version", state.version);
    visit("procedure", state.procedure);
    visit("package", state.package);
    visit("process", state.process);
    visit("submission", state.submission);
    visit("arrival", state.arrival);
    visit("started", state.started);
    visit("ended", state.ended);
    visit("outcome", state.outcome);
    visit("scopes", state.scopes);
    visit("tokens", state.tokens);
    visit("tasks", state.tasks);
    visit("timers", state.timers);
    visit("subscriptions", state.subscriptions);
    visit("services", state.services);
    visit.since(2, "compensations", state.compensations);
    visit("files", state.files);
    visit("facts", state.facts);
    visit("steps", state.steps);
}

QByteArray toJson(const CaseState &state, journal::PersonalValues *values)
{
    journal::FieldWriter writer(values);
    writer.writeWith(state, [&](auto &visit) { visit("traces", state.traces.stored()); });
    return writer.take();
}

core::Result<CaseState> fromJson(const core::Json &json, const journal::PersonalValues &values)
{
    CaseState state;
    journal::FieldReader reader(values, QStringLiteral("state %1").arg(json[QStringLiteral("version")].toInteger()));
    std::map<QByteArray, Traces::Stored> traces;
    const QString tracesKey = QStringLiteral("traces");
    if (!reader.object(json, state, 1) || !reader.below(tracesKey, json[tracesKey], traces))
        return reader.error();
    state.traces.restore(traces);
    state.index();
    return state;
}

} // namespace engine::state
