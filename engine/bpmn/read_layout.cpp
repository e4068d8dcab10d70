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

void Reading::readDiagram(const xml::Element &diagram, std::vector<Process> &processes)
{
    for (const xml::Element &plane : diagram.children()) {
        for (const xml::Element &drawn : plane.children()) {
            const QString id = localPart(drawn.attribute(u"bpmnElement").value_or(QString()));
            for (Process &process : processes) {
                if (drawn.name() == "BPMNShape"_L1) {
                    if (const auto node = process.nodeIndex.constFind(id); node != process.nodeIndex.constEnd())
                        process.nodes[*node].bounds = boundsOf(drawn);
                    for (Lane &lane : process.lanes) {
                        if (lane.id == id)
                            lane.bounds = boundsOf(drawn);
                    }
                    for (const Pool &pool : m_pools) {
                        if (pool.participant == id && pool.process == process.id)
                            process.bounds = boundsOf(drawn);
                    }
                } else if (drawn.name() == "BPMNEdge"_L1) {
                    const auto flow = process.flowIndex.constFind(id);
                    if (flow == process.flowIndex.constEnd())
                        continue;
                    for (const xml::Element &point : drawn.children()) {
                        if (point.name() == "waypoint"_L1)
                            process.flows[*flow].waypoints.push_back({number(point, u"x"), number(point, u"y")});
                    }
                }
            }
        }
    }
}

} // namespace engine::bpmn
