// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reader.h"

#include "engine/bpmn/reading.h"

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

bool isNode(const xml::Element &element)
{
    static const QSet<QString> names = [] {
        QSet<QString> all;
        for (int type = 0; type <= static_cast<int>(NodeType::EventBasedGateway); ++type)
            all.insert(elementName(static_cast<NodeType>(type)));
        return all;
    }();
    return element.namespaceUri() == uri::model && names.contains(element.name());
}

/// Names with more than letters and digits in them, which FEEL must know before it reads an expression.
void dataNames(const xml::Element &element, std::set<QString> &names)
{
    static const QSet<QString> items{u"dataObject"_s, u"dataObjectReference"_s, u"property"_s, u"dataInput"_s,
                                     u"dataOutput"_s, u"inputDataItem"_s, u"outputDataItem"_s};
    if (items.contains(element.name())) {
        if (const auto name = element.attribute(u"name"); name && !name->trimmed().isEmpty())
            names.insert(name->simplified());
    }
    for (const xml::Element &child : element.children())
        dataNames(child, names);
}

} // namespace

feel::Names baseNames()
{
    feel::Names names;
    names.variables = {u"arrival"_s, u"today"_s};
    names.functions.emplace(u"role"_s, std::vector<QString>{u"name"_s});
    return names;
}

Definitions readDefinitions(const QByteArray &bytes, const QString &fileName, const feel::Names &names,
                            core::Faults &faults)
{
    const auto document = xml::Document::parse(bytes, fileName);
    if (!document) {
        faults.push_back(document.error());
        return {};
    }
    return Reading(names, faults).definitions(document->root());
}

std::vector<Process> read(const QByteArray &bytes, const QString &fileName, const feel::Names &names,
                          core::Faults &faults)
{
    return std::move(readDefinitions(bytes, fileName, names, faults).processes);
}

Reading::Reading(const feel::Names &names, core::Faults &faults) : m_names(names), m_faults(faults)
{
    const feel::Names base = baseNames();
    m_names.variables.insert(base.variables.begin(), base.variables.end());
    m_names.functions.insert(base.functions.begin(), base.functions.end());
    m_names.open = true;
}

Definitions Reading::definitions(const xml::Element &root)
{
    if (root.name() != "definitions"_L1) {
        fault(ReadError::NotBpmn, root.where(), root.name());
        return {};
    }
    if (root.namespaceUri() != uri::model) {
        fault(ReadError::WrongNamespace, root.where(), root.name(), root.namespaceUri(), uri::model);
        return {};
    }
    checkLanguage(root, u"expressionLanguage");
    m_definitions.id = root.attribute(u"id").value_or(QString());
    m_definitions.name = root.attribute(u"name").value_or(QString());
    m_definitions.targetNamespace = root.attribute(u"targetNamespace").value_or(QString());
    m_definitions.where = root.where();
    claimIds(root);
    dataNames(root, m_names.variables);

    // Processes refer to messages and the like, so these are read first, wherever they stand.
    std::vector<xml::Element> processes;
    std::vector<xml::Element> drawings;
    std::vector<xml::Element> collaborations;
    std::vector<xml::Element> events;
    for (const xml::Element &child : root.children()) {
        if (child.is(uri::model, u"process") || (child.namespaceUri() == uri::model && child.name().startsWith("global"_L1)))
            processes.push_back(child);
        else if (child.is(u"http://www.omg.org/spec/BPMN/20100524/DI", u"BPMNDiagram"))
            drawings.push_back(child);
        else if (child.is(uri::model, u"collaboration"))
            collaborations.push_back(child);
        else if (child.namespaceUri() == uri::model && child.name().endsWith("EventDefinition"_L1))
            events.push_back(child);
        else if (child.is(uri::model, u"interface"))
            readInterface(child);
        else
            readRoot(child);
    }
    for (const xml::Element &event : events) {
        if (auto definition = readEventDefinition(event, QString()))
            m_definitions.events.push_back(std::move(*definition));
    }
    for (const xml::Element &collaboration : collaborations)
        readCollaboration(collaboration);
    for (const xml::Element &process : processes) {
        if (process.name() == "process"_L1)
            m_definitions.processes.push_back(readProcess(process));
        else
            readGlobalTask(process);
    }
    if (m_definitions.processes.empty())
        fault(ReadError::NoProcess, root.where());
    routeMessages();
    for (const xml::Element &drawing : drawings)
        readDiagram(drawing);
    return std::move(m_definitions);
}

