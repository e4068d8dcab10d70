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

Run::Run(const Definition &definition, const state::CaseState &state, const Command &command)
    : m_definition(definition), m_command(command), m_state(state), m_salts(command.seed, QByteArrayLiteral("execute"))
{
}

void Run::emit(Event event)
{
    state::apply(m_state, event, m_command);
    if (std::holds_alternative<VariableSet>(event) || std::holds_alternative<ScopeClosed>(event)
        || std::holds_alternative<ScopeOpened>(event) || std::holds_alternative<CaseStarted>(event))
        m_environments.clear();
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

void Run::enter(const Place &place)
{
    emit(NodeEntered{place.token, place.scope, place.node->id});
    m_moving.push_back(place);
}

core::Result<void> Run::leave(const Place &place)
{
    const bpmn::Node &node = *place.node;
    if (node.outgoing.empty())
        return endToken(place);
    cancelWaits(place.token);
    emit(NodeLeft{place.token, place.scope, node.id});
    QString token = place.token;
    for (const bpmn::Index index : node.outgoing) {
        const bpmn::SequenceFlow &flow = place.process->flows[index];
        emit(FlowTaken{token, flow.id});
        enter({token, place.scope, place.process, &place.process->nodes[flow.target]});
        token = newId();
    }
    return {};
}

core::Result<void> Run::leaveBy(const Place &place, const bpmn::SequenceFlow &flow)
{
    cancelWaits(place.token);
    emit(NodeLeft{place.token, place.scope, place.node->id});
    emit(FlowTaken{place.token, flow.id});
    enter({place.token, place.scope, place.process, &place.process->nodes[flow.target]});
    return {};
}

core::Result<void> Run::endToken(const Place &place)
{
    cancelWaits(place.token);
    emit(NodeLeft{place.token, place.scope, place.node->id});
    emit(TokenEnded{place.token});
    return endScopeIfDone(place.scope);
}

bool Run::hasTokens(const QString &scope) const
{
    return std::any_of(m_state.tokens.begin(), m_state.tokens.end(),
                       [&](const auto &entry) { return entry.second.scope == scope; });
}

core::Result<void> Run::endScopeIfDone(const QString &scope)
{
    if (m_state.ended || hasTokens(scope))
        return {};
    if (scope.isEmpty()) {
        const QString outcome = outcomeOf(scope);
        emit(CaseEnded{outcome.isEmpty() ? QStringLiteral("ended") : outcome});
        return {};
    }
    const auto ended = m_state.scopes.find(scope);
    if (ended == m_state.scopes.end())
        return {};
    const auto caller = m_state.tokens.find(ended->second.token);
    if (caller == m_state.tokens.end())
        return {};
    const auto place = placeOf(caller->second.id, caller->second.scope, caller->second.node);
    if (!place)
        return place.error();
    return elementOf(place->node->type).scopeEnded(*this, *place, scope);
}

void Run::cancelWaits(const QString &token)
{
    const auto idsOf = [&](const auto &waiting) {
        std::vector<QString> ids;
        for (const auto &[id, one] : waiting) {
            if (one.token == token)
                ids.push_back(id);
        }
        return ids;
    };
    for (const QString &id : idsOf(m_state.tasks))
        emit(TaskCancelled{id});
    for (const QString &id : idsOf(m_state.timers))
        emit(TimerCancelled{id});
    for (const QString &id : idsOf(m_state.subscriptions))
        emit(MessageUnsubscribed{id});
    for (const QString &id : idsOf(m_state.services))
        emit(ServiceCancelled{id});
    for (const QString &id : idsOf(m_state.scopes)) {
        cancelTokens(id);
        emit(ScopeClosed{id});
    }
}

void Run::cancelTokens(const QString &scope, const QString &kept)
{
    std::vector<state::Token> tokens;
    for (const auto &[id, token] : m_state.tokens) {
        if (token.scope == scope && id != kept)
            tokens.push_back(token);
    }
    for (const state::Token &token : tokens) {
        cancelWaits(token.id);
        emit(NodeLeft{token.id, token.scope, token.node});
        emit(TokenEnded{token.id});
    }
    const auto gone = [&](const Place &place) { return !m_state.tokens.contains(place.token); };
    m_moving.erase(std::remove_if(m_moving.begin(), m_moving.end(), gone), m_moving.end());
}

QString Run::outcomeOf(const QString &scope) const
{
    for (auto step = m_state.steps.rbegin(); step != m_state.steps.rend(); ++step) {
        if (step->scope != scope)
            continue;
        const auto place = placeOf({}, scope, step->node);
        if (place && place->node->isEnd() && place->node->outcome.isGiven())
            return place->node->outcome.name;
    }
    return {};
}

core::Result<void> Run::moveOn()
{
    for (int steps = 0; !m_moving.empty(); ++steps) {
        const Place place = m_moving.front();
        m_moving.pop_front();
        if (!m_state.tokens.contains(place.token))
            continue; // a join or a terminate end took it meanwhile
        if (steps == mostSteps)
            return core::Error(RuntimeError::TooManySteps, {place.node->label({}), QString::number(mostSteps)},
                               place.node->where);
        if (auto entered = elementOf(place.node->type).enter(*this, place); !entered)
            return entered;
    }
    return {};
}

} // namespace engine::runtime
