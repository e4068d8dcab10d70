// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

/// What an element may carry of ours: attributes and children.
struct Shape
{
    NodeType type;
    QStringList attributes = {};
    QStringList children = {QStringLiteral("label")};
};

const std::map<QString, Shape> &shapes()
{
    static const std::map<QString, Shape> table = [] {
        const QStringList payload{u"label"_s, u"parameter"_s};
        std::map<QString, Shape> all;
        for (int type = 0; type <= static_cast<int>(NodeType::EventBasedGateway); ++type)
            all.emplace(elementName(static_cast<NodeType>(type)), Shape{static_cast<NodeType>(type)});
        all[u"startEvent"_s].attributes = {u"result"_s};
        all[u"endEvent"_s].attributes = {u"outcome"_s};
        all[u"endEvent"_s].children = payload;
        all[u"intermediateThrowEvent"_s].children = payload;
        all[u"sendTask"_s].children = payload;
        all[u"userTask"_s].attributes = {u"form"_s, u"act"_s, u"due"_s, u"result"_s, u"flat"_s};
        all[u"serviceTask"_s] = {NodeType::ServiceTask, {u"*"_s}, {u"label"_s, u"parameter"_s, u"result"_s}};
        all[u"businessRuleTask"_s].attributes = {u"decision"_s, u"result"_s};
        all[u"callActivity"_s] = {NodeType::CallActivity, {u"result"_s}, {u"label"_s, u"in"_s, u"out"_s}};
        for (const auto &element : {u"scriptTask"_s, u"receiveTask"_s, u"intermediateCatchEvent"_s, u"boundaryEvent"_s})
            all[element].attributes = {u"result"_s};
        const std::map<QString, QString> globals{{u"globalTask"_s, u"task"_s},
                                                 {u"globalScriptTask"_s, u"scriptTask"_s},
                                                 {u"globalUserTask"_s, u"userTask"_s},
                                                 {u"globalManualTask"_s, u"manualTask"_s},
                                                 {u"globalBusinessRuleTask"_s, u"businessRuleTask"_s}};
        for (const auto &[global, task] : globals)
            all[global] = all[task];
        return all;
    }();
    return table;
}

} // namespace

void Reading::readNode(const xml::Element &element, Process &process, Index scope)
{
    Node node = nodeOf(element);
    node.parent = scope;
    const bool known = claimId(element).has_value();
    requireContent(element, node);
    if (!known)
        return;
    const Index index = process.nodes.size();
    readReferences(element, index, node);
    const bool inner = node.isSubProcess();
    process.nodeIndex.insert(node.id, index);
    (scope == none ? process.children : process.nodes[scope].children).push_back(index);
    process.nodes.push_back(std::move(node));
    if (!inner)
        return;
    for (const xml::Element &child : element.children())
        readFlowElement(child, process, index);
}

Node Reading::nodeOf(const xml::Element &element)
{
    Node node;
    const Shape &shape = shapes().at(element.name());
    node.type = shape.type;
    node.where = element.where();
    node.id = element.attribute(u"id").value_or(QString());
    node.name = element.attribute(u"name").value_or(QString()).simplified();
    node.labels.where = element.where();
    checkAttributes(element, shape.attributes);
    readAttributes(element, node);
    readExtensionAttributes(element, node);
    readChildren(element, node);
    return node;
}

void Reading::readReferences(const xml::Element &element, Index index, Node &node)
{
    node.defaultGiven = attributeReference(element, u"default");
    if (node.defaultGiven.isGiven())
        m_defaults[index] = node.defaultGiven;
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"incoming") || child.is(uri::model, u"outgoing"))
            m_flowRefs[index].push_back(textReference(child));
    }
    if (!node.isBoundary())
        return;
    node.attachedGiven = attributeReference(element, u"attachedToRef");
    if (node.attachedGiven.isGiven())
        m_attached[index] = node.attachedGiven;
    else
        fault(ReadError::MissingAttribute, node.where, element.name(), node.id, u"attachedToRef"_s);
}

