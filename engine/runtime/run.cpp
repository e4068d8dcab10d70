// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/run.h"

#include "engine/runtime/element.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

namespace {

/// More nodes than any command of a sane process enters; a loop without a wait stops here.
constexpr int mostSteps = 1000;

} // namespace

Run::Run(const Definition &definition, state::CaseState state, const Command &command)
    : m_definition(definition), m_command(command), m_state(std::move(state)), m_salts(command.seed, QByteArrayLiteral("execute"))
{
}

void Run::emit(Event event)
{
    state::apply(m_state, event, m_command);
    if (const auto *set = std::get_if<VariableSet>(&event)) {
        changed(*set);
    } else if (const auto *condition = std::get_if<ConditionAwaited>(&event)) {
        m_unlooked.insert(condition->subscription);
    } else if (std::holds_alternative<ScopeClosed>(event) || std::holds_alternative<ScopeOpened>(event)
               || std::holds_alternative<CaseStarted>(event) || std::holds_alternative<InstanceOpened>(event)
               || std::holds_alternative<InstanceClosed>(event) || std::holds_alternative<LoopOpened>(event)) {
        m_environments.clear();
    }
    m_events.push_back(std::move(event));
}

core::Result<const bpmn::Process *> Run::process(const QString &name) const
{
    const auto found = m_definition.processes.find(name);
    if (found == m_definition.processes.end())
        return core::Error(RuntimeError::NoSuchProcess, {name});
    return found->second.get();
}

core::Result<Place> Run::placeOf(const QString &token, const QString &scope, const QString &node) const
{
    const auto inScope = m_state.scopes.find(scope);
    const auto running = process(inScope == m_state.scopes.end() ? QString() : inScope->second.process);
    if (!running)
        return running.error();
    const bpmn::Node *found = (*running)->node(node);
    if (!found)
        return core::Error(RuntimeError::NoSuchNode, {node, (*running)->id});
    return Place{token, scope, *running, found};
}

core::Result<Place> Run::placeOf(const QString &token) const
{
    const auto found = m_state.tokens.find(token);
    if (found == m_state.tokens.end())
        return core::Error(RuntimeError::NotWaiting, {token});
    return placeOf(token, found->second.scope, found->second.node);
}

void Run::enter(const Place &place)
{
    emit(NodeEntered{place.token, place.scope, place.node->id});
    m_moving.push_back(place);
}

core::Result<void> Run::leave(const Place &place)
{
    carryOut(place);
    if (!place.node->isActivity())
        return proceed(place);
    rememberForCompensation(place);
    return isInstance(place) ? instanceCompleted(place) : proceed(place);
}

core::Result<void> Run::proceed(const Place &place)
{
    const auto flows = flowsOf(place);
    if (!flows)
        return flows.error();
    return flows->empty() ? endToken(place) : leaveBy(place, *flows);
}

core::Result<std::vector<bpmn::Index>> Run::flowsOf(const Place &place, const feel::Context &local)
{
    const bpmn::Node &node = *place.node;
    std::vector<bpmn::Index> taken;
    bool chooses = false;
    bool chosen = false;
    for (const bpmn::Index index : node.outgoing) {
        const bpmn::SequenceFlow &flow = place.process->flows[index];
        if (index == node.defaultFlow) {
            chooses = true;
            continue;
        }
        // A parallel gateway asks nothing. BPMN 2.0.2, 13.4.1.
        if (flow.condition && node.type != bpmn::NodeType::ParallelGateway) {
            chooses = true;
            if (!evaluate(*flow.condition, place.scope, local).isTrue())
                continue;
            chosen = true;
        }
        taken.push_back(index);
    }
    if (!chosen && node.defaultFlow != bpmn::none)
        taken.push_back(node.defaultFlow);
    if (taken.empty() && chooses)
        return core::Error(RuntimeError::NoFlowTaken, {node.label({})}, node.where);
    return taken;
}

core::Result<void> Run::leaveBy(const Place &place, const std::vector<bpmn::Index> &flows)
{
    cancelWaits(place.token);
    emit(NodeLeft{place.token, place.scope, place.node->id});
    touch(place.scope);
    QString token = place.token;
    for (const bpmn::Index index : flows) {
        const bpmn::SequenceFlow &flow = place.process->flows[index];
        for (qint64 i = 0; i < place.node->completionQuantity; ++i) {
            if (token.isEmpty())
                token = newId();
            emit(FlowTaken{token, flow.id});
            enter({token, place.scope, place.process, &place.process->nodes[flow.target]});
            token.clear();
        }
    }
    return {};
}

void Run::consume(const Place &place)
{
    emit(NodeLeft{place.token, place.scope, place.node->id});
    emit(TokenEnded{place.token});
}

core::Result<void> Run::endToken(const Place &place)
{
    cancelWaits(place.token);
    emit(NodeLeft{place.token, place.scope, place.node->id});
    const auto token = m_state.tokens.find(place.token);
    const state::Token ended = token == m_state.tokens.end() ? state::Token{} : token->second;
    emit(TokenEnded{place.token});
    touch(place.scope);
    if (!ended.undoes.isEmpty())
        return undone(ended);
    return endScopeIfDone(place.scope);
}

