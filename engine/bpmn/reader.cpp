// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reader.h"

#include "engine/bpmn/reading.h"

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

const QString model = QString::fromLatin1(bpmnNamespace);
const QString todoke = QString::fromLatin1(extensionNamespace);
const QString diagramNamespace = u"http://www.omg.org/spec/BPMN/20100524/DI"_s;

bool isNode(const xml::Element &element)
{
    static const QSet<QString> names{u"startEvent"_s, u"endEvent"_s, u"userTask"_s, u"serviceTask"_s,
                                     u"businessRuleTask"_s, u"scriptTask"_s, u"receiveTask"_s, u"callActivity"_s,
                                     u"exclusiveGateway"_s, u"parallelGateway"_s, u"eventBasedGateway"_s,
                                     u"intermediateCatchEvent"_s, u"boundaryEvent"_s};
    return element.namespaceUri() == model && names.contains(element.name());
}

} // namespace

feel::Names baseNames()
{
    feel::Names names;
    names.variables = {u"arrival"_s, u"today"_s};
    names.functions.emplace(u"role"_s, std::vector<QString>{u"name"_s});
    return names;
}

std::vector<Process> read(const QByteArray &bytes, const QString &fileName, const feel::Names &names,
                          core::Faults &faults)
{
    const auto document = xml::Document::parse(bytes, fileName);
    if (!document) {
        faults.push_back(document.error());
        return {};
    }
    return Reading(names, faults).definitions(document->root());
}

Reading::Reading(const feel::Names &names, core::Faults &faults) : m_names(names), m_faults(faults)
{
    const feel::Names base = baseNames();
    m_names.variables.insert(base.variables.begin(), base.variables.end());
    m_names.functions.insert(base.functions.begin(), base.functions.end());
    m_names.open = true;
}

std::vector<Process> Reading::definitions(const xml::Element &root)
{
    if (root.name() != "definitions"_L1) {
        fault(ReadError::NotBpmn, root.where(), root.name());
        return {};
    }
    if (root.namespaceUri() != model) {
        fault(ReadError::WrongNamespace, root.where(), root.name(), root.namespaceUri(), model);
        return {};
    }
    checkLanguage(root, u"expressionLanguage");

    std::vector<Process> processes;
    for (const xml::Element &child : root.children()) {
        if (child.is(model, u"message"))
            readMessage(child);
    }
    std::vector<xml::Element> diagrams;
    for (const xml::Element &child : root.children()) {
        if (child.is(model, u"process")) {
            processes.push_back(readProcess(child));
        } else if (child.is(diagramNamespace, u"BPMNDiagram")) {
            diagrams.push_back(child);
        } else if (child.is(model, u"collaboration")) {
            for (const xml::Element &part : child.children()) {
                if (part.is(model, u"participant"))
                    m_pools.push_back({part.attribute(u"id").value_or(QString()),
                                       localPart(part.attribute(u"processRef").value_or(QString()))});
                else if (!isIgnorable(part))
                    unsupported(part, child);
            }
        } else if (!child.is(model, u"message") && !isIgnorable(child)) {
            unsupported(child, root);
        }
    }
    if (processes.empty())
        fault(ReadError::NoProcess, root.where());
    for (const xml::Element &diagram : diagrams)
        readDiagram(diagram, processes);
    return processes;
}

void Reading::readMessage(const xml::Element &element)
{
    const auto id = claimId(element);
    const QString name = element.attribute(u"name").value_or(QString());
    if (name.isEmpty())
        fault(ReadError::MissingAttribute, element.where(), element.name(), id.value_or(QString()), u"name"_s);
    if (id)
        m_messages.emplace(*id, name);
}

Process Reading::readProcess(const xml::Element &element)
{
    Process process;
    process.id = claimId(element).value_or(QString());
    process.name = element.attribute(u"name").value_or(QString());
    process.where = element.where();
    checkAttributes(element, {});
    m_defaults.clear();
    m_attached.clear();
    m_flowRefs.clear();
    m_pendingFlows.clear();
    m_pendingLanes.clear();
    for (const xml::Element &child : element.children()) {
        if (isNode(child))
            readNode(child, process);
        else if (child.is(model, u"sequenceFlow"))
            readFlow(child, process);
        else if (child.is(model, u"laneSet"))
            readLanes(child, process);
        else if (!isIgnorable(child))
            unsupported(child, element);
    }
    connect(process);
    applyLanes(process);
    return process;
}

