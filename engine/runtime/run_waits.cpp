// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

core::Result<void> Run::await(const Place &place, const bpmn::Node &event)
{
    for (std::size_t i = 0; i < event.events.size(); ++i) {
        const bpmn::EventDefinition &definition = event.events[i];
        switch (definition.type) {
        case bpmn::EventType::Message:
            awaitMessage(place, event, definition.subject.name);
            break;
        case bpmn::EventType::Signal:
            emit(SignalAwaited{newId(), place.token, place.scope, event.id, definition.subject.name});
            break;
        case bpmn::EventType::Timer:
            if (!definition.timer)
                return core::Error(RuntimeError::NoDate, {event.label({}), QString()}, definition.where);
            if (auto armed = awaitTimer(place, event, *definition.timer); !armed)
                return armed;
            break;
        case bpmn::EventType::Conditional:
            emit(ConditionAwaited{newId(), place.token, place.scope, event.id, static_cast<qint64>(i)});
            break;
        case bpmn::EventType::Error:
        case bpmn::EventType::Escalation:
        case bpmn::EventType::Compensation:
        case bpmn::EventType::Link:
        case bpmn::EventType::Cancel:
        case bpmn::EventType::Terminate:
            break; // whoever throws one of these looks for its catcher
        }
    }
    return {};
}

core::Result<void> Run::awaitTimer(const Place &place, const bpmn::Node &event, const bpmn::TimerDefinition &timer)
{
    const auto dueOf = [&](const feel::Expression &when, const QDateTime &from) -> core::Result<QDateTime> {
        const auto due = instantOf(evaluate(when, place.scope), from, m_definition.zone);
        if (!due)
            return core::Error(RuntimeError::NoDate, {event.label({}), when.text()}, when.where());
        return *due;
    };
    const auto due = dueOf(timer.first ? *timer.first : timer.when, m_command.now);
    if (!due)
        return due.error();
    if (timer.kind != bpmn::TimerKind::Cycle) {
        emit(TimerSet{newId(), place.token, place.scope, event.id, *due});
        return {};
    }
    const qint64 remaining = timer.repetitions ? *timer.repetitions - 1 : -1;
    if (!timer.repetitions || *timer.repetitions > 0)
        emit(CycleSet{newId(), place.token, place.scope, event.id, *due, remaining});
    return {};
}

core::Result<void> Run::repeatTimer(const state::Timer &fired)
{
    if (fired.remaining == 0)
        return {};
    const auto place = placeOf(fired.token, fired.scope, fired.node);
    const bpmn::TimerDefinition *timer = place ? place->node->timer() : nullptr;
    if (!timer)
        return {};
    const auto due = instantOf(evaluate(timer->when, fired.scope), fired.due, m_definition.zone);
    if (!due || *due <= fired.due)
        return core::Error(RuntimeError::NoDate, {place->node->label({}), timer->when.text()}, timer->when.where());
    emit(CycleSet{newId(), fired.token, fired.scope, fired.node, *due, fired.remaining < 0 ? -1 : fired.remaining - 1});
    return {};
}

void Run::awaitMessage(const Place &place, const bpmn::Node &event, const QString &message)
{
    emit(MessageAwaited{newId(), place.token, place.scope, event.id, message});
}

void Run::awaitAgain(const Place &place, const Trigger &trigger)
{
    if (trigger.type == bpmn::EventType::Message)
        awaitMessage(place, *place.node, trigger.name);
    else if (trigger.type == bpmn::EventType::Signal)
        emit(SignalAwaited{newId(), place.token, place.scope, place.node->id, trigger.name});
}

bool Run::stillAwaits(const Place &place, const bpmn::Node &event) const
{
    const auto &all = place.token.isEmpty() ? m_state.lookup.waitsIn : m_state.lookup.waitsOf;
    const auto found = all.find(place.token.isEmpty() ? place.scope : place.token);
    if (found == all.end())
        return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const state::Waits::One &one) {
        if (one.kind == state::Waits::Kind::Timer)
            return m_state.timers.at(one.id).node == event.id;
        if (one.kind != state::Waits::Kind::Subscription)
            return false;
        const state::Subscription &subscription = m_state.subscriptions.at(one.id);
        return subscription.node == event.id && !subscription.met;
    });
}

