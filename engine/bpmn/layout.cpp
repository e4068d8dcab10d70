// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/svg.h"

#include <algorithm>
#include <deque>
#include <map>

namespace engine::bpmn {

namespace {

constexpr double columnWidth = 150;
constexpr double rowHeight = 110;

Bounds sized(const Node &node, double centreX, double centreY)
{
    const double width = node.isActivity() ? 100 : node.isGateway() ? 50 : 36;
    const double height = node.isActivity() ? 80 : node.isGateway() ? 50 : 36;
    return {centreX - width / 2, centreY - height / 2, width, height};
}

/// Columns by distance from the start, rows in the order of coming; boundary events at their hosts' lower border.
std::vector<Bounds> columns(const Process &process)
{
    std::vector<int> column(process.nodes.size(), -1);
    std::deque<Index> open;
    const auto visit = [&](Index node, int at) {
        if (column[node] < 0) {
            column[node] = at;
            open.push_back(node);
        }
    };
    for (Index i = 0; i < process.nodes.size(); ++i) {
        if (process.nodes[i].type == NodeType::StartEvent)
            visit(i, 0);
    }
    std::vector<Index> order;
    Index rest = 0;
    while (order.size() < process.nodes.size()) {
        if (open.empty()) { // what nothing leads to stands in a first column of its own
            while (column[rest] >= 0)
                ++rest;
            visit(rest, 0);
        }
        const Index index = open.front();
        open.pop_front();
        order.push_back(index);
        for (const Index flow : process.nodes[index].outgoing)
            visit(process.flows[flow].target, column[index] + 1);
        for (const Index event : process.nodes[index].boundaryEvents)
            visit(event, column[index]);
    }
    std::vector<Bounds> bounds(process.nodes.size());
    std::map<int, int> rows;
    for (const Index index : order) {
        const Node &node = process.nodes[index];
        if (node.isBoundary() && node.attachedTo != none)
            continue;
        bounds[index] = sized(node, 80 + column[index] * columnWidth, 80 + rows[column[index]]++ * rowHeight);
    }
    for (Index i = 0; i < process.nodes.size(); ++i) {
        const Node &host = process.nodes[i];
        for (std::size_t n = 0; n < host.boundaryEvents.size(); ++n) {
            const double x = bounds[i].x + bounds[i].width - 22 - static_cast<double>(n) * 40;
            bounds[host.boundaryEvents[n]] = sized(process.nodes[host.boundaryEvents[n]], x, bounds[i].y + bounds[i].height);
        }
    }
    return bounds;
}

} // namespace

Layout layoutOf(const Process &process)
{
    const bool drawn = std::all_of(process.nodes.begin(), process.nodes.end(),
                                   [](const Node &node) { return node.bounds && node.bounds->width > 0; });
    Layout layout;
    if (drawn) {
        for (const Node &node : process.nodes)
            layout.nodes.push_back(*node.bounds);
    } else {
        layout.nodes = columns(process);
    }
    for (const SequenceFlow &flow : process.flows) {
        if (drawn && flow.waypoints.size() >= 2) {
            layout.flows.push_back(flow.waypoints);
            continue;
        }
        const Bounds &from = layout.nodes[flow.source];
        const Bounds &to = layout.nodes[flow.target];
        const bool below = process.nodes[flow.source].isBoundary();
        const Point start = below ? Point{from.x + from.width / 2, from.y + from.height}
                                  : Point{from.x + from.width, from.y + from.height / 2};
        const Point end{to.x, to.y + to.height / 2};
        if (end.x > start.x) {
            const double middle = below ? start.x : (start.x + end.x) / 2;
            layout.flows.push_back({start, {middle, start.y}, {middle, end.y}, end});
        } else { // back: around below
            const double low = std::max(from.y + from.height, to.y + to.height) + 20;
            const Point into{to.x + to.width / 2, to.y + to.height};
            layout.flows.push_back({start, {start.x + 12, start.y}, {start.x + 12, low}, {into.x, low}, into});
        }
    }
    return layout;
}

} // namespace engine::bpmn