void Reading::readFlow(const xml::Element &element, Process &)
{
    const auto id = claimId(element);
    checkAttributes(element, {});
    PendingFlow pending;
    pending.flow.id = id.value_or(QString());
    pending.flow.name = element.attribute(u"name").value_or(QString());
    pending.flow.where = element.where();
    const auto reference = [&](QStringView name) -> Pending {
        if (const auto attribute = element.attributeNode(name))
            return {localPart(attribute->value), attribute->valueWhere};
        fault(ReadError::MissingAttribute, element.where(), element.name(), pending.flow.id, name.toString());
        return {};
    };
    pending.source = reference(u"sourceRef");
    pending.target = reference(u"targetRef");
    for (const xml::Element &child : element.children()) {
        if (child.is(model, u"conditionExpression")) {
            pending.flow.conditionWhere = child.where();
            pending.flow.condition = expressionOf(child);
        } else if (!isIgnorable(child)) {
            unsupported(child, element);
        }
    }
    if (id)
        m_pendingFlows.push_back(std::move(pending));
}

void Reading::readLanes(const xml::Element &laneSet, Process &process)
{
    for (const xml::Element &child : laneSet.children()) {
        if (!child.is(model, u"lane")) {
            if (!isIgnorable(child))
                unsupported(child, laneSet);
            continue;
        }
        PendingLane pending;
        pending.lane.id = claimId(child).value_or(QString());
        pending.lane.name = child.attribute(u"name").value_or(QString());
        pending.lane.where = child.where();
        checkAttributes(child, {u"role"_s});
        if (const auto role = child.attributeNode(u"role", todoke))
            pending.lane.role = {role->value, role->valueWhere};
        std::vector<xml::Element> inner;
        for (const xml::Element &part : child.children()) {
            if (part.is(model, u"flowNodeRef"))
                pending.nodes.push_back({localPart(part.text().trimmed()), part.where()});
            else if (part.is(model, u"childLaneSet"))
                inner.push_back(part);
            else if (!isIgnorable(part))
                unsupported(part, child);
        }
        m_pendingLanes.push_back(std::move(pending));
        for (const xml::Element &part : inner)
            readLanes(part, process); // behind its parent, so that the inner lane's role wins
    }
}

void Reading::connect(Process &process)
{
    for (PendingFlow &pending : m_pendingFlows) {
        SequenceFlow flow = std::move(pending.flow);
        const auto end = [&](const Pending &reference, const QString &attribute) {
            const auto found = process.nodeIndex.constFind(reference.value);
            if (found != process.nodeIndex.constEnd())
                return *found;
            if (!reference.value.isEmpty())
                fault(ReadError::DanglingFlow, reference.where, flow.id, attribute, reference.value);
            return none;
        };
        flow.source = end(pending.source, u"sourceRef"_s);
        flow.target = end(pending.target, u"targetRef"_s);
        if (flow.source == none || flow.target == none)
            continue;
        const Index index = process.flows.size();
        process.nodes[flow.source].outgoing.push_back(index);
        process.nodes[flow.target].incoming.push_back(index);
        process.flowIndex.insert(flow.id, index);
        process.flows.push_back(std::move(flow));
    }
    for (const auto &[index, reference] : m_defaults) {
        Node &node = process.nodes[index];
        const auto flow = process.flowIndex.constFind(reference.value);
        if (flow != process.flowIndex.constEnd() && process.flows[*flow].source == index)
            node.defaultFlow = *flow;
        else
            fault(ReadError::DanglingReference, reference.where, u"default"_s, reference.value);
    }
    for (const auto &[index, reference] : m_attached) {
        const auto host = process.nodeIndex.constFind(reference.value);
        if (host == process.nodeIndex.constEnd()) {
            fault(ReadError::DanglingReference, reference.where, u"attachedToRef"_s, reference.value);
            continue;
        }
        process.nodes[index].attachedTo = *host;
        process.nodes[*host].boundaryEvents.push_back(index);
    }
    for (const auto &[index, references] : m_flowRefs) {
        for (const Pending &reference : references) {
            if (!m_ids.contains(reference.value))
                fault(ReadError::DanglingReference, reference.where, process.nodes[index].id, reference.value);
        }
    }
}

void Reading::applyLanes(Process &process)
{
    std::map<Index, Reference> roles;
    for (PendingLane &pending : m_pendingLanes) {
        for (const Pending &reference : pending.nodes) {
            const auto node = process.nodeIndex.constFind(reference.value);
            if (node == process.nodeIndex.constEnd()) {
                fault(ReadError::DanglingReference, reference.where, u"flowNodeRef"_s, reference.value);
                continue;
            }
            pending.lane.nodes.push_back(*node);
            if (pending.lane.role.isGiven())
                roles.insert_or_assign(*node, pending.lane.role);
        }
        process.lanes.push_back(std::move(pending.lane));
    }
    for (const auto &[index, role] : roles) {
        Node &node = process.nodes[index];
        if (node.type == NodeType::UserTask && !node.ownerGiven) {
            node.ownerGiven = true;
            node.owner = expression(u"role(%1)"_s.arg(feel::Value(role.name).toLiteral()), role.where, u"role"_s);
        }
    }
}

// ---- common ---------------------------------------------------------------------------------------

