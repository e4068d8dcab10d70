// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

#include <QRegularExpression>

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

const QString model = QString::fromLatin1(bpmnNamespace);
const QString todoke = QString::fromLatin1(extensionNamespace);

/// What an element may carry of ours: attributes, and whether an event definition tells its type.
struct Shape
{
    NodeType type;
    QStringList attributes;
    QStringList children;
};

const std::map<QString, Shape> &shapes()
{
    static const QStringList noChildren{u"label"_s};
    static const std::map<QString, Shape> table{
        {u"startEvent"_s, {NodeType::StartEvent, {}, noChildren}},
        {u"endEvent"_s, {NodeType::EndEvent, {u"outcome"_s}, noChildren}},
        {u"userTask"_s,
         {NodeType::UserTask, {u"form"_s, u"act"_s, u"due"_s, u"result"_s, u"flat"_s}, noChildren}},
        {u"serviceTask"_s,
         {NodeType::ServiceTask, {u"*"_s}, {u"label"_s, u"parameter"_s, u"result"_s}}},
        {u"businessRuleTask"_s, {NodeType::BusinessRuleTask, {u"decision"_s, u"result"_s}, noChildren}},
        {u"scriptTask"_s, {NodeType::ScriptTask, {u"result"_s}, noChildren}},
        {u"receiveTask"_s, {NodeType::ReceiveTask, {u"result"_s}, noChildren}},
        {u"callActivity"_s, {NodeType::CallActivity, {u"result"_s}, {u"label"_s, u"in"_s, u"out"_s}}},
        {u"exclusiveGateway"_s, {NodeType::ExclusiveGateway, {}, noChildren}},
        {u"parallelGateway"_s, {NodeType::ParallelGateway, {}, noChildren}},
        {u"eventBasedGateway"_s, {NodeType::EventBasedGateway, {}, noChildren}},
        {u"intermediateCatchEvent"_s, {NodeType::TimerCatchEvent, {u"result"_s}, noChildren}},
        {u"boundaryEvent"_s, {NodeType::BoundaryTimerEvent, {u"result"_s}, noChildren}},
    };
    return table;
}

/// ISO 8601 as FEEL; what is no ISO 8601 is FEEL already.
QString isoAsFeel(const QString &text, TimerKind kind)
{
    const QString trimmed = text.trimmed();
    if (kind == TimerKind::Duration) {
        static const QRegularExpression weeks(u"^P(\\d+)W$"_s);
        if (const auto match = weeks.match(trimmed); match.hasMatch())
            return u"duration(\"P%1D\")"_s.arg(match.captured(1).toLongLong() * 7);
        static const QRegularExpression duration(
            u"^P(?=[\\dT])(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$"_s);
        if (duration.match(trimmed).hasMatch())
            return u"duration(\"%1\")"_s.arg(trimmed);
        return text;
    }
    static const QRegularExpression date(u"^\\d{4,9}-\\d\\d-\\d\\d$"_s);
    if (date.match(trimmed).hasMatch())
        return u"date(\"%1\")"_s.arg(trimmed);
    static const QRegularExpression dateTime(
        u"^\\d{4,9}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d|@[A-Za-z/_]+)?$"_s);
    if (dateTime.match(trimmed).hasMatch())
        return u"date and time(\"%1\")"_s.arg(trimmed);
    return text;
}

} // namespace

void Reading::readNode(const xml::Element &element, Process &process)
{
    Node node;
    const Shape &shape = shapes().at(element.name());
    node.type = shape.type;
    node.where = element.where();
    node.name = element.attribute(u"name").value_or(QString()).simplified();
    node.labels.where = element.where();
    const auto id = claimId(element);
    node.id = id.value_or(QString());
    checkAttributes(element, shape.attributes);
    readAttributes(element, node);
    const Index index = process.nodes.size();
    if (id) {
        if (const auto flow = element.attributeNode(u"default"))
            m_defaults[index] = {localPart(flow->value), flow->valueWhere};
        for (const xml::Element &child : element.children()) {
            if (child.is(model, u"incoming") || child.is(model, u"outgoing"))
                m_flowRefs[index].push_back({localPart(child.text().trimmed()), child.where()});
        }
        if (element.name() == "boundaryEvent"_L1) {
            if (const auto host = element.attributeNode(u"attachedToRef"))
                m_attached[index] = {localPart(host->value), host->valueWhere};
            else
                fault(ReadError::MissingAttribute, node.where, element.name(), node.id, u"attachedToRef"_s);
        }
    }
    readChildren(element, node);
    requireContent(element, node);
    if (!id)
        return;
    process.nodeIndex.insert(node.id, index);
    process.nodes.push_back(std::move(node));
}

