// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

namespace engine::bpmn::checks {

std::vector<bool> reachable(const Process &process, Side side)
{
    std::vector<bool> seen(process.nodes.size(), false);
    std::vector<Index> open;
    const auto add = [&](Index index) {
        if (!seen[index]) {
            seen[index] = true;
            open.push_back(index);
        }
    };
    for (Index i = 0; i < process.nodes.size(); ++i) {
        if (process.nodes[i].type == NodeType::StartEvent)
            add(i);
    }
    while (!open.empty()) {
        const Node &node = process.nodes[open.back()];
        open.pop_back();
        for (const Index flow : node.outgoing)
            add(process.flows[flow].target);
        for (const Index event : node.boundaryEvents) {
            if (side == Side::With || process.nodes[event].interrupting)
                add(event);
        }
    }
    return seen;
}

std::vector<bool> endReachable(const Process &process)
{
    std::vector<bool> seen(process.nodes.size(), false);
    std::vector<Index> open;
    const auto add = [&](Index index) {
        if (!seen[index]) {
            seen[index] = true;
            open.push_back(index);
        }
    };
    for (Index i = 0; i < process.nodes.size(); ++i) {
        if (process.nodes[i].isEnd())
            add(i);
    }
    while (!open.empty()) {
        const Node &node = process.nodes[open.back()];
        open.pop_back();
        for (const Index flow : node.incoming)
            add(process.flows[flow].source);
        if (node.isBoundary() && node.attachedTo != none && node.interrupting)
            add(node.attachedTo);
    }
    return seen;
}

void eachExpression(const Process &process, const std::function<void(const feel::Expression &, const Place &)> &visit)
{
    using Part = Place::Part;
    for (const Node &node : process.nodes) {
        if (node.owner)
            visit(*node.owner, {&node, Part::Own});
        if (node.due)
            visit(*node.due, {&node, Part::Own});
        if (node.script)
            visit(*node.script, {&node, Part::Own});
        if (node.timer)
            visit(node.timer->when, {&node, Part::Own});
        for (const Mapping &parameter : node.parameters)
            visit(parameter.value, {&node, Part::Own});
        for (const Mapping &result : node.results)
            visit(result.value, {&node, Part::ServiceResult});
        for (const Mapping &in : node.in)
            visit(in.value, {&node, Part::Own});
        for (const Mapping &out : node.out)
            visit(out.value, {&node, Part::CallResult});
    }
    for (const SequenceFlow &flow : process.flows) {
        if (flow.condition)
            visit(*flow.condition, {nullptr, Part::Own});
    }
}

} // namespace engine::bpmn::checks
