// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

#include <set>
#include <tuple>

namespace engine::bpmn {

using namespace Qt::StringLiterals;

/// What can be followed only when all of the process has been read.
void Reading::connect(Process &process)
{
    for (PendingFlow &pending : m_pendingFlows) {
        SequenceFlow flow = std::move(pending.flow);
        const auto end = [&](const Reference &reference, const QString &attribute) {
            const auto found = process.nodeIndex.constFind(reference.name);
            if (found != process.nodeIndex.constEnd())
                return *found;
            if (!reference.name.isEmpty())
                fault(ReadError::DanglingFlow, reference.where, flow.id, attribute, reference.name);
            return none;
        };
        flow.source = end(pending.source, u"sourceRef"_s);
        flow.target = end(pending.target, u"targetRef"_s);
        if (flow.source == none || flow.target == none)
            continue;
        const Index index = process.flows.size();
        process.nodes[flow.source].outgoing.push_back(index);
        process.nodes[flow.target].incoming.push_back(index);
        process.flowIndex.insert(flow.id, index);
        process.flows.push_back(std::move(flow));
    }
    connectReferences(process);
    applyLanes(process);
    findEntries(process);
    findUpstream(process);
    resolveData(process);
}

void Reading::connectReferences(Process &process)
{
    for (const auto &[index, reference] : m_defaults) {
        Node &node = process.nodes[index];
        const auto flow = process.flowIndex.constFind(reference.name);
        if (flow != process.flowIndex.constEnd() && process.flows[*flow].source == index)
            node.defaultFlow = *flow;
        else
            fault(ReadError::DanglingReference, reference.where, u"default"_s, reference.name);
    }
    for (const auto &[index, reference] : m_attached) {
        const auto host = process.nodeIndex.constFind(reference.name);
        if (host == process.nodeIndex.constEnd()) {
            fault(ReadError::DanglingReference, reference.where, u"attachedToRef"_s, reference.name);
            continue;
        }
        process.nodes[index].attachedTo = *host;
        process.nodes[*host].boundaryEvents.push_back(index);
    }
    for (const auto &[index, references] : m_flowRefs) {
        for (const Reference &reference : references) {
            if (!m_ids.contains(reference.name))
                fault(ReadError::DanglingReference, reference.where, process.nodes[index].id, reference.name);
        }
    }
    for (const Association &association : process.associations) {
        const Index source = process.nodeIndex.value(association.source.name, none);
        const Index target = process.nodeIndex.value(association.target.name, none);
        if (source != none && target != none && process.nodes[source].isBoundary()
            && process.nodes[source].has(EventType::Compensation) && process.nodes[target].isActivity())
            process.nodes[source].handler = target;
    }
    for (Node &node : process.nodes) {
        for (EventDefinition &event : node.events) {
            if (event.type == EventType::Compensation && event.subject.isGiven()) {
                event.activity = process.nodeIndex.value(event.subject.name, none);
                if (event.activity == none)
                    fault(ReadError::DanglingReference, event.subject.where, u"activityRef"_s, event.subject.name);
            } else if (event.type == EventType::Link && node.type == NodeType::IntermediateThrowEvent) {
                for (const Index other : process.childrenOf(node.parent)) {
                    const Node &target = process.nodes[other];
                    const EventDefinition *link = target.definition(EventType::Link);
                    if (target.type == NodeType::IntermediateCatchEvent && link && link->subject.name == event.subject.name)
                        node.linked = other;
                }
            }
        }
    }
}

void Reading::findEntries(Process &process)
{
    std::set<Index> handlers;
    for (const Node &node : process.nodes)
        handlers.insert(node.handler);
    const auto find = [&](Index scope) {
        std::vector<Index> starts;
        std::vector<Index> entries;
        std::vector<Index> inner;
        std::vector<Index> begun; // without a start event: whatever nothing leads to (BPMN 2.0.2, 13.5.1)
        for (const Index index : process.childrenOf(scope)) {
            const Node &node = process.nodes[index];
            const bool handler = node.forCompensation || handlers.contains(index);
            if (node.isEventSubProcess())
                inner.push_back(index);
            else if (node.isStart() || (node.instantiate && node.incoming.empty()))
                starts.push_back(index);
            else if (node.incoming.empty() && !node.isBoundary() && !handler
                     && !(node.type == NodeType::IntermediateCatchEvent && node.has(EventType::Link)))
                begun.push_back(index);
        }
        for (const Index index : starts) {
            if (process.nodes[index].isStart() && process.nodes[index].events.empty())
                entries.push_back(index);
        }
        if (starts.empty())
            entries = begun;
        return std::tuple(std::move(starts), std::move(entries), std::move(inner));
    };
    std::tie(process.starts, process.entries, process.eventSubProcesses) = find(none);
    for (Index index = 0; index < process.nodes.size(); ++index) {
        Node &node = process.nodes[index];
        if (node.isSubProcess())
            std::tie(node.starts, node.entries, node.eventSubProcesses) = find(index);
    }
}

void Reading::findUpstream(Process &process)
{
    for (Index gateway = 0; gateway < process.nodes.size(); ++gateway) {
        Node &node = process.nodes[gateway];
        if ((node.type != NodeType::InclusiveGateway && node.type != NodeType::ComplexGateway) || node.incoming.size() < 2)
            continue;
        process.joins.push_back(gateway);
        for (const Index incoming : node.incoming) {
            std::vector<bool> seen(process.nodes.size(), false);
            std::vector<Index> open{process.flows[incoming].source};
            while (!open.empty()) {
                const Index at = open.back();
                open.pop_back();
                if (at == gateway || seen[at])
                    continue;
                seen[at] = true;
                const Node &before = process.nodes[at];
                for (const Index flow : before.incoming)
                    open.push_back(process.flows[flow].source);
                if (before.attachedTo != none)
                    open.push_back(before.attachedTo);
                for (Index other = 0; before.has(EventType::Link) && other < process.nodes.size(); ++other) {
                    if (process.nodes[other].linked == at)
                        open.push_back(other);
                }
            }
            node.upstream.push_back(std::move(seen));
        }
    }
}

void Reading::resolveData(Process &process)
{
    std::map<QString, QString> variables; // by id
    const auto add = [&](const std::vector<DataItem> &items) {
        for (const DataItem &item : items)
            variables.emplace(item.id, item.variable());
    };
    const auto addAll = [&](const auto &owner) {
        add(owner.dataObjects);
        add(owner.properties);
        if (owner.io) {
            add(owner.io->inputs);
            add(owner.io->outputs);
        }
    };
    addAll(process);
    for (const Node &node : process.nodes) {
        addAll(node);
        add(node.eventData);
    }
    // A reference to a data object is that object by another id.
    const auto follow = [&](const std::vector<DataItem> &items) {
        for (const DataItem &item : items) {
            if (const auto object = variables.find(item.refersTo.name);
                item.element == "dataObjectReference"_L1 && object != variables.end())
                variables.insert_or_assign(item.id, object->second);
        }
    };
    follow(process.dataObjects);
    for (const Node &node : process.nodes)
        follow(node.dataObjects);
    const auto variableOf = [&](const Reference &reference) {
        const auto found = variables.find(reference.name);
        return found == variables.end() ? QString() : found->second;
    };
    for (Node &node : process.nodes) {
        for (auto *associations : {&node.dataInputs, &node.dataOutputs}) {
            for (DataAssociation &association : *associations) {
                for (const Reference &source : association.sources)
                    association.sourceVariables.push_back(variableOf(source));
                association.targetVariable = variableOf(association.target);
            }
        }
        if (node.instances && node.instances->loopDataOutput.isGiven() && node.instances->collected.isEmpty())
            node.instances->collected = variableOf(node.instances->loopDataOutput);
        if (node.instances && node.instances->loopDataInput.isGiven() && !node.instances->collection) {
            const QString name = variableOf(node.instances->loopDataInput);
            if (!name.isEmpty())
                node.instances->collection = expression(name, node.instances->loopDataInput.where, u"loopDataInputRef"_s);
        }
    }
}

void Reading::applyLanes(Process &process)
{
    std::map<Index, Reference> roles;
    for (PendingLane &pending : m_pendingLanes) {
        for (const Reference &reference : pending.nodes) {
            const auto node = process.nodeIndex.constFind(reference.name);
            if (node == process.nodeIndex.constEnd()) {
                fault(ReadError::DanglingReference, reference.where, u"flowNodeRef"_s, reference.name);
                continue;
            }
            pending.lane.nodes.push_back(*node);
            if (pending.lane.role.isGiven())
                roles.insert_or_assign(*node, pending.lane.role);
        }
        process.lanes.push_back(std::move(pending.lane));
    }
    // What stands in a sub-process belongs to the lane of the sub-process.
    for (Index index = 0; index < process.nodes.size(); ++index) {
        if (const auto outer = roles.find(process.nodes[index].parent); outer != roles.end() && !roles.contains(index))
            roles.emplace(index, outer->second);
    }
    for (const auto &[index, role] : roles) {
        Node &node = process.nodes[index];
        if (node.type == NodeType::UserTask && !node.ownerGiven) {
            node.ownerGiven = true;
            node.owner = expression(u"role(%1)"_s.arg(feel::Value(role.name).toLiteral()), role.where, u"role"_s);
        }
    }
}

} // namespace engine::bpmn
