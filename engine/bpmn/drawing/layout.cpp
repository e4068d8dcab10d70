// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/drawing/layout.h"

#include "engine/bpmn/drawing/level_layout.h"

namespace engine::bpmn::drawing {

namespace {

/// Nothing of a collapsed sub-process is shown.
std::vector<bool> shownOf(const Process &process)
{
    std::vector<bool> shown(process.nodes.size(), true);
    for (Index i = 0; i < process.nodes.size(); ++i) {
        for (Index at = process.nodes[i].parent; at != none && shown[i]; at = process.nodes[at].parent)
            shown[i] = isFrame(process.nodes[at]);
    }
    return shown;
}

bool isDrawn(const Process &process, const std::vector<bool> &shown)
{
    for (Index i = 0; i < process.nodes.size(); ++i) {
        const std::optional<Bounds> &bounds = process.nodes[i].bounds;
        if (shown[i] && !(bounds && bounds->width > 0))
            return false;
    }
    return true;
}

/// From the right of one to the left of the other, back around below. For flows that nobody has drawn.
std::vector<Point> direct(const Bounds &from, const Bounds &to, bool below)
{
    const Point start = below ? Point{from.x + from.width / 2, from.y + from.height} : Point{from.x + from.width, from.y + from.height / 2};
    const Point end{to.x, to.y + to.height / 2};
    if (end.x > start.x) {
        const double middle = below ? start.x : (start.x + end.x) / 2;
        return {start, {middle, start.y}, {middle, end.y}, end};
    }
    const double low = std::max(from.y + from.height, to.y + to.height) + 20;
    const Point into{to.x + to.width / 2, to.y + to.height};
    return {start, {start.x + 12, start.y}, {start.x + 12, low}, {into.x, low}, into};
}

} // namespace

bool isFrame(const Node &node)
{
    return node.isSubProcess() && node.expanded && !node.children.empty();
}

Layout layoutOf(const Process &process)
{
    Layout layout;
    layout.shown = shownOf(process);
    layout.computed = !isDrawn(process, layout.shown);
    layout.nodes.resize(process.nodes.size());
    layout.flows.resize(process.flows.size());
    if (layout.computed) {
        computeLayout(process, layout);
    } else {
        for (Index i = 0; i < process.nodes.size(); ++i)
            layout.nodes[i] = layout.shown[i] ? *process.nodes[i].bounds : Bounds{};
    }
    for (Index i = 0; i < process.flows.size(); ++i) {
        const SequenceFlow &flow = process.flows[i];
        if (!layout.shown[flow.source] || !layout.shown[flow.target])
            continue;
        if (!layout.computed && flow.waypoints.size() >= 2)
            layout.flows[i] = flow.waypoints;
        else if (layout.flows[i].empty())
            layout.flows[i] = direct(layout.nodes[flow.source], layout.nodes[flow.target], process.nodes[flow.source].isBoundary());
    }
    return layout;
}

} // namespace engine::bpmn::drawing