void Run::unawait(const Place &place, const bpmn::Node &event)
{
    const auto &all = place.token.isEmpty() ? m_state.lookup.waitsIn : m_state.lookup.waitsOf;
    const auto found = all.find(place.token.isEmpty() ? place.scope : place.token);
    if (found == all.end())
        return;
    const state::Waits waits = found->second;
    for (const auto &[kind, id] : waits) {
        if (kind == state::Waits::Kind::Timer && m_state.timers.at(id).node == event.id)
            emit(TimerCancelled{id});
        else if (kind == state::Waits::Kind::Subscription && m_state.subscriptions.at(id).node == event.id)
            emit(MessageUnsubscribed{id});
    }
}

core::Result<void> Run::armBoundaryEvents(const Place &place)
{
    if (isInstance(place))
        return {}; // the whole activity has them
    for (const bpmn::Index index : place.node->boundaryEvents) {
        if (auto armed = await(place, place.process->nodes[index]); !armed)
            return armed;
    }
    return {};
}

core::Result<Place> Run::takeBoundary(const Place &boundary, bool interrupts)
{
    Place place = boundary;
    if (interrupts) {
        const QString host = m_state.tokens.at(boundary.token).node;
        cancelWaits(boundary.token);
        emit(NodeLeft{boundary.token, boundary.scope, host});
        touch(boundary.scope);
    } else {
        place.token = newId();
    }
    emit(NodeEntered{place.token, place.scope, place.node->id});
    return place;
}

std::vector<QString> Run::potentialOwners(const Place &place)
{
    if (!place.node->owner)
        return {};
    const feel::Value owner = evaluate(*place.node->owner, place.scope);
    std::vector<QString> names;
    const auto add = [&](const feel::Value &value) {
        if (const QString *name = value.as<QString>())
            names.push_back(*name);
    };
    if (const auto *list = owner.as<feel::List>()) {
        for (const feel::Value &entry : *list)
            add(entry);
    } else {
        add(owner);
    }
    return names;
}

core::Result<void> Run::reviseWaits()
{
    const std::map<QString, state::Task> tasks = m_state.tasks;
    for (const auto &[id, task] : tasks) {
        const auto place = placeOf(task.token, task.scope, task.node);
        if (!place)
            return place.error();
        const std::vector<QString> owners = potentialOwners(*place);
        if (task.claimedBy && owners != task.roles)
            emit(TaskReleased{id});
        if (task.form != place->node->form.name || owners != task.roles)
            emit(TaskRevised{id, place->node->form.name, owners});
    }
    for (const auto &[node, subscriptions] : m_state.lookup.conditions)
        m_unlooked.insert(subscriptions.begin(), subscriptions.end());
    for (const auto &[scope, tokens] : m_state.lookup.tokensOf)
        touch(scope);
    return {};
}

core::Result<Place> Run::comeFromGateway(const Place &event)
{
    const QString at = m_state.tokens.at(event.token).node;
    if (at == event.node->id)
        return event;
    const bpmn::Node *gateway = event.process->node(at);
    Place place = event;
    const auto way = std::find_if(event.node->incoming.begin(), event.node->incoming.end(), [&](bpmn::Index index) {
        return gateway && &event.process->nodes[event.process->flows[index].source] == gateway;
    });
    if (way == event.node->incoming.end())
        return core::Error(RuntimeError::NotWaiting, {event.node->label({})}, event.node->where);
    if (gateway->eventGatewayParallel) {
        // All of its events must come; each goes its own way.
        unawait(event, *event.node);
        place.token = newId();
        if (!m_state.lookup.waitsOf.contains(event.token)) {
            emit(NodeLeft{event.token, event.scope, at});
            emit(TokenEnded{event.token});
        }
    } else {
        cancelWaits(event.token);
        emit(NodeLeft{event.token, event.scope, at});
    }
    touch(event.scope);
    emit(FlowTaken{place.token, event.process->flows[*way].id});
    emit(NodeEntered{place.token, place.scope, place.node->id});
    return place;
}

} // namespace engine::runtime
