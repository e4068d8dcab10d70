// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

namespace engine::bpmn {

using namespace Qt::StringLiterals;

bool Reading::readActivityChild(const xml::Element &child, Node &node)
{
    const QString name = child.name();
    if (name == "standardLoopCharacteristics"_L1)
        node.loop = readLoop(child);
    else if (name == "multiInstanceLoopCharacteristics"_L1)
        node.instances = readInstances(child);
    else if (name == "ioSpecification"_L1)
        node.io = readIo(child);
    else if (name == "property"_L1)
        node.properties.push_back(readDataItem(child));
    else if (name == "dataInputAssociation"_L1)
        node.dataInputs.push_back(readDataAssociation(child));
    else if (name == "dataOutputAssociation"_L1)
        node.dataOutputs.push_back(readDataAssociation(child));
    else if (name == "dataInput"_L1 || name == "dataOutput"_L1)
        node.eventData.push_back(readDataItem(child));
    else if (name == "inputSet"_L1 || name == "outputSet"_L1)
        node.details.push_back(detailOf(child));
    else if (name == "potentialOwner"_L1 || name == "humanPerformer"_L1 || name == "performer"_L1
             || name == "resourceRole"_L1)
        readResource(child, node);
    else
        return false;
    return true;
}

StandardLoop Reading::readLoop(const xml::Element &element)
{
    StandardLoop loop;
    loop.where = element.where();
    loop.testBefore = element.attribute(u"testBefore").value_or(QString()) == "true"_L1;
    if (const auto maximum = element.attributeNode(u"loopMaximum")) {
        loop.maximum = wholeNumber(element, u"loopMaximum", 0);
        loop.maximumWhere = maximum->valueWhere;
    }
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"loopCondition"))
            loop.condition = expressionOf(child);
        else if (!isIgnorable(child))
            unsupported(child, element);
    }
    return loop;
}

MultiInstance Reading::readInstances(const xml::Element &element)
{
    static const std::map<QString, Behaviour> behaviours{{u"None"_s, Behaviour::None},
                                                         {u"One"_s, Behaviour::One},
                                                         {u"All"_s, Behaviour::All},
                                                         {u"Complex"_s, Behaviour::Complex}};
    MultiInstance many;
    many.id = element.attribute(u"id").value_or(QString());
    many.where = element.where();
    many.sequential = element.attribute(u"isSequential").value_or(QString()) == "true"_L1;
    if (const auto given = element.attributeNode(u"behavior")) {
        const auto behaviour = behaviours.find(given->value);
        if (behaviour == behaviours.end())
            fault(ReadError::WrongValue, given->valueWhere, u"behavior"_s, given->value, u"None, One, All, Complex"_s);
        else
            many.behaviour = behaviour->second;
    }
    many.oneEvent = attributeReference(element, u"oneBehaviorEventRef");
    many.noneEvent = attributeReference(element, u"noneBehaviorEventRef");
    const Reference &thrown = many.behaviour == Behaviour::None ? many.noneEvent : many.oneEvent;
    if (thrown.isGiven()) {
        if (const EventDefinition *event = m_definitions.event(thrown.name))
            many.thrown = *event;
        else
            fault(ReadError::DanglingReference, thrown.where, element.name(), thrown.name);
    }
    if (const auto collection = element.attributeNode(u"collection", uri::todoke))
        many.collection = expression(collection->value, collection->valueWhere, u"todoke:collection"_s);
    many.item = element.attribute(u"item", uri::todoke).value_or(QString());
    many.output = element.attribute(u"output", uri::todoke).value_or(QString());
    many.collected = element.attribute(u"collected", uri::todoke).value_or(QString());
    for (const xml::Element &child : element.children()) {
        const QString name = child.namespaceUri() == uri::model ? child.name() : QString();
        if (name == "loopCardinality"_L1) {
            many.cardinality = expressionOf(child);
        } else if (name == "completionCondition"_L1) {
            many.completion = expressionOf(child);
        } else if (name == "loopDataInputRef"_L1) {
            many.loopDataInput = textReference(child);
        } else if (name == "loopDataOutputRef"_L1) {
            many.loopDataOutput = textReference(child);
        } else if (name == "inputDataItem"_L1) {
            many.inputItem = readDataItem(child);
            many.item = many.inputItem->variable();
        } else if (name == "outputDataItem"_L1) {
            many.outputItem = readDataItem(child);
            many.output = many.outputItem->variable();
        } else if (name == "complexBehaviorDefinition"_L1) {
            MultiInstance::Complex complex;
            complex.id = child.attribute(u"id").value_or(QString());
            complex.where = child.where();
            if (const auto condition = child.child(uri::model, u"condition"))
                complex.condition = expressionOf(*condition);
            if (const auto event = child.child(uri::model, u"event")) {
                for (const xml::Element &definition : event->children()) {
                    if (auto read = readEventDefinition(definition, complex.id))
                        complex.event = std::move(*read);
                }
            }
            many.complex.push_back(std::move(complex));
        } else {
            keep(child, element, many.details);
        }
    }
    return many;
}

