// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/element.h"

#include <algorithm>

namespace engine::runtime {

using namespace journal;

bpmn::Index Run::innerOf(const QString &scope) const
{
    const auto found = m_state.scopes.find(scope);
    if (found == m_state.scopes.end() || found->second.node.isEmpty())
        return bpmn::none;
    const auto running = process(found->second.process);
    return running ? (*running)->nodeIndex.value(found->second.node, bpmn::none) : bpmn::none;
}

QString Run::processScope(const QString &scope) const
{
    QString at = scope;
    for (auto found = m_state.scopes.find(at); found != m_state.scopes.end() && !at.isEmpty();
         found = m_state.scopes.find(at)) {
        if (found->second.kind == state::ScopeKind::Process || found->second.kind == state::ScopeKind::Pool)
            break;
        at = found->second.parent;
    }
    return at;
}

core::Result<QString> Run::openSubProcess(const Place &place)
{
    const QString scope = newId();
    emit(SubProcessOpened{scope, place.scope, place.token, m_state.scopes.at(place.scope).process, place.node->id});
    if (auto armed = armEventSubProcesses(scope, *place.process, place.process->indexOf(*place.node)); !armed)
        return armed.error();
    return scope;
}

core::Result<void> Run::enterProcess(const QString &scope, const bpmn::Process &process)
{
    if (auto armed = armEventSubProcesses(scope, process, bpmn::none); !armed)
        return armed;
    if (!process.entries.empty())
        return enterEntries(scope, process, bpmn::none);
    const bpmn::Node *start = process.start();
    if (!start)
        return core::Error(RuntimeError::NoSuchNode, {bpmn::elementName(bpmn::NodeType::StartEvent), process.id},
                           process.where);
    enter({newId(), scope, &process, start}); // it begins with the submission, whatever its trigger
    return {};
}

core::Result<void> Run::enterEntries(const QString &scope, const bpmn::Process &process, bpmn::Index inner)
{
    for (const bpmn::Index entry : process.entriesOf(inner))
        enter({newId(), scope, &process, &process.nodes[entry]});
    // A scope without a beginning has ended already.
    return process.entriesOf(inner).empty() ? endScopeIfDone(scope) : core::Result<void>();
}

core::Result<void> Run::armEventSubProcesses(const QString &scope, const bpmn::Process &process, bpmn::Index inner)
{
    for (const bpmn::Index index : process.eventSubProcessesOf(inner)) {
        for (const bpmn::Index start : process.nodes[index].starts) {
            if (auto armed = await({{}, scope, &process, &process.nodes[start]}, process.nodes[start]); !armed)
                return armed;
        }
    }
    return {};
}

core::Result<Place> Run::beginEventSubProcess(const Place &start)
{
    const bpmn::Node &sub = start.process->nodes[start.node->parent];
    const auto around = m_state.scopes.find(start.scope);
    const bool undoing = around != m_state.scopes.end() && around->second.kept;
    if (start.node->interrupting && !undoing) {
        cancelTokens(start.scope);
        if (const auto inner = m_state.lookup.scopesIn.find(start.scope); inner != m_state.lookup.scopesIn.end()) {
            // Pools run beside the case, not in it; what is kept can still be undone.
            for (const QString &id : std::set<QString>(inner->second)) {
                const state::Scope &scope = m_state.scopes.at(id);
                if (scope.kind != state::ScopeKind::Pool && !scope.kept)
                    closeScope(id);
            }
        }
    }
    const Place host{newId(), start.scope, start.process, &sub};
    emit(NodeEntered{host.token, host.scope, sub.id});
    const auto scope = openSubProcess(host);
    if (!scope)
        return scope.error();
    const Place begun{newId(), *scope, start.process, start.node};
    emit(NodeEntered{begun.token, begun.scope, begun.node->id});
    return begun;
}

core::Result<void> Run::openPool(const QString &name, const bpmn::Node *at, const Trigger *trigger,
                                 const NamedValues &variables)
{
    const auto running = process(name);
    if (!running)
        return running.error();
    const QString scope = newId();
    emit(PoolOpened{scope, name});
    for (const auto &[variable, value] : variables)
        emit(VariableSet{scope, variable, value, {}});
    if (!at)
        return enterProcess(scope, **running);
    if (auto armed = armEventSubProcesses(scope, **running, bpmn::none); !armed)
        return armed;
    const Place begun{newId(), scope, *running, at};
    emit(NodeEntered{begun.token, scope, at->id});
    return elementOf(at->type).triggered(*this, begun, *trigger);
}

} // namespace engine::runtime
