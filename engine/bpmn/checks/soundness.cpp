// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"

#include <algorithm>
#include <deque>

namespace engine::bpmn::checks {

namespace {

/// How many tokens lie on each flow.
using Marking = std::vector<unsigned char>;

/// Beyond this many markings nothing more is said: not proven is not wrong.
constexpr std::size_t mostMarkings = 20'000;

/// Plays the process without its data, breadth first, so that the first way to a fault is a shortest one.
class Player
{
public:
    Player(const Process &process, core::Faults &faults) : m_process(process), m_faults(faults)
    {
        const std::vector<bool> decides = reachable(process, Side::Without);
        for (const SequenceFlow &flow : process.flows)
            m_aside.push_back(!decides[flow.source]);
    }

    void play()
    {
        Marking first(m_process.flows.size(), 0);
        const Node &start = *m_process.start();
        for (const Index flow : start.outgoing)
            first[flow] = 1;
        add(first, static_cast<std::size_t>(-1), &start);
        for (std::size_t i = 0; i < m_seen.size() && m_seen.size() < mostMarkings; ++i)
            stepsFrom(i);
    }

private:
    struct Seen
    {
        Marking marking;
        std::size_t from;
        const Node *by;
    };

    void add(Marking marking, std::size_t from, const Node *by)
    {
        for (Index flow = 0; flow < marking.size(); ++flow) {
            if (marking[flow] < 2)
                continue;
            marking[flow] = 1;
            if (!m_aside[flow]) {
                report(CheckError::LackOfSynchronisation, m_process.nodes[m_process.flows[flow].target], from, by);
                return;
            }
        }
        if (m_known.insert(marking).second)
            m_seen.push_back({std::move(marking), from, by});
    }

    void stepsFrom(std::size_t index)
    {
        const Marking marking = m_seen[index].marking;
        bool moves = false;
        bool tokens = false;
        const Node *stuck = nullptr;
        for (Index flow = 0; flow < marking.size(); ++flow) {
            if (marking[flow] == 0)
                continue;
            tokens = true;
            const Node &node = m_process.nodes[m_process.flows[flow].target];
            if (node.type == NodeType::ParallelGateway) {
                const bool complete = std::all_of(node.incoming.begin(), node.incoming.end(),
                                                  [&](Index one) { return marking[one] > 0; });
                if (!complete) {
                    stuck = stuck ? stuck : &node;
                    continue;
                }
            }
            moves = true;
            fire(node, flow, marking, index);
        }
        if (tokens && !moves && stuck)
            report(CheckError::Deadlock, *stuck, index, nullptr);
    }

    void fire(const Node &node, Index flow, const Marking &before, std::size_t index)
    {
        Marking taken = before;
        if (node.type == NodeType::ParallelGateway) {
            for (const Index one : node.incoming)
                --taken[one];
        } else {
            --taken[flow];
        }
        if (node.isTerminate()) {
            add(Marking(before.size(), 0), index, &node);
            return;
        }
        if (node.type == NodeType::ExclusiveGateway || node.type == NodeType::EventBasedGateway) {
            for (const Index one : node.outgoing)
                add(with(taken, {one}), index, &node);
            return;
        }
        add(with(taken, node.outgoing), index, &node);
        for (const Index attached : node.boundaryEvents) {
            const Node &event = m_process.nodes[attached];
            add(with(event.interrupting ? taken : with(taken, node.outgoing), event.outgoing), index, &event);
        }
    }

    static Marking with(Marking marking, const std::vector<Index> &flows)
    {
        for (const Index flow : flows)
            ++marking[flow];
        return marking;
    }

    void report(CheckError id, const Node &node, std::size_t from, const Node *by)
    {
        if (!m_reported.insert(id).second)
            return; // what follows from the first one is the same fault again
        QStringList way;
        if (by)
            way.prepend(by->label({}));
        for (std::size_t at = from; at != static_cast<std::size_t>(-1); at = m_seen[at].from)
            way.prepend(m_seen[at].by->label({}));
        m_faults.push_back(core::Error(id, {node.label({}), way.join(QStringLiteral(" → "))}, node.where));
    }

    const Process &m_process;
    core::Faults &m_faults;
    std::vector<bool> m_aside; ///< by flow: only ways beside the case lead here, and those may overlap
    std::vector<Seen> m_seen;
    std::set<Marking> m_known;
    std::set<CheckError> m_reported;
};

} // namespace

/// No join waits for a token that never comes, and no part runs twice at once by mistake.
void soundness(const Process &process, const Known &, core::Faults &faults)
{
    // Only what this player knows how to play.
    const bool plain = std::all_of(process.nodes.begin(), process.nodes.end(), [](const Node &node) {
        return node.parent == none && !node.isSubProcess() && node.type != NodeType::InclusiveGateway
            && node.type != NodeType::ComplexGateway && node.linked == none && node.handler == none;
    });
    if (plain && process.start())
        Player(process, faults).play();
}

} // namespace engine::bpmn::checks
