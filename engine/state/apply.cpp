// SPDX-License-Identifier: Apache-2.0
#include "engine/state/case_state.h"

#include <algorithm>

namespace engine::state {

using namespace journal;

namespace {

/// Applies one event. Every event of any journal ever written applies: what names something that is
/// not there changes nothing.
class Applier
{
public:
    Applier(CaseState &state, const Command &command) : m_state(state), m_command(command) {}

    void operator()(const CaseStarted &event)
    {
        m_state.caseId = m_command.caseId;
        m_state.procedure = event.procedure;
        m_state.package = event.package;
        m_state.process = event.process;
        m_state.submission = event.submission;
        m_state.arrival = event.arrival;
        m_state.started = m_command.now;
        m_state.scopes[QString()].process = event.process;
        traceCommand();
    }

    void operator()(const VariableSet &event)
    {
        std::set<QString> names = origins(event.from); // before the old value goes: x may be made of x
        names.insert(event.name);
        m_state.scopes[event.scope].variables.insert_or_assign(event.name, event.value);
        trace(event.value, names);
        // What came with the command and went into this variable goes when the variable goes.
        if (const NamedValues *given = namedValues(m_command.body)) {
            for (const auto &[name, value] : *given) {
                if (std::find(event.from.begin(), event.from.end(), name) != event.from.end())
                    trace(value, {event.name});
            }
        }
    }

    void operator()(const NodeEntered &event)
    {
        Token &token = m_state.tokens[event.token];
        token.id = event.token;
        token.scope = event.scope;
        token.node = event.node;
        m_state.steps.push_back({event.node, event.scope, m_command.now, {}, {}});
    }

    void operator()(const NodeLeft &event)
    {
        if (Step *step = openStep(event.node, event.scope))
            step->left = m_command.now;
    }

    void operator()(const FlowTaken &event)
    {
        Token &token = m_state.tokens[event.token];
        token.id = event.token;
        token.flow = event.flow;
        token.node.clear();
    }

    void operator()(const TokenEnded &event) { m_state.tokens.erase(event.token); }

    void operator()(const ScopeOpened &event)
    {
        Scope &scope = m_state.scopes[event.scope];
        scope.id = event.scope;
        scope.parent = event.parent;
        scope.token = event.token;
        scope.process = event.process;
    }

    void operator()(const ScopeClosed &event) { m_state.scopes.erase(event.scope); }

    void operator()(const TaskCreated &event)
    {
        m_state.tasks.insert_or_assign(event.task, Task{event.task, event.token, event.scope, event.node, event.form,
                                                        event.roles, m_command.now, event.due, {}});
    }

    void operator()(const TaskClaimed &event)
    {
        if (const auto task = m_state.tasks.find(event.task); task != m_state.tasks.end())
            task->second.claimedBy = event.by;
    }

    void operator()(const TaskReleased &event)
    {
        if (const auto task = m_state.tasks.find(event.task); task != m_state.tasks.end())
            task->second.claimedBy.reset();
    }

    void operator()(const TaskCompleted &event)
    {
        traceCommand();
        const auto task = m_state.tasks.find(event.task);
        if (task == m_state.tasks.end())
            return;
        if (Step *step = openStep(task->second.node, task->second.scope))
            step->by = event.by;
        m_state.tasks.erase(task);
    }

    void operator()(const TaskCancelled &event) { m_state.tasks.erase(event.task); }

    void operator()(const TimerSet &event)
    {
        m_state.timers.insert_or_assign(event.timer,
                                        Timer{event.timer, event.token, event.scope, event.node, event.due});
    }

    void operator()(const TimerCancelled &event) { m_state.timers.erase(event.timer); }
    void operator()(const TimerFired &event) { m_state.timers.erase(event.timer); }

    void operator()(const MessageAwaited &event)
    {
        m_state.subscriptions.insert_or_assign(event.subscription, Subscription{event.subscription, event.token,
                                                                                event.scope, event.node, event.message});
    }

    void operator()(const MessageUnsubscribed &event) { m_state.subscriptions.erase(event.subscription); }

    void operator()(const MessageReceived &event)
    {
        traceCommand();
        m_state.subscriptions.erase(event.subscription);
    }

