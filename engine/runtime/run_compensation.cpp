// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

namespace {

/// The boundary event for compensation, or nullptr.
const bpmn::Node *boundaryOf(const bpmn::Process &process, const bpmn::Node &activity)
{
    for (const bpmn::Index index : activity.boundaryEvents) {
        const bpmn::Node &event = process.nodes[index];
        if (event.has(bpmn::EventType::Compensation) && event.handler != bpmn::none)
            return &event;
    }
    return nullptr;
}

/// The start event of the event sub-process for compensation, or nullptr.
const bpmn::Node *undoingStart(const bpmn::Process &process, const bpmn::Node &activity)
{
    for (const bpmn::Index index : activity.eventSubProcesses) {
        for (const bpmn::Index start : process.nodes[index].starts) {
            if (process.nodes[start].has(bpmn::EventType::Compensation))
                return &process.nodes[start];
        }
    }
    return nullptr;
}

} // namespace

void Run::rememberForCompensation(const Place &place)
{
    if (!boundaryOf(*place.process, *place.node))
        return;
    // An instance is undone where the whole activity stands.
    const auto whole = wholeOf(place);
    emit(CompensationReady{newId(), whole ? whole->scope : place.scope, place.node->id, {}});
}

void Run::keepOrClose(const Place &place, const QString &scope)
{
    const bool done = std::any_of(m_state.compensations.begin(), m_state.compensations.end(),
                                  [&](const state::Compensation &one) { return one.scope == scope; });
    const bool undoable = !place.node->triggeredByEvent && !boundaryOf(*place.process, *place.node)
        && (done || undoingStart(*place.process, *place.node));
    if (!undoable) {
        closeScope(scope);
        return;
    }
    cancelTokens(scope); // its event sub-processes wait no more
    emit(ScopeKept{scope});
    const auto whole = wholeOf(place);
    emit(CompensationReady{newId(), whole ? whole->scope : place.scope, place.node->id, scope});
}

/// Where what a throwing event undoes was done: around an event sub-process, else in its own scope; for a named
/// activity, the scope in which that stands.
QString Run::undoScope(const Place &place) const
{
    QString scope = place.scope;
    const bpmn::EventDefinition *definition = place.node->definition(bpmn::EventType::Compensation);
    const bpmn::Index wanted = definition && definition->activity != bpmn::none
        ? place.process->nodes[definition->activity].parent
        : innerOf(scope);
    const bool named = definition && definition->activity != bpmn::none;
    while (!scope.isEmpty()) {
        const state::Scope &at = m_state.scopes.at(scope);
        const bpmn::Index inner = innerOf(scope);
        const bool aside = at.kind != state::ScopeKind::SubProcess
            || (inner != bpmn::none && place.process->nodes[inner].isEventSubProcess());
        const bool process = at.kind == state::ScopeKind::Process || at.kind == state::ScopeKind::Pool;
        if (process || (named ? inner == wanted && !aside : !aside))
            break;
        scope = at.parent;
    }
    return scope;
}

/// The last that was done, innermost first.
const state::Compensation *Run::nextToUndo(const QString &scope, const QString &node) const
{
    for (auto one = m_state.compensations.rbegin(); one != m_state.compensations.rend(); ++one) {
        if (one->scope != scope || (!node.isEmpty() && one->node != node))
            continue;
        const auto running = placeOf({}, scope, one->node);
        if (!one->inner.isEmpty() && running && !undoingStart(*running->process, *running->node)) {
            if (const state::Compensation *inner = nextToUndo(one->inner, {}))
                return inner;
        }
        return &*one;
    }
    return nullptr;
}

core::Result<bool> Run::undoNext(const Place &place)
{
    const QString scope = undoScope(place);
    const bpmn::EventDefinition *definition = place.node->definition(bpmn::EventType::Compensation);
    const QString only = definition && definition->activity != bpmn::none
        ? place.process->nodes[definition->activity].id
        : QString();
    while (const state::Compensation *found = nextToUndo(scope, only)) {
        const state::Compensation next = *found;
        const auto done = placeOf({}, next.scope, next.node);
        if (!done)
            return done.error();
        if (next.inner.isEmpty()) {
            const bpmn::Node *boundary = boundaryOf(*done->process, *done->node);
            const Place handler{newId(), next.scope, done->process, &done->process->nodes[boundary->handler]};
            enter(handler);
            emit(CompensationStarted{next.id, handler.token, place.token});
            return true;
        }
        if (const bpmn::Node *start = undoingStart(*done->process, *done->node)) {
            const auto begun = beginEventSubProcess({{}, next.inner, done->process, start});
            if (!begun)
                return begun.error();
            emit(CompensationStarted{next.id, m_state.scopes.at(begun->scope).token, place.token});
            if (auto left = leave(*begun); !left)
                return left.error();
            return true;
        }
        // Everything in it has been undone.
        emit(CompensationDone{next.id});
        closeScope(next.inner);
    }
    return false;
}

core::Result<void> Run::undone(const state::Token &token)
{
    const auto record = std::find_if(m_state.compensations.begin(), m_state.compensations.end(),
                                     [&](const state::Compensation &one) { return one.id == token.undoes; });
    const QString inner = record == m_state.compensations.end() ? QString() : record->inner;
    emit(CompensationDone{token.undoes});
    if (!inner.isEmpty())
        closeScope(inner);
    if (!m_state.tokens.contains(token.undoneFor))
        return {};
    const auto place = placeOf(token.undoneFor);
    return place ? elementOf(place->node->type).scopeEnded(*this, *place, {}) : core::Result<void>(place.error());
}

} // namespace engine::runtime