core::Result<void> Run::endScopeIfDone(const QString &scope)
{
    const bool busy = m_state.lookup.tokensOf.contains(scope);
    if (m_state.ended || (busy && innerOf(scope) == bpmn::none))
        return {};
    const auto ended = m_state.scopes.find(scope);
    if (scope.isEmpty()) {
        // The case goes on as long as another of its pools does.
        const auto inner = m_state.lookup.scopesIn.find(scope);
        if (inner != m_state.lookup.scopesIn.end()
            && std::any_of(inner->second.begin(), inner->second.end(), [&](const QString &id) {
                   return m_state.scopes.at(id).kind == state::ScopeKind::Pool;
               }))
            return {};
        const QString outcome = outcomeOf(scope);
        return endProcess(scope, outcome.isEmpty() ? QStringLiteral("ended") : outcome);
    }
    if (ended == m_state.scopes.end() || ended->second.kept)
        return {};
    if (ended->second.kind == state::ScopeKind::Pool) {
        closeScope(scope);
        return endScopeIfDone({});
    }
    if (!m_state.tokens.contains(ended->second.token))
        return {};
    const auto place = placeOf(ended->second.token);
    if (!place)
        return place.error();
    return elementOf(place->node->type).pathEnded(*this, *place, scope);
}

core::Result<void> Run::endProcess(const QString &scope, const QString &outcome)
{
    if (!scope.isEmpty()) {
        cancelTokens(scope);
        return endScopeIfDone(scope);
    }
    cancelAll();
    emit(CaseEnded{outcome});
    return {};
}

void Run::cancelAll()
{
    cancelTokens({});
    if (const auto inner = m_state.lookup.scopesIn.find({}); inner != m_state.lookup.scopesIn.end()) {
        for (const QString &id : std::set<QString>(inner->second))
            closeScope(id);
    }
}

void Run::cancelWaits(const QString &token)
{
    const auto found = m_state.lookup.waitsOf.find(token);
    if (found == m_state.lookup.waitsOf.end())
        return;
    const state::Waits waits = found->second;
    for (const auto &[kind, id] : waits) {
        switch (kind) {
        case state::Waits::Kind::Task: emit(TaskCancelled{id}); break;
        case state::Waits::Kind::Timer: emit(TimerCancelled{id}); break;
        case state::Waits::Kind::Subscription: emit(MessageUnsubscribed{id}); break;
        case state::Waits::Kind::Service: emit(ServiceCancelled{id}); break;
        case state::Waits::Kind::Scope: closeScope(id); break;
        }
    }
}

void Run::closeScope(const QString &scope)
{
    const auto found = m_state.scopes.find(scope);
    if (found == m_state.scopes.end())
        return;
    cancelTokens(scope);
    if (const auto inner = m_state.lookup.scopesIn.find(scope); inner != m_state.lookup.scopesIn.end()) {
        for (const QString &id : std::set<QString>(inner->second))
            closeScope(id);
    }
    if (found->second.kind == state::ScopeKind::Instance)
        emit(InstanceClosed{scope, false});
    else
        emit(ScopeClosed{scope});
}

void Run::cancelTokens(const QString &scope, const QString &kept)
{
    if (const auto tokens = m_state.lookup.tokensOf.find(scope); tokens != m_state.lookup.tokensOf.end()) {
        for (const QString &id : std::set<QString>(tokens->second)) {
            if (id == kept || !m_state.tokens.contains(id))
                continue;
            const state::Token token = m_state.tokens.at(id);
            cancelWaits(token.id);
            emit(NodeLeft{token.id, token.scope, token.node});
            emit(TokenEnded{token.id});
        }
    }
    if (const auto found = m_state.lookup.waitsIn.find(scope); found != m_state.lookup.waitsIn.end()) {
        const state::Waits waits = found->second;
        for (const auto &[kind, id] : waits) {
            if (kind == state::Waits::Kind::Timer)
                emit(TimerCancelled{id});
            else if (kind == state::Waits::Kind::Subscription)
                emit(MessageUnsubscribed{id});
        }
    }
    touch(scope);
    const auto gone = [&](const Place &place) { return !m_state.tokens.contains(place.token); };
    std::erase_if(m_moving, gone);
    std::erase_if(m_postponed, gone);
}

QString Run::outcomeOf(const QString &scope) const
{
    for (auto step = m_state.steps.rbegin(); step != m_state.steps.rend(); ++step) {
        if (step->scope != scope)
            continue;
        const auto place = placeOf({}, scope, step->node);
        if (place && place->node->isEnd() && place->node->outcome.isGiven())
            return place->node->outcome.name;
        if (!place || !place->node->isEventSubProcess())
            continue;
        // An event sub-process ends what it stands in by an end of its own.
        for (auto later = m_state.steps.rbegin(); later != step; ++later) {
            const bpmn::Node *inner = place->process->node(later->node);
            if (inner && inner->isEnd() && inner->parent == place->process->indexOf(*place->node) && inner->outcome.isGiven())
                return inner->outcome.name;
        }
    }
    return {};
}

core::Result<void> Run::moveOn()
{
    int steps = 0;
    while (!m_state.ended) {
        // What became true comes first, for it may end what is about to move.
        const auto conditions = checkConditions();
        if (!conditions)
            return conditions.error();
        if (*conditions)
            continue;
        if (m_moving.empty()) {
            const auto joins = checkJoins();
            if (!joins)
                return joins.error();
            if (*joins)
                continue;
            if (m_postponed.empty())
                return {};
        }
        m_throwing = m_moving.empty();
        std::deque<Place> &from = m_throwing ? m_postponed : m_moving;
        const Place place = std::move(from.front());
        from.pop_front();
        lookAt(1);
        if (!m_state.tokens.contains(place.token))
            continue; // a join or a terminate end took it meanwhile
        if (steps++ == mostSteps)
            return core::Error(RuntimeError::TooManySteps, {place.node->label({}), QString::number(mostSteps)},
                               place.node->where);
        auto entered = place.node->isActivity() && !m_throwing ? beginActivity(place)
                                                               : elementOf(place.node->type).enter(*this, place);
        if (!entered)
            return entered;
    }
    return {};
}

} // namespace engine::runtime
