// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/definitions.h"

#include <algorithm>

namespace engine::bpmn {

bool Node::isTask() const
{
    switch (type) {
    case NodeType::Task:
    case NodeType::ManualTask:
    case NodeType::UserTask:
    case NodeType::ServiceTask:
    case NodeType::SendTask:
    case NodeType::ReceiveTask:
    case NodeType::ScriptTask:
    case NodeType::BusinessRuleTask:
        return true;
    case NodeType::StartEvent:
    case NodeType::IntermediateCatchEvent:
    case NodeType::IntermediateThrowEvent:
    case NodeType::BoundaryEvent:
    case NodeType::EndEvent:
    case NodeType::CallActivity:
    case NodeType::SubProcess:
    case NodeType::Transaction:
    case NodeType::AdHocSubProcess:
    case NodeType::ExclusiveGateway:
    case NodeType::InclusiveGateway:
    case NodeType::ParallelGateway:
    case NodeType::ComplexGateway:
    case NodeType::EventBasedGateway:
        return false;
    }
    Q_UNREACHABLE();
}

bool Node::isSubProcess() const
{
    return type == NodeType::SubProcess || type == NodeType::Transaction || type == NodeType::AdHocSubProcess;
}

bool Node::isActivity() const
{
    return isTask() || isSubProcess() || type == NodeType::CallActivity;
}

bool Node::isGateway() const
{
    return type == NodeType::ExclusiveGateway || type == NodeType::InclusiveGateway
        || type == NodeType::ParallelGateway || type == NodeType::ComplexGateway
        || type == NodeType::EventBasedGateway;
}

bool Node::isEvent() const
{
    return !isActivity() && !isGateway();
}

bool Node::catches() const
{
    return type == NodeType::StartEvent || type == NodeType::IntermediateCatchEvent || type == NodeType::BoundaryEvent;
}

const EventDefinition *Node::definition(EventType event) const
{
    const auto found = std::find_if(events.begin(), events.end(),
                                    [&](const EventDefinition &one) { return one.type == event; });
    return found == events.end() ? nullptr : &*found;
}

const TimerDefinition *Node::timer() const
{
    const EventDefinition *found = definition(EventType::Timer);
    return found && found->timer ? &*found->timer : nullptr;
}

const Reference &Node::messageName() const
{
    const EventDefinition *found = definition(EventType::Message);
    return found ? found->subject : message;
}

QString Node::label(const core::Language &language) const
{
    const QString text = labels.isEmpty() ? QString() : labels.in(language);
    if (!text.isEmpty())
        return text;
    return name.isEmpty() ? id : name;
}

const Node *Process::node(const QString &nodeId) const
{
    const auto found = nodeIndex.constFind(nodeId);
    return found == nodeIndex.constEnd() ? nullptr : &nodes[*found];
}

const SequenceFlow *Process::flow(const QString &flowId) const
{
    const auto found = flowIndex.constFind(flowId);
    return found == flowIndex.constEnd() ? nullptr : &flows[*found];
}

const Node *Process::start() const
{
    for (const Index index : starts) {
        if (nodes[index].isStart() && nodes[index].events.empty())
            return &nodes[index];
    }
    return starts.empty() ? nullptr : &nodes[starts.front()];
}

const std::vector<Index> &Process::childrenOf(Index scope) const
{
    return scope == none ? children : nodes[scope].children;
}

const std::vector<Index> &Process::startsOf(Index scope) const
{
    return scope == none ? starts : nodes[scope].starts;
}

const std::vector<Index> &Process::entriesOf(Index scope) const
{
    return scope == none ? entries : nodes[scope].entries;
}

const std::vector<Index> &Process::eventSubProcessesOf(Index scope) const
{
    return scope == none ? eventSubProcesses : nodes[scope].eventSubProcesses;
}

const RootElement *Definitions::root(const QString &rootId) const
{
    const auto found = std::find_if(roots.begin(), roots.end(), [&](const RootElement &one) { return one.id == rootId; });
    return found == roots.end() ? nullptr : &*found;
}

const EventDefinition *Definitions::event(const QString &eventId) const
{
    const auto found =
        std::find_if(events.begin(), events.end(), [&](const EventDefinition &one) { return one.id == eventId; });
    return found == events.end() ? nullptr : &*found;
}

QString Detail::value(QStringView attribute) const
{
    for (const Attribute &one : attributes) {
        if (one.ns.isEmpty() && one.name == attribute)
            return one.value;
    }
    return {};
}

const Detail *Detail::child(QStringView called) const
{
    const auto found = std::find_if(children.begin(), children.end(), [&](const Detail &one) { return one.name == called; });
    return found == children.end() ? nullptr : &*found;
}

QString elementName(NodeType type)
{
    switch (type) {
    case NodeType::StartEvent: return QStringLiteral("startEvent");
    case NodeType::IntermediateCatchEvent: return QStringLiteral("intermediateCatchEvent");
    case NodeType::IntermediateThrowEvent: return QStringLiteral("intermediateThrowEvent");
    case NodeType::BoundaryEvent: return QStringLiteral("boundaryEvent");
    case NodeType::EndEvent: return QStringLiteral("endEvent");
    case NodeType::Task: return QStringLiteral("task");
    case NodeType::ManualTask: return QStringLiteral("manualTask");
    case NodeType::UserTask: return QStringLiteral("userTask");
    case NodeType::ServiceTask: return QStringLiteral("serviceTask");
    case NodeType::SendTask: return QStringLiteral("sendTask");
    case NodeType::ReceiveTask: return QStringLiteral("receiveTask");
    case NodeType::ScriptTask: return QStringLiteral("scriptTask");
    case NodeType::BusinessRuleTask: return QStringLiteral("businessRuleTask");
    case NodeType::CallActivity: return QStringLiteral("callActivity");
    case NodeType::SubProcess: return QStringLiteral("subProcess");
    case NodeType::Transaction: return QStringLiteral("transaction");
    case NodeType::AdHocSubProcess: return QStringLiteral("adHocSubProcess");
    case NodeType::ExclusiveGateway: return QStringLiteral("exclusiveGateway");
    case NodeType::InclusiveGateway: return QStringLiteral("inclusiveGateway");
    case NodeType::ParallelGateway: return QStringLiteral("parallelGateway");
    case NodeType::ComplexGateway: return QStringLiteral("complexGateway");
    case NodeType::EventBasedGateway: return QStringLiteral("eventBasedGateway");
    }
    Q_UNREACHABLE();
}

QString elementName(EventType type)
{
    switch (type) {
    case EventType::Message: return QStringLiteral("messageEventDefinition");
    case EventType::Timer: return QStringLiteral("timerEventDefinition");
    case EventType::Error: return QStringLiteral("errorEventDefinition");
    case EventType::Escalation: return QStringLiteral("escalationEventDefinition");
    case EventType::Signal: return QStringLiteral("signalEventDefinition");
    case EventType::Conditional: return QStringLiteral("conditionalEventDefinition");
    case EventType::Compensation: return QStringLiteral("compensateEventDefinition");
    case EventType::Link: return QStringLiteral("linkEventDefinition");
    case EventType::Cancel: return QStringLiteral("cancelEventDefinition");
    case EventType::Terminate: return QStringLiteral("terminateEventDefinition");
    }
    Q_UNREACHABLE();
}

QString actName(Act act)
{
    switch (act) {
    case Act::None: return {};
    case Act::Draft: return QStringLiteral("draft");
    case Act::Concur: return QStringLiteral("concur");
    case Act::Approve: return QStringLiteral("approve");
    }
    Q_UNREACHABLE();
}

} // namespace engine::bpmn
