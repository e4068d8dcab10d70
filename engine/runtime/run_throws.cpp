// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

namespace {

/// Whether `event` catches `trigger`: the same code, or none for any.
bool catches(const bpmn::Node &event, const Trigger &trigger, bool exactly)
{
    return std::any_of(event.events.begin(), event.events.end(), [&](const bpmn::EventDefinition &one) {
        return one.type == trigger.type
            && (exactly ? one.subject.name == trigger.name && !trigger.name.isEmpty() : !one.subject.isGiven());
    });
}

} // namespace

void Run::thrown(const Place &place, const QString &kind, const QString &name)
{
    emit(EventThrown{place.token, place.scope, place.node->id, kind, name});
}

/// The boundary events of the activity at `host`; the one for this code before the one for all.
core::Result<bool> Run::catchAt(const Place &host, const Trigger &trigger)
{
    for (const bool exactly : {true, false}) {
        for (const bpmn::Index index : host.node->boundaryEvents) {
            const bpmn::Node &event = host.process->nodes[index];
            if (!catches(event, trigger, exactly))
                continue;
            const auto whole = wholeOf(host);
            if (!whole)
                return whole.error();
            Place place = *whole;
            place.node = &event;
            if (auto done = elementOf(event.type).triggered(*this, place, trigger); !done)
                return done.error();
            return true;
        }
    }
    return false;
}

/// The event sub-processes of `scope`.
core::Result<bool> Run::catchIn(const QString &scope, const Trigger &trigger)
{
    const auto found = m_state.scopes.find(scope);
    const auto running = process(found == m_state.scopes.end() ? QString() : found->second.process);
    if (!running)
        return running.error();
    for (const bool exactly : {true, false}) {
        for (const bpmn::Index index : (*running)->eventSubProcessesOf(innerOf(scope))) {
            for (const bpmn::Index at : (*running)->nodes[index].starts) {
                const bpmn::Node &start = (*running)->nodes[at];
                if (!catches(start, trigger, exactly))
                    continue;
                if (auto done = elementOf(start.type).triggered(*this, {{}, scope, *running, &start}, trigger); !done)
                    return done.error();
                return true;
            }
        }
    }
    return false;
}

core::Result<bool> Run::catchThrown(const Place &place, const Trigger &trigger)
{
    if (place.node->isActivity()) {
        const auto caught = catchAt(place, trigger);
        if (!caught || *caught)
            return caught;
    }
    bool fromEventSubProcess = false;
    for (QString scope = place.scope;;) {
        const auto found = m_state.scopes.find(scope);
        if (found == m_state.scopes.end())
            return false;
        const state::Scope at = found->second;
        const bool instances = at.kind == state::ScopeKind::Loop || at.kind == state::ScopeKind::Instance;
        if (!instances && !fromEventSubProcess) {
            const auto caught = catchIn(scope, trigger);
            if (!caught || *caught)
                return caught;
        }
        if (scope.isEmpty() || at.kind == state::ScopeKind::Pool)
            return false;
        fromEventSubProcess = false;
        if (!instances) {
            const auto host = placeOf(at.token);
            if (!host)
                return false;
            // What happens in an event sub-process is not handed to the ones beside it.
            fromEventSubProcess = host->node->isEventSubProcess();
            const auto caught = catchAt(*host, trigger);
            if (!caught || *caught)
                return caught;
        }
        scope = at.parent;
    }
}

core::Result<void> Run::throwError(const Place &place, const Trigger &trigger)
{
    thrown(place, QStringLiteral("error"), trigger.name);
    const auto caught = catchThrown(place, trigger);
    if (!caught)
        return caught.error();
    if (*caught)
        return {};
    // Nobody catches it: the case or the pool ends with it.
    QString scope = processScope(place.scope);
    while (!scope.isEmpty() && m_state.scopes.at(scope).kind == state::ScopeKind::Process)
        scope = processScope(m_state.scopes.at(scope).parent);
    const QString outcome = place.node->outcome.name;
    return endProcess(scope, outcome.isEmpty() ? QStringLiteral("error") : outcome);
}