Process Reading::readProcess(const xml::Element &element)
{
    Process process;
    process.id = claimId(element).value_or(QString());
    process.name = element.attribute(u"name").value_or(QString());
    process.executable = element.attribute(u"isExecutable").value_or(u"true"_s) != "false"_L1;
    process.where = element.where();
    checkAttributes(element, {});
    m_defaults.clear();
    m_attached.clear();
    m_flowRefs.clear();
    m_pendingFlows.clear();
    m_pendingLanes.clear();
    for (const xml::Element &child : element.children()) {
        const QString name = child.namespaceUri() == uri::model ? child.name() : QString();
        if (readFlowElement(child, process, none))
            continue;
        if (name == "property"_L1)
            process.properties.push_back(readDataItem(child));
        else if (name == "ioSpecification"_L1)
            process.io = readIo(child);
        else if (name == "resourceRole"_L1 || name == "performer"_L1 || name == "humanPerformer"_L1
                 || name == "potentialOwner"_L1)
            process.resources.push_back(resourceOf(child));
        else
            keep(child, element, process.details);
    }
    connect(process);
    return process;
}

bool Reading::readFlowElement(const xml::Element &child, Process &process, Index scope)
{
    if (isNode(child)) {
        readNode(child, process, scope);
        return true;
    }
    if (child.namespaceUri() != uri::model)
        return false;
    const QString name = child.name();
    if (name == "sequenceFlow"_L1) {
        readFlow(child, process, scope);
    } else if (name == "laneSet"_L1) {
        readLanes(child, process, none);
    } else if (name == "association"_L1) {
        readAssociation(child, process, scope);
    } else if (name == "dataObject"_L1 || name == "dataObjectReference"_L1 || name == "dataStoreReference"_L1) {
        DataItem item = readDataItem(child, scope);
        (scope == none ? process.dataObjects : process.nodes[scope].dataObjects).push_back(std::move(item));
    } else {
        return false;
    }
    return true;
}

void Reading::readFlow(const xml::Element &element, Process &, Index scope)
{
    const auto id = claimId(element);
    checkAttributes(element, {});
    PendingFlow pending;
    pending.flow.id = id.value_or(QString());
    pending.flow.name = element.attribute(u"name").value_or(QString());
    pending.flow.where = element.where();
    pending.flow.scope = scope;
    const auto reference = [&](QStringView name) -> Reference {
        if (const auto attribute = element.attributeNode(name))
            return {localPart(attribute->value), attribute->valueWhere};
        fault(ReadError::MissingAttribute, element.where(), element.name(), pending.flow.id, name.toString());
        return {};
    };
    pending.source = reference(u"sourceRef");
    pending.target = reference(u"targetRef");
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"conditionExpression")) {
            pending.flow.conditionWhere = child.where();
            pending.flow.condition = expressionOf(child);
        } else {
            keep(child, element, pending.flow.details);
        }
    }
    if (id)
        m_pendingFlows.push_back(std::move(pending));
}

void Reading::readLanes(const xml::Element &laneSet, Process &process, Index parent)
{
    for (const xml::Element &child : laneSet.children()) {
        if (!child.is(uri::model, u"lane")) {
            if (!isIgnorable(child))
                unsupported(child, laneSet);
            continue;
        }
        PendingLane pending;
        pending.lane.id = claimId(child).value_or(QString());
        pending.lane.name = child.attribute(u"name").value_or(QString());
        pending.lane.where = child.where();
        pending.lane.parent = parent;
        checkAttributes(child, {u"role"_s});
        if (const auto role = child.attributeNode(u"role", uri::todoke))
            pending.lane.role = {role->value, role->valueWhere};
        std::vector<xml::Element> inner;
        for (const xml::Element &part : child.children()) {
            if (part.is(uri::model, u"flowNodeRef"))
                pending.nodes.push_back(textReference(part));
            else if (part.is(uri::model, u"childLaneSet"))
                inner.push_back(part);
            else
                keep(part, child, pending.lane.details);
        }
        const Index index = m_pendingLanes.size();
        m_pendingLanes.push_back(std::move(pending));
        for (const xml::Element &part : inner)
            readLanes(part, process, index); // behind its parent, so that the inner lane's role wins
    }
}

void Reading::readAssociation(const xml::Element &element, Process &process, Index scope)
{
    Association association;
    association.id = element.attribute(u"id").value_or(QString());
    association.source = attributeReference(element, u"sourceRef");
    association.target = attributeReference(element, u"targetRef");
    association.direction = element.attribute(u"associationDirection").value_or(u"None"_s);
    association.scope = scope;
    association.where = element.where();
    process.associations.push_back(std::move(association));
}

// ---- common ---------------------------------------------------------------------------------------

std::optional<QString> Reading::claimId(const xml::Element &element)
{
    const auto id = element.attributeNode(u"id");
    if (!id || id->value.isEmpty()) {
        fault(ReadError::MissingId, element.where(), element.name());
        return std::nullopt;
    }
    // claimIds() has told of the second one of two.
    const auto first = m_ids.find(id->value);
    const bool mine = first != m_ids.end() && first->second.line == id->valueWhere.line
        && first->second.column == id->valueWhere.column;
    return mine ? std::optional(id->value) : std::nullopt;
}