    void operator()(const ServiceRequested &event)
    {
        m_state.services.insert_or_assign(event.request, ServiceCall{event.request, event.token, event.scope, event.node,
                                                                     event.service, event.parameters, 0, {}});
        for (const auto &[name, value] : event.parameters) {
            const auto from = event.from.find(name);
            trace(value, from == event.from.end() ? std::set<QString>() : origins(from->second));
        }
    }

    void operator()(const ServiceCancelled &event) { m_state.services.erase(event.request); }

    void operator()(const ServiceCompleted &event)
    {
        traceCommand();
        m_state.services.erase(event.request);
    }

    void operator()(const ServiceFailed &event)
    {
        if (const auto call = m_state.services.find(event.request); call != m_state.services.end())
            call->second.attempts = event.attempt;
    }

    void operator()(const IncidentRaised &event)
    {
        if (const auto call = m_state.services.find(event.request); call != m_state.services.end())
            call->second.incident = event.error;
    }

    void operator()(const IncidentResolved &event)
    {
        if (const auto call = m_state.services.find(event.request); call != m_state.services.end()) {
            call->second.incident.clear();
            call->second.attempts = 0;
        }
    }

    void operator()(const DecisionMade &) {}

    void operator()(const FactRecorded &event)
    {
        m_state.facts.push_back({event.fact, event.kind, event.by, m_command.now, event.details});
        for (const auto &[name, value] : event.details)
            trace(value, {name, event.fact});
    }

    void operator()(const FileAttached &event)
    {
        m_state.files.push_back({event.file, event.role, event.digest, event.size, event.mediaType, event.name, false,
                                 m_command.now});
        trace(event.name, {});
    }

    void operator()(const ValuesErased &event)
    {
        const std::set<QByteArray> gone(event.commitments.begin(), event.commitments.end());
        const auto erase = [&](Personal &personal) {
            if (gone.contains(personal.commitment))
                personal = Personal::erasedOf(personal.commitment);
        };
        for (auto &[id, scope] : m_state.scopes) {
            for (auto &[name, value] : scope.variables)
                erase(value);
        }
        for (auto &[id, call] : m_state.services) {
            for (auto &[name, value] : call.parameters)
                erase(value);
        }
        for (Fact &fact : m_state.facts) {
            for (auto &[name, value] : fact.details)
                erase(value);
        }
        for (File &file : m_state.files) {
            erase(file.name);
            if (std::find(event.files.begin(), event.files.end(), file.id) != event.files.end())
                file.erased = true;
        }
        for (const QByteArray &commitment : gone)
            m_state.traces.erase(commitment);
    }

    void operator()(const CaseEnded &event)
    {
        traceCommand();
        m_state.outcome = event.outcome;
        m_state.ended = m_command.now;
    }

private:
    Step *openStep(const QString &node, const QString &scope)
    {
        for (Step &step : m_state.steps) {
            if (!step.left && step.node == node && step.scope == scope)
                return &step;
        }
        return nullptr;
    }

    void trace(const Personal &value, const std::set<QString> &names)
    {
        if (value.commitment.isEmpty())
            return;
        Trace &trace = m_state.traces[value.commitment];
        trace.names.insert(names.begin(), names.end());
        if (const QByteArray seed = seedCommitment(m_command); !seed.isEmpty())
            trace.seeds.insert(seed);
    }

    void traceCommand()
    {
        if (const NamedValues *given = namedValues(m_command.body)) {
            for (const auto &[name, value] : *given)
                trace(value, {name});
        }
    }

    /// `from` and all that the present values of those names were made of.
    std::set<QString> origins(const std::vector<QString> &from) const
    {
        std::set<QString> names(from.begin(), from.end());
        for (const auto &[id, scope] : m_state.scopes) {
            for (const QString &name : from) {
                const auto variable = scope.variables.find(name);
                if (variable == scope.variables.end())
                    continue;
                if (const auto known = m_state.traces.find(variable->second.commitment); known != m_state.traces.end())
                    names.insert(known->second.names.begin(), known->second.names.end());
            }
        }
        return names;
    }

    CaseState &m_state;
    const Command &m_command;
};

} // namespace

void apply(CaseState &state, const Event &event, const Command &command)
{
    std::visit(Applier(state, command), event);
}

void apply(CaseState &state, const Record &record)
{
    for (const Event &event : record.events)
        apply(state, event, record.command);
    state.version = record.sequence;
}

} // namespace engine::state
