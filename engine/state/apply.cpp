// SPDX-License-Identifier: Apache-2.0
#include "engine/state/index.h"

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

    void operator()(const CaseMigrated &event)
    {
        m_state.package = event.to;
        traceCommand();
    }

    void operator()(const VariableSet &event)
    {
        Names names = origins(event.from); // before the old value goes: x may be made of x
        names.insert(event.name);
        const auto [at, fresh] = m_state.scopes[event.scope].variables.insert_or_assign(event.name, event.value);
        if (fresh)
            m_index.addVariable(event.scope, event.name);
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
        m_index.enter(token, event.scope, event.node);
        m_state.steps.push_back({event.node, event.scope, m_command.now, {}, {}});
        m_index.addStep(m_state.steps.back(), m_state.steps.size() - 1);
    }

    void operator()(const NodeLeft &event)
    {
        if (const auto step = m_index.closeStep(event.scope, event.node))
            m_state.steps[*step].left = m_command.now;
    }

    void operator()(const FlowTaken &event)
    {
        const auto [at, fresh] = m_state.tokens.try_emplace(event.token);
        Token &token = at->second;
        token.id = event.token;
        token.flow = event.flow;
        if (fresh)
            m_index.add(token);
        else
            m_index.leave(token);
    }

    void operator()(const TokenEnded &event)
    {
        const auto token = m_state.tokens.find(event.token);
        if (token == m_state.tokens.end())
            return;
        m_index.remove(token->second);
        m_state.tokens.erase(token);
    }

    void operator()(const ScopeOpened &event)
    {
        open({event.scope, event.parent, event.token, event.process, {}});
    }

    void operator()(const SubProcessOpened &event)
    {
        open({event.scope, event.parent, event.token, event.process, {}, ScopeKind::SubProcess, event.node});
    }

    void operator()(const LoopOpened &event)
    {
        Scope scope{event.scope, event.parent, event.token, event.process, {}, ScopeKind::Loop, event.node};
        scope.total = event.total;
        open(std::move(scope));
    }

    void operator()(const InstanceOpened &event)
    {
        const auto loop = m_state.scopes.find(event.loop);
        if (loop == m_state.scopes.end())
            return;
        ++loop->second.started;
        Scope scope{event.scope, event.loop, {}, loop->second.process, {}, ScopeKind::Instance, loop->second.node};
        scope.number = event.number;
        open(std::move(scope));
    }

    void operator()(const InstanceClosed &event)
    {
        const auto instance = m_state.scopes.find(event.scope);
        if (instance == m_state.scopes.end())
            return;
        if (const auto loop = m_state.scopes.find(instance->second.parent); loop != m_state.scopes.end())
            ++(event.completed ? loop->second.completed : loop->second.terminated);
        close(event.scope);
    }

    void operator()(const PoolOpened &event) { open({event.scope, {}, {}, event.process, {}, ScopeKind::Pool}); }
    void operator()(const ScopeClosed &event) { close(event.scope); }

    void operator()(const ScopeKept &event)
    {
        const auto scope = m_state.scopes.find(event.scope);
        if (scope == m_state.scopes.end())
            return;
        m_index.remove(scope->second);
        scope->second.kept = true;
        scope->second.token.clear();
        m_index.add(scope->second);
    }

    void operator()(const TaskCreated &event)
    {
        const auto [at, fresh] =
            m_state.tasks.insert_or_assign(event.task, Task{event.task, event.token, event.scope, event.node, event.form,
                                                            event.roles, m_command.now, event.due, {}});
        m_index.add(at->second);
    }

    void operator()(const TaskRevised &event)
    {
        if (const auto task = m_state.tasks.find(event.task); task != m_state.tasks.end()) {
            task->second.form = event.form;
            task->second.roles = event.roles;
        }
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
        erase(m_state.tasks, event.task);
    }

    void operator()(const TaskCancelled &event) { erase(m_state.tasks, event.task); }

    void operator()(const TimerSet &event)
    {
        set({event.timer, event.token, event.scope, event.node, event.due});
    }

    void operator()(const CycleSet &event)
    {
        set({event.timer, event.token, event.scope, event.node, event.due, event.remaining});
    }

    void operator()(const TimerCancelled &event) { erase(m_state.timers, event.timer); }
    void operator()(const TimerFired &event) { erase(m_state.timers, event.timer); }

    void operator()(const MessageAwaited &event)
    {
        subscribe({event.subscription, event.token, event.scope, event.node, event.message});
    }

    void operator()(const SignalAwaited &event)
    {
        subscribe({event.subscription, event.token, event.scope, event.node, event.signal, Awaits::Signal});
    }

    void operator()(const ConditionAwaited &event)
    {
        subscribe({event.subscription, event.token, event.scope, event.node, {}, Awaits::Condition, event.definition});
    }

    void operator()(const ConditionMet &event) { meet(event.subscription, true); }
    void operator()(const ConditionReset &event) { meet(event.subscription, false); }
    void operator()(const MessageUnsubscribed &event) { erase(m_state.subscriptions, event.subscription); }
    void operator()(const SignalReceived &event) { erase(m_state.subscriptions, event.subscription); }
    void operator()(const EventThrown &) {}

    void operator()(const MessageSent &event)
    {
        for (const auto &[name, value] : event.payload) {
            const auto from = event.from.find(name);
            trace(value, from == event.from.end() ? Names() : origins(from->second));
        }
    }

    void operator()(const CompensationReady &event)
    {
        m_state.compensations.push_back({event.record, event.scope, event.node, event.inner});
    }

    void operator()(const CompensationStarted &event)
    {
        if (const auto token = m_state.tokens.find(event.token); token != m_state.tokens.end()) {
            token->second.undoes = event.record;
            token->second.undoneFor = event.by;
        }
    }

    void operator()(const CompensationDone &event)
    {
        std::erase_if(m_state.compensations, [&](const Compensation &one) { return one.id == event.record; });
    }

    void operator()(const GatewayActivated &event)
    {
        if (const auto scope = m_state.scopes.find(event.scope); scope != m_state.scopes.end())
            scope->second.activated[event.node] = event.flows;
    }

    void operator()(const GatewayReset &event)
    {
        if (const auto scope = m_state.scopes.find(event.scope); scope != m_state.scopes.end())
            scope->second.activated.erase(event.node);
    }

    void operator()(const MessageReceived &event)
    {
        traceCommand();
        erase(m_state.subscriptions, event.subscription);
    }

    void operator()(const ServiceRequested &event)
    {
        const auto [at, fresh] =
            m_state.services.insert_or_assign(event.request, ServiceCall{event.request, event.token, event.scope, event.node,
                                                                         event.service, event.parameters, 0, {}});
        m_index.add(at->second);
        for (const auto &[name, value] : event.parameters) {
            const auto from = event.from.find(name);
            trace(value, from == event.from.end() ? Names() : origins(from->second));
        }
    }

    void operator()(const ServiceCancelled &event) { erase(m_state.services, event.request); }

    void operator()(const ServiceCompleted &event)
    {
        traceCommand();
        erase(m_state.services, event.request);
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
            if (const QByteArray commitment = personal.commitment(); gone.contains(commitment))
                personal = Personal::erasedOf(commitment);
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
        m_state.traces.erase(gone);
    }

    void operator()(const CaseEnded &event)
    {
        traceCommand();
        m_state.outcome = event.outcome;
        m_state.ended = m_command.now;
        m_state.compensations.clear();
    }

