// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/migration_places.h"

#include <algorithm>

namespace engine::runtime {

namespace {

QString idAt(const bpmn::Process &process, bpmn::Index index)
{
    return index == bpmn::none ? process.id : process.nodes[index].id;
}

/// What an event waits for, in the order of its definitions: conditions are known by their place among them.
QStringList triggersOf(const bpmn::Node &node)
{
    QStringList triggers;
    for (const bpmn::EventDefinition &definition : node.events) {
        const bool cycle = definition.timer && definition.timer->kind == bpmn::TimerKind::Cycle;
        const bool named = definition.type == bpmn::EventType::Message || definition.type == bpmn::EventType::Signal;
        triggers << bpmn::elementName(definition.type) + (cycle ? QStringLiteral(":cycle") : QString())
                        + (named ? QLatin1Char(':') + definition.subject.name : QString());
    }
    if (node.type == bpmn::NodeType::ReceiveTask)
        triggers << node.message.name;
    return triggers;
}

bool waits(const bpmn::Node &node)
{
    return std::any_of(node.events.begin(), node.events.end(), [](const bpmn::EventDefinition &definition) {
        return definition.type == bpmn::EventType::Message || definition.type == bpmn::EventType::Signal
            || definition.type == bpmn::EventType::Timer || definition.type == bpmn::EventType::Conditional;
    });
}

/// How an activity repeats, gathers results and tokens, and orders what is in it: what its scopes rest on.
QStringList repetitionOf(const bpmn::Process &process, const bpmn::Node &node)
{
    QStringList told{QString::number(node.startQuantity), node.loop ? QStringLiteral("loop") : QString()};
    if (node.instances) {
        const bpmn::MultiInstance &instances = *node.instances;
        told << (instances.sequential ? QStringLiteral("sequential") : QStringLiteral("parallel")) << instances.item << instances.output
             << instances.collected << (instances.collection ? QStringLiteral("collection") : QStringLiteral("number"));
    }
    if (node.adHoc) {
        told << (node.adHoc->ordering == bpmn::Ordering::Parallel ? QStringLiteral("all") : QStringLiteral("one by one"));
        for (const bpmn::Index entry : node.entries)
            told << process.nodes[entry].id;
    }
    return told;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList incomingOf(const bpmn::Process &process, const bpmn::Node &node)
{
    QStringList flows;
    for (const bpmn::Index flow : node.incoming)
        flows << process.flows[flow].id;
    return sorted(flows);
}

QStringList targetsOf(const bpmn::Process &process, const bpmn::Node &node)
{
    QStringList targets;
    for (const bpmn::Index flow : node.outgoing)
        targets << process.nodes[process.flows[flow].target].id;
    return sorted(targets);
}

/// The activity that undoes `node`; empty where there is none.
QString handlerOf(const bpmn::Process &process, const bpmn::Node &node)
{
    for (const bpmn::Index boundary : node.boundaryEvents) {
        if (process.nodes[boundary].handler != bpmn::none)
            return process.nodes[process.nodes[boundary].handler].id;
    }
    return {};
}

} // namespace

core::Faults PlaceComparison::run()
{
    for (const auto &[id, scope] : m_state.scopes)
        compareScope(scope);
    for (const auto &[id, token] : m_state.tokens)
        compareToken(token);
    for (const auto &[id, timer] : m_state.timers)
        compareWait(timer.scope, timer.node);
    for (const auto &[id, subscription] : m_state.subscriptions)
        compareWait(subscription.scope, subscription.node);
    for (const state::Compensation &compensation : m_state.compensations)
        compareUndo(compensation);
    return std::move(m_faults);
}

void PlaceComparison::tell(MigrationError id, const QStringList &arguments)
{
    core::Error error(id, arguments);
    if (m_told.insert(QStringList(error.idText()) + arguments).second)
        m_faults.push_back(std::move(error));
}

std::optional<PlaceComparison::Processes> PlaceComparison::processesOf(const state::Scope &scope)
{
    const auto before = m_from.processes.find(scope.process);
    const auto after = m_to.processes.find(scope.process);
    if (before == m_from.processes.end() || after == m_to.processes.end()) {
        tell(MigrationError::ProcessGone, {scope.process});
        return std::nullopt;
    }
    return Processes{before->second.get(), after->second.get()};
}

std::optional<PlaceComparison::Pair> PlaceComparison::pairAt(const QString &scope, const QString &node)
{
    const auto around = m_state.scopes.find(scope);
    const auto processes = around == m_state.scopes.end() ? std::nullopt : processesOf(around->second);
    if (!processes)
        return std::nullopt;
    const Pair pair{processes->before, processes->after, processes->before->node(node), processes->after->node(node)};
    if (!pair.before || !pair.after) {
        tell(MigrationError::NodeGone, {node, around->second.process});
        return std::nullopt;
    }
    if (pair.before->type != pair.after->type || pair.before->triggeredByEvent != pair.after->triggeredByEvent
        || pair.before->forCompensation != pair.after->forCompensation) {
        tell(MigrationError::NodeChanged, {node, bpmn::elementName(pair.before->type), bpmn::elementName(pair.after->type)});
        return std::nullopt;
    }
    const auto placeOf = [](const bpmn::Process &process, const bpmn::Node &one) {
        return idAt(process, one.isBoundary() ? one.attachedTo : one.parent);
    };
    const QString before = placeOf(*pair.oldProcess, *pair.before);
    const QString after = placeOf(*pair.newProcess, *pair.after);
    if (before != after) {
        tell(MigrationError::NodeElsewhere, {node, before, after});
        return std::nullopt;
    }
    return pair;
}

void PlaceComparison::compareScope(const state::Scope &scope)
{
    if (scope.node.isEmpty()) {
        compareCalled(scope);
    } else if (const auto pair = pairAt(scope.id, scope.node)) {
        if (repetitionOf(*pair->oldProcess, *pair->before) != repetitionOf(*pair->newProcess, *pair->after))
            tell(MigrationError::RepeatsOtherwise, {scope.node});
    }
    for (const auto &[gateway, flows] : scope.activated) {
        if (const auto pair = pairAt(scope.id, gateway))
            compareGateway(*pair);
    }
    compareEventSubProcesses(scope);
}

/// A process that was called goes on with what it was given.
void PlaceComparison::compareCalled(const state::Scope &scope)
{
    if (!processesOf(scope))
        return;
    const auto token = m_state.tokens.find(scope.token);
    const auto call = token == m_state.tokens.end() ? std::nullopt : pairAt(scope.parent, token->second.node);
    if (!call)
        return;
    for (const bpmn::Mapping &in : call->after->in) {
        if (!scope.variables.contains(in.name))
            tell(MigrationError::InputMissing, {call->after->id, in.name});
    }
}

void PlaceComparison::compareEventSubProcesses(const state::Scope &scope)
{
    if (scope.kind == state::ScopeKind::Loop || scope.kind == state::ScopeKind::Instance)
        return;
    const auto processes = processesOf(scope);
    if (!processes)
        return;
    const bpmn::Index inner = scope.node.isEmpty() ? bpmn::none : processes->after->nodeIndex.value(scope.node, bpmn::none);
    if (inner == bpmn::none && !scope.node.isEmpty())
        return; // told already
    for (const bpmn::Index sub : processes->after->eventSubProcessesOf(inner)) {
        for (const bpmn::Index start : processes->after->nodes[sub].starts)
            compareAddedWait(*processes, processes->after->nodes[start], idAt(*processes->after, inner));
    }
}

/// Whether `wait`, an event of the new version, stood there before: else it would have begun to wait with the place `at`.
void PlaceComparison::compareAddedWait(const Processes &processes, const bpmn::Node &wait, const QString &at)
{
    const auto isThis = [&](const auto &entry) { return entry.second.node == wait.id; };
    if (!waits(wait) || std::any_of(m_state.timers.begin(), m_state.timers.end(), isThis)
        || std::any_of(m_state.subscriptions.begin(), m_state.subscriptions.end(), isThis))
        return; // compareWait looks at what the case does wait for
    const auto placesOf = [](const bpmn::Process &process, const bpmn::Node &node) {
        const bpmn::Index host = node.isBoundary() ? node.attachedTo : node.parent;
        return QStringList{idAt(process, host), host == bpmn::none ? QString() : idAt(process, process.nodes[host].parent)};
    };
    const bpmn::Node *before = processes.before->node(wait.id);
    if (!before || before->type != wait.type || triggersOf(*before) != triggersOf(wait)
        || placesOf(*processes.before, *before) != placesOf(*processes.after, wait))
        tell(MigrationError::WaitAdded, {wait.id, at});
}

void PlaceComparison::compareToken(const state::Token &token)
{
    const auto pair = pairAt(token.scope, token.node);
    if (!pair)
        return;
    const bpmn::Node &before = *pair->before;
    const bpmn::Node &after = *pair->after;
    if (before.service.name != after.service.name)
        tell(MigrationError::ServiceChanged, {before.id, before.service.name, after.service.name});
    if (before.called.name != after.called.name)
        tell(MigrationError::CalledChanged, {before.id, before.called.name, after.called.name});
    if (repetitionOf(*pair->oldProcess, before) != repetitionOf(*pair->newProcess, after))
        tell(MigrationError::RepeatsOtherwise, {before.id});
    if (before.isGateway())
        compareGateway(*pair);
    const state::Scope &scope = m_state.scopes.at(token.scope);
    const bool isInstance = scope.kind == state::ScopeKind::Instance && scope.node == token.node;
    if (!isInstance) // the whole activity has its boundary events
        compareBoundary(*pair);
}

/// Which flows have brought their token is known by their ids, and so are the events behind an event-based gateway.
void PlaceComparison::compareGateway(const Pair &pair)
{
    const bool sameEvents = pair.before->type != bpmn::NodeType::EventBasedGateway
        || (targetsOf(*pair.oldProcess, *pair.before) == targetsOf(*pair.newProcess, *pair.after)
            && pair.before->eventGatewayParallel == pair.after->eventGatewayParallel);
    if (!sameEvents || incomingOf(*pair.oldProcess, *pair.before) != incomingOf(*pair.newProcess, *pair.after))
        tell(MigrationError::FlowsChanged, {pair.after->id});
}

void PlaceComparison::compareBoundary(const Pair &pair)
{
    for (const bpmn::Index boundary : pair.after->boundaryEvents)
        compareAddedWait({pair.oldProcess, pair.newProcess}, pair.newProcess->nodes[boundary], pair.after->id);
}

void PlaceComparison::compareWait(const QString &scope, const QString &node)
{
    const auto pair = pairAt(scope, node);
    if (!pair)
        return;
    const bool same = triggersOf(*pair->before) == triggersOf(*pair->after) && pair->before->interrupting == pair->after->interrupting
        && pair->before->parallelMultiple == pair->after->parallelMultiple;
    if (!same)
        tell(MigrationError::TriggerChanged, {node});
    if (pair->after->isStart() && pair->after->parent != bpmn::none)
        pairAt(scope, idAt(*pair->newProcess, pair->after->parent)); // the event sub-process has its place, too
}

void PlaceComparison::compareUndo(const state::Compensation &compensation)
{
    const auto pair = pairAt(compensation.scope, compensation.node);
    if (pair && handlerOf(*pair->oldProcess, *pair->before) != handlerOf(*pair->newProcess, *pair->after))
        tell(MigrationError::UndoChanged, {compensation.node});
}

} // namespace engine::runtime