std::optional<QString> Reading::claimId(const xml::Element &element)
{
    const auto id = element.attributeNode(u"id");
    if (!id || id->value.isEmpty()) {
        fault(ReadError::MissingId, element.where(), element.name());
        return std::nullopt;
    }
    const auto [at, fresh] = m_ids.emplace(id->value, id->valueWhere);
    if (!fresh) {
        fault(ReadError::DuplicateId, id->valueWhere, id->value, at->second.toString());
        return std::nullopt;
    }
    return id->value;
}

void Reading::unsupported(const xml::Element &element, const xml::Element &parent)
{
    // An element of BPMN's own vocabulary in an older or misspelt namespace, or ours in a wrong one.
    const QString ns = element.namespaceUri();
    if (ns != model && ns != todoke)
        fault(ReadError::WrongNamespace, element.where(), element.name(), ns, model);
    else
        fault(ReadError::UnsupportedElement, element.where(), element.name(), parent.name());
}

void Reading::checkAttributes(const xml::Element &element, const QStringList &extensions)
{
    // What BPMN lets an author say, with the only value that we carry out where there are others.
    static const std::map<QString, QString> plain{
        {u"id"_s, {}}, {u"name"_s, {}}, {u"default"_s, {}}, {u"gatewayDirection"_s, {}}, {u"isExecutable"_s, {}},
        {u"isClosed"_s, {}}, {u"processType"_s, {}}, {u"calledElement"_s, {}}, {u"attachedToRef"_s, {}},
        {u"cancelActivity"_s, {}}, {u"messageRef"_s, {}}, {u"sourceRef"_s, {}}, {u"targetRef"_s, {}},
        {u"implementation"_s, {}}, {u"scriptFormat"_s, {}}, {u"isInterrupting"_s, u"true"_s},
        {u"isForCompensation"_s, u"false"_s}, {u"startQuantity"_s, u"1"_s}, {u"completionQuantity"_s, u"1"_s},
        {u"parallelMultiple"_s, u"false"_s}, {u"instantiate"_s, u"false"_s},
        {u"eventGatewayType"_s, u"Exclusive"_s}, {u"isImmediate"_s, u"true"_s}};
    static const QLatin1String xmlNamespace{"http://www.w3.org/XML/1998/namespace"};
    static const QLatin1String schemaInstance{"http://www.w3.org/2001/XMLSchema-instance"};
    for (const xml::Attribute &attribute : element.attributes()) {
        if (attribute.namespaceUri.isEmpty()) {
            const auto known = plain.find(attribute.name);
            if (known == plain.end() || (!known->second.isEmpty() && attribute.value != known->second))
                fault(ReadError::UnsupportedAttribute, attribute.where, element.name(), attribute.name, attribute.value);
        } else if (attribute.namespaceUri == todoke) {
            if (!extensions.contains(attribute.name) && !extensions.contains(u"*"_s))
                fault(ReadError::UnknownExtension, attribute.where, element.name(), attribute.name,
                      extensions.isEmpty() ? u"–"_s : extensions.join(u", "_s));
        } else if (attribute.namespaceUri != xmlNamespace && attribute.namespaceUri != schemaInstance) {
            fault(ReadError::WrongNamespace, attribute.where, attribute.name, attribute.namespaceUri, todoke);
        }
    }
}

std::optional<feel::Expression> Reading::expression(const QString &text, const core::SourceRef &where,
                                                    const QString &what)
{
    if (text.trimmed().isEmpty()) {
        fault(ReadError::EmptyExpression, where, what);
        return std::nullopt;
    }
    auto parsed = feel::Expression::parse(text, m_names, where);
    if (!parsed) {
        m_faults.push_back(parsed.error());
        return std::nullopt;
    }
    return std::move(parsed).value();
}

std::optional<feel::Expression> Reading::expressionOf(const xml::Element &element)
{
    checkLanguage(element, u"language");
    return expression(element.text(), element.textWhere(), element.name());
}

void Reading::checkLanguage(const xml::Element &element, QStringView attribute)
{
    const auto language = element.attributeNode(attribute);
    if (language && !language->value.contains("feel"_L1, Qt::CaseInsensitive))
        fault(ReadError::ForeignLanguage, language->valueWhere, language->value);
}

QString Reading::localPart(const QString &qualifiedName)
{
    return qualifiedName.mid(qualifiedName.lastIndexOf(QLatin1Char(':')) + 1);
}

bool Reading::isIgnorable(const xml::Element &element)
{
    static const QSet<QString> names{u"documentation"_s, u"textAnnotation"_s, u"association"_s, u"group"_s,
                                     u"category"_s};
    if (element.namespaceUri() == model && element.name() == "extensionElements"_L1)
        return element.children().empty();
    return element.namespaceUri() == model && names.contains(element.name());
}

} // namespace engine::bpmn