private:
    Step *openStep(const QString &node, const QString &scope)
    {
        const auto number = m_index.openStep(scope, node);
        return number ? &m_state.steps[*number] : nullptr;
    }

    void open(Scope scope)
    {
        Scope &stored = m_state.scopes[scope.id];
        if (!stored.process.isEmpty())
            m_index.remove(stored);
        stored = std::move(scope);
        m_index.add(stored);
    }

    void close(const QString &id)
    {
        erase(m_state.scopes, id);
        std::erase_if(m_state.compensations, [&](const Compensation &one) { return one.scope == id; });
    }

    void set(Timer timer)
    {
        const QString id = timer.id;
        m_index.add(m_state.timers.insert_or_assign(id, std::move(timer)).first->second);
    }

    void subscribe(Subscription subscription)
    {
        const QString id = subscription.id;
        m_index.add(m_state.subscriptions.insert_or_assign(id, std::move(subscription)).first->second);
    }

    void meet(const QString &subscription, bool met)
    {
        if (const auto found = m_state.subscriptions.find(subscription); found != m_state.subscriptions.end())
            found->second.met = met;
    }

    template <typename Map> void erase(Map &map, const QString &id)
    {
        const auto found = map.find(id);
        if (found == map.end())
            return;
        m_index.remove(found->second);
        map.erase(found);
    }

    void trace(const Personal &value, const Names &names) { m_state.traces.add(value, names, Seed::of(m_command)); }

    void traceCommand()
    {
        if (const NamedValues *given = namedValues(m_command.body)) {
            for (const auto &[name, value] : *given)
                trace(value, {name});
        }
    }

    /// `from` and all that the present values of those names were made of.
    Names origins(const std::vector<QString> &from) const
    {
        Names names(from);
        const auto add = [&](const QString &scope, const QString &name) {
            ++m_state.lookup.touched;
            const auto holder = m_state.scopes.find(scope);
            if (holder == m_state.scopes.end())
                return;
            const auto variable = holder->second.variables.find(name);
            if (variable == holder->second.variables.end())
                return;
            if (const Trace *known = m_state.traces.find(variable->second))
                names.insert(known->names);
        };
        for (const QString &name : from) {
            add(QString(), name);
            const auto holders = m_state.lookup.holders.find(name);
            if (holders == m_state.lookup.holders.end())
                continue;
            for (const QString &scope : holders->second)
                add(scope, name);
        }
        return names;
    }

    CaseState &m_state;
    Index m_index{m_state.lookup};
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
