// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/soundness/net.h"

#include <map>

namespace engine::bpmn::soundness {

namespace {

Net::Kind kindOf(const Node &node)
{
    switch (node.type) {
    case NodeType::ExclusiveGateway:
        return Net::Kind::Exclusive;
    case NodeType::ParallelGateway:
        return Net::Kind::Parallel;
    case NodeType::InclusiveGateway:
    case NodeType::ComplexGateway: // what it waits for is less; what it cannot wait for for ever is the same
        return Net::Kind::Inclusive;
    case NodeType::EventBasedGateway:
        return node.eventGatewayParallel ? Net::Kind::Activity : Net::Kind::Event;
    case NodeType::EndEvent:
        return node.has(EventType::Terminate) || node.has(EventType::Error) || node.has(EventType::Cancel) ? Net::Kind::Terminate
                                                                                                          : Net::Kind::End;
    case NodeType::StartEvent:
    case NodeType::IntermediateCatchEvent:
    case NodeType::IntermediateThrowEvent:
    case NodeType::BoundaryEvent:
    case NodeType::Task:
    case NodeType::ManualTask:
    case NodeType::UserTask:
    case NodeType::ServiceTask:
    case NodeType::SendTask:
    case NodeType::ReceiveTask:
    case NodeType::ScriptTask:
    case NodeType::BusinessRuleTask:
    case NodeType::CallActivity:
    case NodeType::SubProcess:
    case NodeType::Transaction:
    case NodeType::AdHocSubProcess:
        break;
    }
    return Net::Kind::Activity;
}

void addSet(const Process &process, const Node &node, std::set<QString> &sets)
{
    if (!node.result.isEmpty())
        sets.insert(node.result);
    sets.insert(node.id); // the answers of a task without a result
    if (node.messageName().isGiven())
        sets.insert(node.messageName().name);
    for (const Mapping &result : node.results)
        sets.insert(result.name);
    for (const Mapping &out : node.out)
        sets.insert(out.name);
    for (const DataAssociation &output : node.dataOutputs)
        sets.insert(output.targetVariable);
    for (const Index child : node.children)
        addSet(process, process.nodes[child], sets);
}

bool waitsForSomebody(const Process &process, const Node &node)
{
    switch (node.type) {
    case NodeType::UserTask:
    case NodeType::ManualTask:
    case NodeType::Task: // whatever it stands for
    case NodeType::ServiceTask:
    case NodeType::ReceiveTask:
    case NodeType::CallActivity:
    case NodeType::IntermediateCatchEvent:
    case NodeType::EventBasedGateway:
        return true;
    default: // an open set of kinds that do not wait, and sub-processes, which wait where what is in them does
        break;
    }
    for (const Index child : node.children) {
        if (waitsForSomebody(process, process.nodes[child]))
            return true;
    }
    return false;
}

} // namespace

Net netOf(const Process &process, Index scope)
{
    Net net;
    std::map<Index, Index> nodes;
    for (const Index index : process.childrenOf(scope)) {
        const Node &node = process.nodes[index];
        if (node.forCompensation || node.isEventSubProcess() || (node.isBoundary() && node.has(EventType::Compensation)))
            continue; // these run when an event calls them
        nodes.emplace(index, net.nodes.size());
        Net::Node made;
        made.kind = kindOf(node);
        made.of = index;
        made.label = node.label({});
        made.interrupting = node.interrupting;
        made.waits = waitsForSomebody(process, node);
        addSet(process, node, made.sets);
        net.nodes.push_back(std::move(made));
    }
    std::map<Index, Index> flows;
    const auto addFlow = [&](Index source, Index target) {
        const Index flow = net.flows.size();
        net.flows.push_back({source, target, none, nullptr, false});
        net.nodes[source].outgoing.push_back(flow);
        net.nodes[target].incoming.push_back(flow);
        return flow;
    };
    for (const auto &[index, mine] : nodes) {
        const Node &node = process.nodes[index];
        for (const Index outgoing : node.outgoing) {
            const SequenceFlow &flow = process.flows[outgoing];
            const auto target = nodes.find(flow.target);
            if (target == nodes.end())
                continue;
            const Index made = addFlow(mine, target->second);
            flows.emplace(outgoing, made);
            net.flows[made].of = outgoing;
            net.flows[made].condition = flow.condition ? &*flow.condition : nullptr;
            net.flows[made].conditional = flow.hasCondition();
        }
        if (const auto linked = nodes.find(node.linked); node.linked != none && linked != nodes.end())
            addFlow(mine, linked->second);
        if (const auto byDefault = flows.find(node.defaultFlow); byDefault != flows.end())
            net.nodes[mine].defaultFlow = byDefault->second;
        for (const Index event : node.boundaryEvents) {
            const auto found = nodes.find(event);
            if (found != nodes.end())
                net.nodes[mine].boundaryEvents.push_back(found->second);
        }
    }
    const auto begin = [&](const std::vector<Index> &entries) {
        std::vector<Index> first;
        Index by = none;
        for (const Index entry : entries) {
            const auto mine = nodes.find(entry);
            if (mine == nodes.end())
                continue;
            by = mine->second;
            Net::Node &node = net.nodes[by];
            if (process.nodes[entry].isStart()) {
                first.insert(first.end(), node.outgoing.begin(), node.outgoing.end());
            } else {
                // What begins without a start event begins by a flow that leads from nowhere.
                const Index flow = net.flows.size();
                net.flows.push_back({none, by, none, nullptr, false});
                node.incoming.push_back(flow);
                first.push_back(flow);
            }
        }
        if (!first.empty()) {
            net.starts.push_back(std::move(first));
            net.startNodes.push_back(by);
        }
    };
    bool begunByOne = false;
    for (const Index start : process.startsOf(scope)) {
        begin({start}); // each start event is a way of its own to begin
        begunByOne = true;
    }
    if (!begunByOne)
        begin(process.entriesOf(scope));
    return net;
}

std::vector<Index> levelsOf(const Process &process)
{
    std::vector<Index> levels{none};
    for (Index i = 0; i < process.nodes.size(); ++i) {
        if (process.nodes[i].isSubProcess() && process.nodes[i].type != NodeType::AdHocSubProcess)
            levels.push_back(i);
    }
    return levels;
}

} // namespace engine::bpmn::soundness
