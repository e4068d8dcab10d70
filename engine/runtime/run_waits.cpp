// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/run.h"

namespace engine::runtime {

using namespace journal;

core::Result<void> Run::awaitTimer(const Place &place, const bpmn::Node &event)
{
    const feel::Expression &when = event.timer()->when;
    const auto due = instantOf(evaluate(when, place.scope), m_command.now, m_definition.zone);
    if (!due)
        return core::Error(RuntimeError::NoDate, {event.label({}), when.text()}, when.where());
    emit(TimerSet{newId(), place.token, place.scope, event.id, *due});
    return {};
}

void Run::awaitMessage(const Place &place, const bpmn::Node &event)
{
    emit(MessageAwaited{newId(), place.token, place.scope, event.id, event.messageName().name});
}

core::Result<void> Run::armBoundaryEvents(const Place &place)
{
    for (const bpmn::Index index : place.node->boundaryEvents) {
        const bpmn::Node &event = place.process->nodes[index];
        if (event.has(bpmn::EventType::Message)) {
            awaitMessage(place, event);
        } else if (auto armed = awaitTimer(place, event); !armed) {
            return armed;
        }
    }
    return {};
}

core::Result<Place> Run::takeBoundary(const Place &boundary)
{
    Place place = boundary;
    if (boundary.node->interrupting) {
        const QString host = m_state.tokens.at(boundary.token).node;
        cancelWaits(boundary.token);
        emit(NodeLeft{boundary.token, boundary.scope, host});
    } else {
        place.token = newId();
    }
    emit(NodeEntered{place.token, place.scope, place.node->id});
    return place;
}

core::Result<void> Run::comeFromGateway(const Place &event)
{
    const QString at = m_state.tokens.at(event.token).node;
    if (at == event.node->id)
        return {};
    cancelWaits(event.token);
    emit(NodeLeft{event.token, event.scope, at});
    for (const bpmn::Index index : event.node->incoming) {
        const bpmn::SequenceFlow &flow = event.process->flows[index];
        if (event.process->nodes[flow.source].id == at) {
            emit(FlowTaken{event.token, flow.id});
            break;
        }
    }
    emit(NodeEntered{event.token, event.scope, event.node->id});
    return {};
}

} // namespace engine::runtime
