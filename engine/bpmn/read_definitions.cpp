// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

namespace engine::bpmn {

using namespace Qt::StringLiterals;

void Reading::claimIds(const xml::Element &element)
{
    // Ids are unique in the file, whatever they stand on; the drawing has ids of its own.
    if (element.namespaceUri() == uri::model) {
        if (const auto id = element.attributeNode(u"id"); id && !id->value.isEmpty()) {
            const auto [at, fresh] = m_ids.emplace(id->value, id->valueWhere);
            if (!fresh)
                fault(ReadError::DuplicateId, id->valueWhere, id->value, at->second.toString());
        }
        for (const xml::Element &child : element.children())
            claimIds(child);
    }
}

void Reading::readRoot(const xml::Element &element)
{
    static const QSet<QString> known{u"message"_s, u"signal"_s, u"error"_s, u"escalation"_s, u"itemDefinition"_s,
                                     u"resource"_s, u"dataStore"_s, u"endPoint"_s, u"partnerEntity"_s,
                                     u"partnerRole"_s, u"correlationProperty"_s, u"import"_s};
    if (element.namespaceUri() != uri::model || !known.contains(element.name())) {
        if (element.namespaceUri() != uri::model || element.name() != "extension"_L1)
            keep(element, *element.parent(), m_definitions.details);
        return;
    }
    RootElement root;
    root.element = element.name();
    root.id = element.name() == "import"_L1 ? QString() : claimId(element).value_or(QString());
    root.name = element.attribute(u"name").value_or(QString());
    root.code = element.attribute(element.name() == "error"_L1 ? u"errorCode"_s : u"escalationCode"_s).value_or(QString());
    for (const auto &attribute : {u"itemRef"_s, u"structureRef"_s, u"itemSubjectRef"_s, u"type"_s}) {
        if (!root.item.isGiven())
            root.item = attributeReference(element, attribute);
    }
    root.collection = element.attribute(u"isCollection").value_or(QString()) == "true"_L1;
    root.where = element.where();
    root.detail = detailOf(element);
    m_definitions.roots.push_back(std::move(root));
}

void Reading::readInterface(const xml::Element &element)
{
    Interface interface;
    interface.id = claimId(element).value_or(QString());
    interface.name = element.attribute(u"name").value_or(QString());
    interface.where = element.where();
    for (const xml::Element &child : element.children(uri::model, u"operation")) {
        Operation operation;
        operation.id = claimId(child).value_or(QString());
        operation.name = child.attribute(u"name").value_or(QString());
        operation.where = child.where();
        for (const xml::Element &part : child.children()) {
            if (part.name() == "inMessageRef"_L1)
                operation.in = textReference(part);
            else if (part.name() == "outMessageRef"_L1)
                operation.out = textReference(part);
            else if (part.name() == "errorRef"_L1)
                operation.errors.push_back(textReference(part));
        }
        interface.operations.push_back(std::move(operation));
    }
    m_definitions.interfaces.push_back(std::move(interface));
}

void Reading::readCollaboration(const xml::Element &element)
{
    Collaboration collaboration;
    collaboration.id = element.attribute(u"id").value_or(QString());
    collaboration.name = element.attribute(u"name").value_or(QString());
    collaboration.where = element.where();
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"participant")) {
            Participant participant;
            participant.id = child.attribute(u"id").value_or(QString());
            participant.name = child.attribute(u"name").value_or(QString());
            participant.process = attributeReference(child, u"processRef");
            participant.where = child.where();
            for (const xml::Element &part : child.children())
                participant.details.push_back(detailOf(part));
            collaboration.participants.push_back(std::move(participant));
        } else if (child.is(uri::model, u"messageFlow")) {
            MessageFlow flow;
            flow.id = child.attribute(u"id").value_or(QString());
            flow.name = child.attribute(u"name").value_or(QString());
            flow.source = attributeReference(child, u"sourceRef");
            flow.target = attributeReference(child, u"targetRef");
            flow.message = attributeReference(child, u"messageRef");
            flow.where = child.where();
            for (const auto &end : {flow.source, flow.target}) {
                if (end.isGiven() && !m_ids.contains(end.name))
                    fault(ReadError::DanglingReference, end.where, u"messageFlow"_s, end.name);
            }
            collaboration.messageFlows.push_back(std::move(flow));
        } else {
            keep(child, element, collaboration.details);
        }
    }
    m_definitions.collaborations.push_back(std::move(collaboration));
}

void Reading::readGlobalTask(const xml::Element &element)
{
    static const std::map<QString, QString> kinds{{u"globalTask"_s, u"task"_s},
                                                  {u"globalScriptTask"_s, u"scriptTask"_s},
                                                  {u"globalUserTask"_s, u"userTask"_s},
                                                  {u"globalManualTask"_s, u"manualTask"_s},
                                                  {u"globalBusinessRuleTask"_s, u"businessRuleTask"_s}};
    if (!kinds.contains(element.name())) {
        keep(element, *element.parent(), m_definitions.details);
        return;
    }
    Process process;
    process.id = claimId(element).value_or(QString());
    process.name = element.attribute(u"name").value_or(QString());
    process.where = element.where();
    process.globalTask = true;
    Node task = nodeOf(element);
    requireContent(element, task);
    process.nodeIndex.insert(task.id, 0);
    process.nodes.push_back(std::move(task));
    process.children = process.starts = process.entries = {0};
    m_definitions.processes.push_back(std::move(process));
}

/// A message flow leads from a node or a pool to a node or a pool of another process.
void Reading::routeMessages()
{
    const auto processOf = [&](const QString &id) -> Process * {
        QString wanted = id;
        for (const Collaboration &collaboration : m_definitions.collaborations) {
            for (const Participant &participant : collaboration.participants) {
                if (participant.id == id)
                    wanted = participant.process.name;
            }
        }
        for (Process &process : m_definitions.processes) {
            if (process.id == wanted || process.nodeIndex.contains(id))
                return &process;
        }
        return nullptr;
    };
    for (const Collaboration &collaboration : m_definitions.collaborations) {
        for (const MessageFlow &flow : collaboration.messageFlows) {
            Process *source = processOf(flow.source.name);
            Process *target = processOf(flow.target.name);
            if (!source || !target || source == target)
                continue; // to or from a pool without a process: the world outside
            MessageRoute route;
            route.source = source->nodeIndex.value(flow.source.name, none);
            route.targetProcess = target->id;
            route.targetNode = target->nodeIndex.contains(flow.target.name) ? flow.target.name : QString();
            source->routes.push_back(std::move(route));
        }
    }
}

} // namespace engine::bpmn