void Reading::readAttributes(const xml::Element &element, Node &node)
{
    if (const auto called = element.attributeNode(u"calledElement"))
        node.called = {called->value, called->valueWhere};
    node.interrupting = element.attribute(u"cancelActivity").value_or(u"true"_s) != "false"_L1;
    for (const xml::Attribute &attribute : element.attributes()) {
        if (attribute.namespaceUri != todoke)
            continue;
        const Reference reference{attribute.value, attribute.valueWhere};
        if (attribute.name == "result"_L1) {
            node.result = attribute.value;
        } else if (node.type == NodeType::ServiceTask) {
            if (attribute.name == "service"_L1) {
                node.service = reference;
            } else if (auto literal = expression(feel::Value(attribute.value).toLiteral(), attribute.valueWhere,
                                                 attribute.name)) {
                node.parameters.push_back({attribute.name, std::move(*literal), attribute.where});
            }
        } else if (attribute.name == "form"_L1) {
            node.form = reference;
        } else if (attribute.name == "outcome"_L1) {
            node.outcome = reference;
        } else if (attribute.name == "decision"_L1) {
            node.decision = reference;
        } else if (attribute.name == "due"_L1) {
            node.due = expression(isoAsFeel(attribute.value, TimerKind::Date), attribute.valueWhere, attribute.name);
        } else if (attribute.name == "flat"_L1) {
            node.flat = attribute.value == "true"_L1;
            if (!node.flat && attribute.value != "false"_L1)
                fault(ReadError::WrongValue, attribute.valueWhere, u"flat"_s, attribute.value, u"true, false"_s);
        } else if (attribute.name == "act"_L1) {
            for (const Act act : {Act::Draft, Act::Concur, Act::Approve}) {
                if (attribute.value == actName(act))
                    node.act = act;
            }
            if (node.act == Act::None)
                fault(ReadError::WrongValue, attribute.valueWhere, u"act"_s, attribute.value,
                      u"draft, concur, approve"_s);
        }
    }
}

void Reading::readChildren(const xml::Element &element, Node &node)
{
    const Shape &shape = shapes().at(element.name());
    int definitions = 0;
    const auto extension = [&](const xml::Element &child, const xml::Element &parent) {
        if (child.namespaceUri() != todoke)
            unsupported(child, parent);
        else if (!shape.children.contains(child.name()) || !readExtension(child, node))
            fault(ReadError::UnknownExtension, child.where(), element.name(), child.name(),
                  shape.children.join(u", "_s));
    };
    for (const xml::Element &child : element.children()) {
        const QString name = child.namespaceUri() == model ? child.name() : QString();
        if (name == "extensionElements"_L1) {
            for (const xml::Element &inner : child.children())
                extension(inner, child);
        } else if (child.namespaceUri() == todoke) {
            extension(child, element);
        } else if (name == "incoming"_L1 || name == "outgoing"_L1) {
            continue; // the sequence flows themselves say so
        } else if (name == "potentialOwner"_L1 && node.type == NodeType::UserTask) {
            node.ownerGiven = true;
            const auto assignment = child.child(model, u"resourceAssignmentExpression");
            const auto formal = assignment ? assignment->child(model, u"formalExpression") : std::nullopt;
            if (formal)
                node.owner = expressionOf(*formal);
            else
                fault(ReadError::MissingAttribute, child.where(), name, node.id,
                      u"resourceAssignmentExpression/formalExpression"_s);
        } else if (name == "script"_L1 && node.type == NodeType::ScriptTask) {
            node.script = expressionOf(child);
        } else if (name.endsWith("EventDefinition"_L1)) {
            ++definitions;
            readEventDefinition(child, node);
        } else if (!isIgnorable(child)) {
            unsupported(child, element);
        }
    }
    const bool needsOne = element.name() == "intermediateCatchEvent"_L1 || element.name() == "boundaryEvent"_L1;
    if ((needsOne && definitions != 1) || (!needsOne && definitions > 1))
        fault(ReadError::SeveralDefinitions, element.where(), node.id, QString::number(definitions));
}

bool Reading::readExtension(const xml::Element &child, Node &node)
{
    const QString name = child.name();
    if (name == "label"_L1) {
        const QString language =
            child.attribute(u"lang", u"http://www.w3.org/XML/1998/namespace").value_or(u"ja"_s);
        node.labels.texts.insert_or_assign(language, child.text().simplified());
        return true;
    }
    auto mapping = readMapping(child, name == "result"_L1 ? u"of"_s : u"value"_s);
    if (!mapping)
        return true; // its fault is told
    if (name == "parameter"_L1)
        node.parameters.push_back(std::move(*mapping));
    else if (name == "result"_L1)
        node.results.push_back(std::move(*mapping));
    else if (name == "in"_L1)
        node.in.push_back(std::move(*mapping));
    else if (name == "out"_L1)
        node.out.push_back(std::move(*mapping));
    else
        return false;
    return true;
}

