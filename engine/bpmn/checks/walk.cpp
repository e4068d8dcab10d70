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
        if (process.nodes[i].parent == none && process.nodes[i].isStart())
            add(i);
    }
    for (const std::vector<Index> *begin : {&process.starts, &process.entries, &process.eventSubProcesses}) {
        for (const Index index : *begin)
            add(index);
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
        for (const std::vector<Index> *inner : {&node.starts, &node.entries, &node.eventSubProcesses}) {
            for (const Index index : *inner)
                add(index);
        }
        for (const Index index : {node.handler, node.linked}) {
            if (index != none)
                add(index);
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
        const Node &node = process.nodes[i];
        // In a process without an end event, as for what undoes something, a way ends where nothing follows.
        if (node.isEnd() || (node.outgoing.empty() && (node.forCompensation || node.isEventSubProcess() || node.parent != none)))
            add(i);
    }
    while (!open.empty()) {
        const Node &node = process.nodes[open.back()];
        open.pop_back();
        for (const Index flow : node.incoming)
            add(process.flows[flow].source);
        if (node.isBoundary() && node.attachedTo != none && node.interrupting)
            add(node.attachedTo);
        for (Index other = 0; node.has(EventType::Link) && other < process.nodes.size(); ++other) {
            if (process.nodes[other].linked != none && &process.nodes[process.nodes[other].linked] == &node)
                add(other);
        }
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
        for (const EventDefinition &event : node.events) {
            if (event.timer)
                visit(event.timer->when, {&node, Part::Own});
            if (event.timer && event.timer->first)
                visit(*event.timer->first, {&node, Part::Own});
            if (event.condition)
                visit(*event.condition, {&node, Part::Own});
        }
        if (node.activation)
            visit(*node.activation, {&node, Part::Gateway});
        if (node.adHoc && node.adHoc->completion)
            visit(*node.adHoc->completion, {&node, Part::Own});
        if (node.loop && node.loop->condition)
            visit(*node.loop->condition, {&node, Part::Own});
        if (node.instances) {
            for (const auto *expression : {&node.instances->cardinality, &node.instances->collection, &node.instances->completion}) {
                if (*expression)
                    visit(**expression, {&node, Part::Own});
            }
        }
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