void Reading::readAttributes(const xml::Element &element, Node &node)
{
    const auto is = [&](QStringView attribute, QLatin1String value) {
        return element.attribute(attribute).value_or(QString()) == value;
    };
    if (const auto called = element.attributeNode(u"calledElement"))
        node.called = {called->value, called->valueWhere};
    node.interrupting = !is(node.isStart() ? u"isInterrupting" : u"cancelActivity", "false"_L1);
    node.forCompensation = is(u"isForCompensation", "true"_L1);
    node.parallelMultiple = is(u"parallelMultiple", "true"_L1);
    node.triggeredByEvent = is(u"triggeredByEvent", "true"_L1);
    node.instantiate = is(u"instantiate", "true"_L1);
    node.eventGatewayParallel = is(u"eventGatewayType", "Parallel"_L1);
    node.startQuantity = wholeNumber(element, u"startQuantity", 1);
    node.completionQuantity = wholeNumber(element, u"completionQuantity", 1);
    for (const auto &attribute : {u"startQuantity"_s, u"completionQuantity"_s}) {
        if (const auto given = element.attributeNode(attribute))
            node.quantityWhere = given->valueWhere;
    }
    node.operation = attributeReference(element, u"operationRef");
    if (node.type == NodeType::SendTask || node.type == NodeType::ReceiveTask)
        node.message = rootReference(element, u"messageRef"_s, false);
    if (node.type == NodeType::AdHocSubProcess) {
        node.adHoc.emplace();
        node.adHoc->ordering = is(u"ordering", "Sequential"_L1) ? Ordering::Sequential : Ordering::Parallel;
        node.adHoc->cancelRemaining = !is(u"cancelRemainingInstances", "false"_L1);
    }
    static const std::map<QString, GatewayDirection> directions{{u"Converging"_s, GatewayDirection::Converging},
                                                                {u"Diverging"_s, GatewayDirection::Diverging},
                                                                {u"Mixed"_s, GatewayDirection::Mixed}};
    const auto direction = directions.find(element.attribute(u"gatewayDirection").value_or(QString()));
    if (direction != directions.end())
        node.direction = direction->second;
}

void Reading::readExtensionAttributes(const xml::Element &element, Node &node)
{
    for (const xml::Attribute &attribute : element.attributes()) {
        if (attribute.namespaceUri != uri::todoke)
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
    static const QSet<QString> flowElements{u"sequenceFlow"_s, u"laneSet"_s, u"association"_s, u"dataObject"_s,
                                            u"dataObjectReference"_s, u"dataStoreReference"_s};
    const auto extension = [&](const xml::Element &child, const xml::Element &parent) {
        if (child.namespaceUri() != uri::todoke)
            unsupported(child, parent);
        else if (!shape.children.contains(child.name()) || !readExtension(child, node))
            fault(ReadError::UnknownExtension, child.where(), element.name(), child.name(),
                  shape.children.join(u", "_s));
    };
    for (const xml::Element &child : element.children()) {
        const QString name = child.namespaceUri() == uri::model ? child.name() : QString();
        if (name == "extensionElements"_L1) {
            for (const xml::Element &inner : child.children())
                extension(inner, child);
            node.details.push_back(detailOf(child));
        } else if (child.namespaceUri() == uri::todoke) {
            extension(child, element);
        } else if (name == "incoming"_L1 || name == "outgoing"_L1) {
            continue; // the sequence flows themselves say so
        } else if (node.isSubProcess() && (shapes().contains(name) || flowElements.contains(name))) {
            continue; // readFlowElement()
        } else if (name == "script"_L1 && node.type == NodeType::ScriptTask) {
            node.script = expressionOf(child);
        } else if (name == "activationCondition"_L1 && node.type == NodeType::ComplexGateway) {
            node.activation = expressionOf(child);
        } else if (name == "completionCondition"_L1 && node.adHoc) {
            node.adHoc->completion = expressionOf(child);
        } else if (node.isEvent() && (name.endsWith("EventDefinition"_L1) || name == "eventDefinitionRef"_L1)) {
            if (auto definition = readEventDefinition(child, node.id))
                node.events.push_back(std::move(*definition));
        } else if (name.isEmpty() || !readActivityChild(child, node)) {
            keep(child, element, node.details);
        }
    }
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

void Reading::requireContent(const xml::Element &element, Node &node)
{
    const auto need = [&](bool there, const QString &what) {
        if (!there)
            fault(ReadError::MissingAttribute, element.where(), element.name(), node.id, what);
    };
    if (node.type == NodeType::ServiceTask) {
        need(node.service.isGiven(), u"todoke:service"_s);
    } else if (node.type == NodeType::BusinessRuleTask) {
        need(node.decision.isGiven(), u"todoke:decision"_s);
        need(!node.result.isEmpty(), u"todoke:result"_s);
    } else if (node.type == NodeType::ScriptTask) {
        const auto format = element.attributeNode(element.name() == "globalScriptTask"_L1 ? u"scriptLanguage" : u"scriptFormat");
        if (format && !format->value.contains("feel"_L1, Qt::CaseInsensitive))
            fault(ReadError::ForeignLanguage, format->valueWhere, format->value);
        need(element.child(uri::model, u"script").has_value(), u"script"_s);
        need(!node.result.isEmpty(), u"todoke:result"_s);
    } else if (node.type == NodeType::SendTask || node.type == NodeType::ReceiveTask) {
        need(element.attributeNode(u"messageRef").has_value(), u"messageRef"_s);
    } else if (node.type == NodeType::CallActivity) {
        need(node.called.isGiven(), u"calledElement"_s);
    } else if (node.type == NodeType::IntermediateCatchEvent || node.isBoundary()) {
        if (node.events.empty())
            fault(ReadError::NoDefinition, element.where(), node.id);
    }
}

} // namespace engine::bpmn