std::optional<Mapping> Reading::readMapping(const xml::Element &element, const QString &valueAttribute)
{
    const QString name = element.attribute(u"name").value_or(QString());
    if (name.isEmpty())
        fault(ReadError::MissingAttribute, element.where(), element.name(), name, u"name"_s);
    const auto value = element.attributeNode(valueAttribute);
    if (!value) {
        fault(ReadError::MissingAttribute, element.where(), element.name(), name, valueAttribute);
        return std::nullopt;
    }
    auto parsed = expression(value->value, value->valueWhere, valueAttribute);
    if (!parsed || name.isEmpty())
        return std::nullopt;
    return Mapping{name, std::move(*parsed), element.where()};
}

void Reading::readEventDefinition(const xml::Element &element, Node &node)
{
    const bool boundary = node.isBoundary();
    const bool catching = node.type == NodeType::TimerCatchEvent || node.type == NodeType::MessageCatchEvent;
    if (element.name() == "timerEventDefinition"_L1 && (boundary || catching)) {
        readTimer(element, node);
    } else if (element.name() == "messageEventDefinition"_L1 && (boundary || catching)) {
        node.type = boundary ? NodeType::BoundaryMessageEvent : NodeType::MessageCatchEvent;
        readMessageRef(element, node);
    } else if (element.name() == "terminateEventDefinition"_L1 && node.isEnd()) {
        node.type = NodeType::TerminateEndEvent;
    } else {
        fault(ReadError::UnsupportedElement, element.where(), element.name(), elementName(node.type));
    }
}

void Reading::readTimer(const xml::Element &element, Node &node)
{
    std::optional<std::pair<TimerKind, xml::Element>> found;
    int count = 0;
    for (const xml::Element &child : element.children()) {
        if (child.is(model, u"timeDate") || child.is(model, u"timeDuration")) {
            found = {child.name() == "timeDate"_L1 ? TimerKind::Date : TimerKind::Duration, child};
            ++count;
        } else if (!isIgnorable(child)) {
            unsupported(child, element);
            return;
        }
    }
    if (count != 1) {
        fault(ReadError::NoTimer, element.where(), node.id);
        return;
    }
    const xml::Element &child = found->second;
    checkLanguage(child, u"language");
    if (auto when = expression(isoAsFeel(child.text(), found->first), child.textWhere(), child.name()))
        node.timer = TimerDefinition{found->first, std::move(*when)};
}

void Reading::readMessageRef(const xml::Element &element, Node &node)
{
    const auto reference = element.attributeNode(u"messageRef");
    if (!reference) {
        fault(ReadError::MissingAttribute, element.where(), element.name(), node.id, u"messageRef"_s);
        return;
    }
    const auto message = m_messages.find(localPart(reference->value));
    if (message == m_messages.end())
        fault(ReadError::DanglingReference, reference->valueWhere, u"messageRef"_s, reference->value);
    else
        node.message = {message->second, reference->valueWhere};
}

void Reading::requireContent(const xml::Element &element, Node &node)
{
    const auto need = [&](bool there, const QString &what) {
        if (!there)
            fault(ReadError::MissingAttribute, element.where(), element.name(), node.id, what);
    };
    switch (node.type) {
    case NodeType::ServiceTask:
        need(node.service.isGiven(), u"todoke:service"_s);
        break;
    case NodeType::BusinessRuleTask:
        need(node.decision.isGiven(), u"todoke:decision"_s);
        need(!node.result.isEmpty(), u"todoke:result"_s);
        break;
    case NodeType::ScriptTask: {
        const auto format = element.attributeNode(u"scriptFormat");
        if (format && !format->value.contains("feel"_L1, Qt::CaseInsensitive))
            fault(ReadError::ForeignLanguage, format->valueWhere, format->value);
        need(element.child(model, u"script").has_value(), u"script"_s);
        need(!node.result.isEmpty(), u"todoke:result"_s);
        break;
    }
    case NodeType::ReceiveTask:
        readMessageRef(element, node);
        break;
    case NodeType::CallActivity:
        need(node.called.isGiven(), u"calledElement"_s);
        break;
    case NodeType::StartEvent:
    case NodeType::EndEvent:
    case NodeType::TerminateEndEvent:
    case NodeType::UserTask:
    case NodeType::ExclusiveGateway:
    case NodeType::ParallelGateway:
    case NodeType::EventBasedGateway:
    case NodeType::TimerCatchEvent:
    case NodeType::MessageCatchEvent:
    case NodeType::BoundaryTimerEvent:
    case NodeType::BoundaryMessageEvent:
        break;
    }
}

} // namespace engine::bpmn