void Reading::readResource(const xml::Element &element, Node &node)
{
    ResourceRole role = resourceOf(element);
    if (role.element == "potentialOwner"_L1 && node.type == NodeType::UserTask) {
        node.ownerGiven = true;
        node.owner = role.assignment;
        const auto assignment = element.child(uri::model, u"resourceAssignmentExpression");
        if (!assignment || !assignment->child(uri::model, u"formalExpression"))
            fault(ReadError::MissingAttribute, element.where(), element.name(), node.id,
                  u"resourceAssignmentExpression/formalExpression"_s);
    }
    node.resources.push_back(std::move(role));
}

ResourceRole Reading::resourceOf(const xml::Element &element)
{
    ResourceRole role;
    role.element = element.name();
    role.id = element.attribute(u"id").value_or(QString());
    role.name = element.attribute(u"name").value_or(QString());
    role.where = element.where();
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"resourceAssignmentExpression")) {
            if (const auto formal = child.child(uri::model, u"formalExpression"))
                role.assignment = expressionOf(*formal);
        } else if (child.is(uri::model, u"resourceRef")) {
            role.resource = textReference(child);
        } else {
            role.details.push_back(detailOf(child));
        }
    }
    return role;
}

DataItem Reading::readDataItem(const xml::Element &element, Index scope)
{
    DataItem item;
    item.element = element.name();
    item.id = element.attribute(u"id").value_or(QString());
    item.name = element.attribute(u"name").value_or(QString()).simplified();
    item.collection = element.attribute(u"isCollection").value_or(QString()) == "true"_L1;
    item.subject = attributeReference(element, u"itemSubjectRef");
    item.refersTo = attributeReference(element, element.name() == "dataStoreReference"_L1 ? u"dataStoreRef" : u"dataObjectRef");
    item.scope = scope;
    item.where = element.where();
    for (const xml::Element &child : element.children())
        item.details.push_back(detailOf(child));
    return item;
}

DataAssociation Reading::readDataAssociation(const xml::Element &element)
{
    DataAssociation association;
    association.id = element.attribute(u"id").value_or(QString());
    association.where = element.where();
    for (const xml::Element &child : element.children()) {
        const QString name = child.namespaceUri() == uri::model ? child.name() : QString();
        if (name == "sourceRef"_L1) {
            association.sources.push_back(textReference(child));
        } else if (name == "targetRef"_L1) {
            association.target = textReference(child);
        } else if (name == "transformation"_L1) {
            association.transformation = expressionOf(child);
        } else if (name == "assignment"_L1) {
            DataAssociation::Assignment assignment;
            assignment.where = child.where();
            if (const auto from = child.child(uri::model, u"from"))
                assignment.from = expressionOf(*from);
            if (const auto to = child.child(uri::model, u"to"))
                assignment.to = to->text().trimmed();
            association.assignments.push_back(std::move(assignment));
        } else {
            keep(child, element, association.details);
        }
    }
    return association;
}

IoSpecification Reading::readIo(const xml::Element &element)
{
    IoSpecification io;
    io.where = element.where();
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"dataInput"))
            io.inputs.push_back(readDataItem(child));
        else if (child.is(uri::model, u"dataOutput"))
            io.outputs.push_back(readDataItem(child));
        else
            io.sets.push_back(detailOf(child));
    }
    return io;
}

} // namespace engine::bpmn