void Reading::unsupported(const xml::Element &element, const xml::Element &parent)
{
    // An element of BPMN's own vocabulary in an older or misspelt namespace, or ours in a wrong one.
    const QString ns = element.namespaceUri();
    if (ns != uri::model && ns != uri::todoke)
        fault(ReadError::WrongNamespace, element.where(), element.name(), ns, uri::model);
    else
        fault(ReadError::UnsupportedElement, element.where(), element.name(), parent.name());
}

void Reading::keep(const xml::Element &child, const xml::Element &parent, std::vector<Detail> &details)
{
    if (!isIgnorable(child))
        unsupported(child, parent);
    details.push_back(detailOf(child));
}

void Reading::checkAttributes(const xml::Element &element, const QStringList &extensions)
{
    static const QSet<QString> plain{
        u"id"_s, u"name"_s, u"default"_s, u"gatewayDirection"_s, u"isExecutable"_s, u"isClosed"_s, u"processType"_s,
        u"calledElement"_s, u"attachedToRef"_s, u"cancelActivity"_s, u"messageRef"_s, u"sourceRef"_s, u"targetRef"_s,
        u"implementation"_s, u"scriptFormat"_s, u"isInterrupting"_s, u"isForCompensation"_s, u"startQuantity"_s,
        u"completionQuantity"_s, u"parallelMultiple"_s, u"instantiate"_s, u"eventGatewayType"_s, u"isImmediate"_s,
        u"operationRef"_s, u"triggeredByEvent"_s, u"ordering"_s, u"cancelRemainingInstances"_s, u"method"_s,
        u"partitionElementRef"_s, u"definitionalCollaborationRef"_s, u"scriptLanguage"_s};
    static const QLatin1String xmlNamespace{"http://www.w3.org/XML/1998/namespace"};
    static const QString schemaInstance = u"http://www.w3.org/2001/XMLSchema-instance"_s;
    for (const xml::Attribute &attribute : element.attributes()) {
        if (attribute.namespaceUri.isEmpty()) {
            if (!plain.contains(attribute.name))
                fault(ReadError::UnsupportedAttribute, attribute.where, element.name(), attribute.name, attribute.value);
        } else if (attribute.namespaceUri == uri::todoke) {
            if (!extensions.contains(attribute.name) && !extensions.contains(u"*"_s))
                fault(ReadError::UnknownExtension, attribute.where, element.name(), attribute.name,
                      extensions.isEmpty() ? u"–"_s : extensions.join(u", "_s));
        } else if (attribute.namespaceUri != xmlNamespace && attribute.namespaceUri != schemaInstance) {
            fault(ReadError::WrongNamespace, attribute.where, attribute.name, attribute.namespaceUri, uri::todoke);
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

qint64 Reading::wholeNumber(const xml::Element &element, QStringView attribute, qint64 otherwise)
{
    const auto given = element.attributeNode(attribute);
    if (!given)
        return otherwise;
    bool ok = false;
    const qint64 number = given->value.trimmed().toLongLong(&ok);
    if (!ok)
        fault(ReadError::WrongValue, given->valueWhere, attribute.toString(), given->value, u"0, 1, 2, …"_s);
    return ok ? number : otherwise;
}

Detail Reading::detailOf(const xml::Element &element)
{
    Detail detail;
    detail.ns = element.namespaceUri();
    detail.name = element.name();
    detail.where = element.where();
    for (const xml::Attribute &attribute : element.attributes())
        detail.attributes.push_back({attribute.namespaceUri, attribute.name, attribute.value, attribute.valueWhere});
    for (const xml::Element::Node &node : element.nodes()) {
        if (node.element)
            detail.children.push_back(detailOf(*node.element));
        else
            detail.text += node.text;
    }
    return detail;
}

Reference Reading::attributeReference(const xml::Element &element, QStringView attribute)
{
    const auto given = element.attributeNode(attribute);
    return given ? Reference{localPart(given->value), given->valueWhere, localPart(given->value)} : Reference{};
}

Reference Reading::textReference(const xml::Element &element)
{
    const QString id = localPart(element.text().trimmed());
    return {id, element.where(), id};
}

QString Reading::localPart(const QString &qualifiedName)
{
    return qualifiedName.mid(qualifiedName.lastIndexOf(QLatin1Char(':')) + 1);
}

bool Reading::isIgnorable(const xml::Element &element)
{
    static const QSet<QString> names{u"documentation"_s, u"textAnnotation"_s, u"association"_s, u"group"_s,
                                     u"category"_s, u"auditing"_s, u"monitoring"_s, u"categoryValueRef"_s};
    if (element.namespaceUri() == uri::model && element.name() == "extensionElements"_L1)
        return element.children().empty();
    return element.namespaceUri() == uri::model && names.contains(element.name());
}

} // namespace engine::bpmn
