// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/model.h"

namespace engine::bpmn {

bool Node::isActivity() const
{
    switch (type) {
    case NodeType::UserTask:
    case NodeType::ServiceTask:
    case NodeType::BusinessRuleTask:
    case NodeType::ScriptTask:
    case NodeType::ReceiveTask:
    case NodeType::CallActivity:
        return true;
    case NodeType::StartEvent:
    case NodeType::EndEvent:
    case NodeType::TerminateEndEvent:
    case NodeType::ExclusiveGateway:
    case NodeType::ParallelGateway:
    case NodeType::EventBasedGateway:
    case NodeType::TimerCatchEvent:
    case NodeType::MessageCatchEvent:
    case NodeType::BoundaryTimerEvent:
    case NodeType::BoundaryMessageEvent:
        return false;
    }
    Q_UNREACHABLE();
}

bool Node::isGateway() const
{
    return type == NodeType::ExclusiveGateway || type == NodeType::ParallelGateway
        || type == NodeType::EventBasedGateway;
}

bool Node::isEvent() const
{
    return !isActivity() && !isGateway();
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
    for (const Node &one : nodes) {
        if (one.type == NodeType::StartEvent)
            return &one;
    }
    return nullptr;
}

QString elementName(NodeType type)
{
    switch (type) {
    case NodeType::StartEvent: return QStringLiteral("startEvent");
    case NodeType::EndEvent:
    case NodeType::TerminateEndEvent: return QStringLiteral("endEvent");
    case NodeType::UserTask: return QStringLiteral("userTask");
    case NodeType::ServiceTask: return QStringLiteral("serviceTask");
    case NodeType::BusinessRuleTask: return QStringLiteral("businessRuleTask");
    case NodeType::ScriptTask: return QStringLiteral("scriptTask");
    case NodeType::ReceiveTask: return QStringLiteral("receiveTask");
    case NodeType::CallActivity: return QStringLiteral("callActivity");
    case NodeType::ExclusiveGateway: return QStringLiteral("exclusiveGateway");
    case NodeType::ParallelGateway: return QStringLiteral("parallelGateway");
    case NodeType::EventBasedGateway: return QStringLiteral("eventBasedGateway");
    case NodeType::TimerCatchEvent:
    case NodeType::MessageCatchEvent: return QStringLiteral("intermediateCatchEvent");
    case NodeType::BoundaryTimerEvent:
    case NodeType::BoundaryMessageEvent: return QStringLiteral("boundaryEvent");
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
