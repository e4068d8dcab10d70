// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

double number(const xml::Element &element, QStringView attribute)
{
    bool ok = false;
    const double value = element.attribute(attribute).value_or(QString()).toDouble(&ok);
    return ok && qAbs(value) < 1e7 ? value : 0; // a drawing, not data: a wrong number only looks wrong
}

std::optional<Bounds> boundsOf(const xml::Element &shape)
{
    for (const xml::Element &child : shape.children()) {
        if (child.name() == "Bounds"_L1)
            return Bounds{number(child, u"x"), number(child, u"y"), number(child, u"width"), number(child, u"height")};
    }
    return std::nullopt;
}

} // namespace

void Reading::readDiagram(const xml::Element &diagram)
{
    // Whose shape or edge an id is, once for the whole file.
    std::map<QString, std::optional<Bounds> *> shapes;
    std::map<QString, Node *> nodes;
    std::map<QString, std::vector<Point> *> edges;
    for (Process &process : m_definitions.processes) {
        for (Node &node : process.nodes) {
            shapes.emplace(node.id, &node.bounds);
            nodes.emplace(node.id, &node);
        }
        for (Lane &lane : process.lanes)
            shapes.emplace(lane.id, &lane.bounds);
        for (SequenceFlow &flow : process.flows)
            edges.emplace(flow.id, &flow.waypoints);
        for (Association &association : process.associations)
            edges.emplace(association.id, &association.waypoints);
    }
    for (Collaboration &collaboration : m_definitions.collaborations) {
        for (Participant &participant : collaboration.participants)
            shapes.emplace(participant.id, &participant.bounds);
        for (MessageFlow &flow : collaboration.messageFlows)
            edges.emplace(flow.id, &flow.waypoints);
    }
    for (const xml::Element &plane : diagram.children()) {
        for (const xml::Element &drawn : plane.children()) {
            const QString id = localPart(drawn.attribute(u"bpmnElement").value_or(QString()));
            if (drawn.name() == "BPMNShape"_L1) {
                if (const auto shape = shapes.find(id); shape != shapes.end())
                    *shape->second = boundsOf(drawn);
                if (const auto node = nodes.find(id); node != nodes.end())
                    node->second->expanded = drawn.attribute(u"isExpanded").value_or(u"true"_s) != "false"_L1;
            } else if (const auto edge = edges.find(id); edge != edges.end() && drawn.name() == "BPMNEdge"_L1) {
                for (const xml::Element &point : drawn.children()) {
                    if (point.name() == "waypoint"_L1)
                        edge->second->push_back({number(point, u"x"), number(point, u"y")});
                }
            }
        }
    }
    for (const Collaboration &collaboration : m_definitions.collaborations) {
        for (const Participant &participant : collaboration.participants) {
            for (Process &process : m_definitions.processes) {
                if (process.id == participant.process.name && participant.bounds)
                    process.bounds = participant.bounds;
            }
        }
    }
}

} // namespace engine::bpmn