core::Result<void> Run::throwEscalation(const Place &place, const Trigger &trigger)
{
    thrown(place, QStringLiteral("escalation"), trigger.name);
    const auto caught = catchThrown(place, trigger);
    return caught ? core::Result<void>() : core::Result<void>(caught.error());
}

core::Result<void> Run::throwSignal(const QString &signal)
{
    const Trigger trigger{bpmn::EventType::Signal, signal, {}};
    if (const auto found = m_state.lookup.named.find(signal); found != m_state.lookup.named.end()) {
        for (const QString &id : std::set<QString>(found->second)) {
            const auto subscription = m_state.subscriptions.find(id);
            if (subscription == m_state.subscriptions.end() || subscription->second.awaits != state::Awaits::Signal)
                continue;
            if (auto done = receive(id, trigger); !done)
                return done;
        }
    }
    for (const auto &[name, process] : m_definition.processes) {
        for (const bpmn::Index index : process->starts) {
            const bpmn::Node &start = process->nodes[index];
            const bool begins = std::any_of(start.events.begin(), start.events.end(), [&](const auto &one) {
                return one.type == bpmn::EventType::Signal && one.subject.name == signal;
            });
            if (!begins)
                continue;
            if (auto opened = openPool(name, &start, &trigger); !opened)
                return opened;
        }
    }
    return {};
}

core::Result<void> Run::receive(const QString &id, const Trigger &trigger)
{
    const state::Subscription subscription = m_state.subscriptions.at(id);
    const auto place = placeOf(subscription.token, subscription.scope, subscription.node);
    if (!place)
        return place.error();
    if (trigger.type == bpmn::EventType::Signal)
        emit(SignalReceived{id, trigger.name});
    else
        emit(MessageReceived{id, trigger.name});
    return elementOf(place->node->type).triggered(*this, *place, trigger);
}

core::Result<void> Run::throwMessage(const Place &place, const bpmn::EventDefinition *definition)
{
    const bpmn::Node &node = *place.node;
    const QString message = definition ? definition->subject.name : node.message.name;
    carryIn(place);
    MessageSent sent{place.token, place.scope, node.id, message, {}, {}};
    for (const bpmn::Mapping &parameter : node.parameters) {
        sent.payload.emplace_back(parameter.name, personal(evaluate(parameter.value, place.scope)));
        sent.from.insert_or_assign(parameter.name, namesUsed(parameter.value));
    }
    const feel::Context variables = m_state.variables(place.scope);
    const auto addData = [&](const std::vector<bpmn::DataItem> &items) {
        for (const bpmn::DataItem &item : items) {
            if (const feel::Value *value = variables.find(item.variable())) {
                sent.payload.emplace_back(item.variable(), personal(*value));
                sent.from.insert_or_assign(item.variable(), std::vector<QString>{item.variable()});
            }
        }
    };
    addData(node.eventData);
    if (node.io)
        addData(node.io->inputs);
    const Trigger trigger{bpmn::EventType::Message, message, sent.payload};
    emit(std::move(sent));

    // Within the case a message goes from one pool to another.
    const QString mine = processScope(place.scope);
    if (const auto found = m_state.lookup.named.find(message); found != m_state.lookup.named.end()) {
        for (const QString &id : std::set<QString>(found->second)) {
            const state::Subscription &one = m_state.subscriptions.at(id);
            if (one.awaits == state::Awaits::Message && processScope(one.scope) != mine)
                return receive(id, trigger);
        }
    }
    const bpmn::Index from = place.process->indexOf(node);
    const QString prefix = place.process->id.left(place.process->id.lastIndexOf(QLatin1Char(':')) + 1);
    for (const bpmn::MessageRoute &route : place.process->routes) {
        const auto target = m_definition.processes.find(prefix + route.targetProcess);
        if (target == m_definition.processes.end() || (route.source != from && route.source != bpmn::none))
            continue;
        for (const bpmn::Index index : target->second->starts) {
            const bpmn::Node &start = target->second->nodes[index];
            const bool begins = route.targetNode.isEmpty() || route.targetNode == start.id;
            if (begins && start.messageName().name == message)
                return openPool(target->first, &start, &trigger);
        }
    }
    return {};
}

} // namespace engine::runtime
