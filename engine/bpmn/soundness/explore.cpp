// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/soundness/explore.h"

#include <algorithm>
#include <unordered_map>

namespace engine::bpmn::soundness {

namespace {

/// How many tokens lie on each flow, and what is known about data.
struct State
{
    std::vector<unsigned char> tokens;
    Answers answers;

    bool isOver() const
    {
        return std::all_of(tokens.begin(), tokens.end(), [](unsigned char count) { return count == 0; });
    }
    std::string key() const
    {
        std::string text(tokens.begin(), tokens.end());
        text.append(answers.begin(), answers.end());
        return text;
    }
};

constexpr auto nowhere = static_cast<std::size_t>(-1);

class Explorer
{
public:
    Explorer(const Net &net, const Conditions &conditions, std::size_t mostStates)
        : m_net(net), m_conditions(conditions), m_mostStates(mostStates), m_passed(net.nodes.size(), false)
    {
        findSideWays();
        findUpstream();
    }

    Exploration run()
    {
        for (std::size_t i = 0; i < m_net.starts.size(); ++i) {
            State first{std::vector<unsigned char>(m_net.flows.size(), 0), Answers(m_conditions.size(), -1)};
            m_passed[m_net.startNodes[i]] = true;
            for (const Index flow : m_net.starts[i])
                ++first.tokens[flow];
            add(std::move(first), nowhere, m_net.startNodes[i], {});
        }
        for (; m_played < m_seen.size() && m_result.complete; ++m_played)
            stepsFrom(m_played);
        if (!m_result.complete && m_played > 0)
            --m_played; // its steps were cut short
        m_result.states = m_seen.size();
        m_result.taken.assign(m_net.flows.size(), false);
        for (const Seen &seen : m_seen) {
            for (Index flow = 0; flow < m_net.flows.size(); ++flow)
                m_result.taken[flow] = m_result.taken[flow] || seen.state.tokens[flow] > 0;
        }
        if (!reported(Flaw::Surplus)) {
            findStuck();
            if (m_result.complete && m_result.findings.empty())
                findDead();
        }
        return std::move(m_result);
    }

private:
    struct Seen
    {
        State state;
        std::size_t from = nowhere;
        Index by = none;
        Answers answered;              ///< what the step assumed
        std::vector<std::size_t> next; ///< states
    };

    /// Flows that only ways beside the case lead to (reminders): these may overlap.
    void findSideWays()
    {
        std::vector<bool> main(m_net.nodes.size(), false);
        std::vector<Index> open(m_net.startNodes.begin(), m_net.startNodes.end());
        for (const auto &start : m_net.starts) {
            for (const Index flow : start)
                open.push_back(m_net.flows[flow].target);
        }
        while (!open.empty()) {
            const Index node = open.back();
            open.pop_back();
            if (main[node])
                continue;
            main[node] = true;
            for (const Index flow : m_net.nodes[node].outgoing)
                open.push_back(m_net.flows[flow].target);
            for (const Index event : m_net.nodes[node].boundaryEvents) {
                if (m_net.nodes[event].interrupting)
                    open.push_back(event);
            }
        }
        for (const Net::Flow &flow : m_net.flows)
            m_aside.push_back(flow.source != none && !main[flow.source]);
    }

    /// For each inclusive join and each of its incoming flows, the flows from which a token can come there without
    /// passing the join.
    void findUpstream()
    {
        for (Index node = 0; node < m_net.nodes.size(); ++node) {
            if (m_net.nodes[node].kind != Net::Kind::Inclusive)
                continue;
            for (const Index incoming : m_net.nodes[node].incoming) {
                std::vector<bool> reached(m_net.flows.size(), false);
                std::vector<Index> open{incoming};
                reached[incoming] = true;
                while (!open.empty()) {
                    const Index flow = open.back();
                    open.pop_back();
                    const Index source = m_net.flows[flow].source;
                    if (source == none || source == node)
                        continue;
                    std::vector<Index> sources{source};
                    for (Index host = 0; host < m_net.nodes.size(); ++host) {
                        const auto &events = m_net.nodes[host].boundaryEvents;
                        if (std::find(events.begin(), events.end(), source) != events.end())
                            sources.push_back(host);
                    }
                    for (const Index one : sources) {
                        for (const Index before : m_net.nodes[one].incoming) {
                            if (!reached[before]) {
                                reached[before] = true;
                                open.push_back(before);
                            }
                        }
                    }
                }
                m_upstream[incoming] = std::move(reached);
            }
        }
    }

    bool reported(Flaw flaw) const
    {
        return std::any_of(m_result.findings.begin(), m_result.findings.end(), [&](const Finding &one) { return one.flaw == flaw; });
    }

    void report(Flaw flaw, Index node, std::size_t at, Index by = none, const Answers &answered = {})
    {
        Finding finding{flaw, node, {}, {}};
        Answers data = answered.empty() ? Answers(m_conditions.size(), -1) : answered;
        if (by != none)
            finding.way.prepend(m_net.nodes[by].label);
        for (; at != nowhere; at = m_seen[at].from) {
            finding.way.prepend(m_net.nodes[m_seen[at].by].label);
            for (std::size_t i = 0; i < m_seen[at].answered.size(); ++i) {
                if (data[i] < 0)
                    data[i] = m_seen[at].answered[i];
            }
        }
        finding.data = m_conditions.text(data);
        m_result.findings.push_back(std::move(finding));
    }

    void add(State state, std::size_t from, Index by, const Answers &answered)
    {
        for (Index flow = 0; flow < state.tokens.size(); ++flow) {
            if (state.tokens[flow] < 2)
                continue;
            state.tokens[flow] = 1;
            if (!m_aside[flow]) {
                if (!reported(Flaw::Surplus))
                    report(Flaw::Surplus, m_net.flows[flow].target, from, by, answered);
                return; // what follows would follow from this
            }
        }
        state.answers = m_conditions.needed(std::move(state.answers), state.tokens);
        const std::string key = state.key();
        const auto known = m_known.find(key);
        if (known == m_known.end() && m_seen.size() >= m_mostStates) {
            m_result.complete = false;
            return;
        }
        if (from != nowhere)
            m_seen[from].next.push_back(known == m_known.end() ? m_seen.size() : known->second);
        if (known != m_known.end())
            return;
        m_known.emplace(key, m_seen.size());
        m_seen.push_back({std::move(state), from, by, answered, {}});
    }

    bool isEnabled(const Net::Node &node, const State &state) const
    {
        if (node.kind == Net::Kind::Parallel)
            return std::all_of(node.incoming.begin(), node.incoming.end(), [&](Index flow) { return state.tokens[flow] > 0; });
        if (node.kind != Net::Kind::Inclusive || node.incoming.size() < 2)
            return true;
        // BPMN 2.0.2, 13.4.3: no token can still come to an empty flow, but for those that can come to a full one as well.
        for (Index flow = 0; flow < state.tokens.size(); ++flow) {
            if (state.tokens[flow] == 0)
                continue;
            bool toEmpty = false;
            bool toFull = false;
            for (const Index incoming : node.incoming) {
                if (m_upstream.at(incoming)[flow])
                    (state.tokens[incoming] > 0 ? toFull : toEmpty) = true;
            }
            if (toEmpty && !toFull)
                return false;
        }
        return true;
    }

    void stepsFrom(std::size_t index)
    {
        const State state = m_seen[index].state;
        std::vector<bool> joined(m_net.nodes.size(), false);
        for (Index flow = 0; flow < state.tokens.size(); ++flow) {
            if (state.tokens[flow] == 0)
                continue;
            const Index target = m_net.flows[flow].target;
            const Net::Node &node = m_net.nodes[target];
            const bool joins = node.kind == Net::Kind::Parallel || node.kind == Net::Kind::Inclusive;
            if (joins && joined[target])
                continue;
            joined[target] = true;
            if (isEnabled(node, state))
                fire(target, flow, state, index);
        }
    }

    void fire(Index index, Index flow, const State &before, std::size_t from)
    {
        const Net::Node &node = m_net.nodes[index];
        m_passed[index] = true;
        State taken = before;
        if (node.kind == Net::Kind::Parallel || node.kind == Net::Kind::Inclusive) {
            for (const Index incoming : node.incoming) {
                if (taken.tokens[incoming] > 0)
                    --taken.tokens[incoming];
            }
        } else {
            --taken.tokens[flow];
        }
        if (node.kind == Net::Kind::Terminate) {
            std::fill(taken.tokens.begin(), taken.tokens.end(), static_cast<unsigned char>(0));
            add(std::move(taken), from, index, {});
            return;
        }
        const auto leave = [&](State state, const std::vector<Index> &flows, Index by, const Answers &answered) {
            for (const Index one : flows)
                ++state.tokens[one];
            add(std::move(state), from, by, answered);
        };
        if (node.kind == Net::Kind::Event) {
            taken.answers = m_conditions.after(index, taken.answers);
            for (const Index one : node.outgoing)
                leave(taken, {one}, index, {});
            return;
        }
        // What an activity sets is known when its flows are chosen; what a gateway asks is known only then.
        const bool gateway = node.kind == Net::Kind::Exclusive || node.kind == Net::Kind::Inclusive || node.kind == Net::Kind::Parallel;
        const Answers known = gateway ? taken.answers : m_conditions.after(index, taken.answers);
        std::vector<Conditions::Outcome> outcomes{{known, node.outgoing}};
        if (node.kind != Net::Kind::Parallel && node.kind != Net::Kind::End)
            outcomes = m_conditions.outcomes(index, known);
        for (const Conditions::Outcome &outcome : outcomes) {
            State after = taken;
            after.answers = m_conditions.after(index, outcome.answers);
            Answers answered = outcome.answers;
            for (std::size_t i = 0; i < answered.size(); ++i) {
                if (known[i] >= 0)
                    answered[i] = -1; // told by an earlier step
            }
            if (outcome.flows.empty() && !node.outgoing.empty())
                continue; // no flow can be taken: the check of conditions tells this
            leave(std::move(after), outcome.flows, index, answered);
            for (const Index attached : node.boundaryEvents) {
                const Net::Node &event = m_net.nodes[attached];
                if (event.interrupting || outcome.flows.empty())
                    continue;
                m_passed[attached] = true;
                State with = taken;
                with.answers = m_conditions.after(attached, m_conditions.after(index, outcome.answers));
                for (const Index one : outcome.flows)
                    ++with.tokens[one];
                leave(std::move(with), event.outgoing, attached, answered);
            }
        }
        for (const Index attached : node.boundaryEvents) {
            const Net::Node &event = m_net.nodes[attached];
            if (!event.interrupting)
                continue;
            m_passed[attached] = true;
            State instead = taken;
            instead.answers = m_conditions.after(attached, m_conditions.after(index, taken.answers));
            leave(std::move(instead), event.outgoing, attached, {});
        }
    }

    /// From every state an end must be within reach; where it is not, the first such state is told.
    void findStuck()
    {
        std::vector<std::vector<std::size_t>> before(m_seen.size());
        std::vector<bool> ends(m_seen.size(), false);
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < m_seen.size(); ++i) {
            for (const std::size_t next : m_seen[i].next)
                before[next].push_back(i);
            // Beyond the bound nothing is known, so that what can go on there counts as good.
            const bool unknown = !m_result.complete && hasStep(m_seen[i].state) && i >= m_played;
            if (m_seen[i].state.isOver() || unknown) {
                ends[i] = true;
                open.push_back(i);
            }
        }
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t earlier : before[at]) {
                if (!ends[earlier]) {
                    ends[earlier] = true;
                    open.push_back(earlier);
                }
            }
        }
        // What leads to a standstill is told by that standstill.
        std::vector<bool> stands(m_seen.size(), false);
        bool told = false;
        for (std::size_t i = 0; i < m_seen.size(); ++i) {
            if (ends[i] || !m_seen[i].next.empty())
                continue;
            if (!told)
                tellDeadlock(i);
            told = true;
            stands[i] = true;
            open.push_back(i);
        }
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            for (const std::size_t earlier : before[at]) {
                if (!stands[earlier]) {
                    stands[earlier] = true;
                    open.push_back(earlier);
                }
            }
        }
        for (std::size_t i = 0; i < m_seen.size(); ++i) {
            if (!ends[i] && !stands[i]) {
                report(Flaw::Livelock, firstWaiting(m_seen[i].state), i);
                return;
            }
        }
    }

    bool hasStep(const State &state) const
    {
        for (Index flow = 0; flow < state.tokens.size(); ++flow) {
            if (state.tokens[flow] > 0 && isEnabled(m_net.nodes[m_net.flows[flow].target], state))
                return true;
        }
        return false;
    }

    void tellDeadlock(std::size_t at)
    {
        bool ended = false;
        for (std::size_t step = at; step != nowhere; step = m_seen[step].from)
            ended = ended || m_net.nodes[m_seen[step].by].outgoing.empty();
        report(ended ? Flaw::LostToken : Flaw::Deadlock, firstWaiting(m_seen[at].state), at);
    }

    Index firstWaiting(const State &state) const
    {
        for (Index flow = 0; flow < state.tokens.size(); ++flow) {
            if (state.tokens[flow] > 0)
                return m_net.flows[flow].target;
        }
        return none;
    }

    void findDead()
    {
        for (Index node = 0; node < m_net.nodes.size(); ++node) {
            if (!m_passed[node])
                report(Flaw::Dead, node, nowhere);
        }
    }

    const Net &m_net;
    const Conditions &m_conditions;
    std::size_t m_mostStates;
    std::vector<bool> m_passed;
    std::vector<bool> m_aside;
    std::map<Index, std::vector<bool>> m_upstream;
    std::vector<Seen> m_seen;
    std::size_t m_played = 0; ///< this many states have all their steps in `m_seen`
    std::unordered_map<std::string, std::size_t> m_known;
    Exploration m_result;
};

} // namespace

Exploration explore(const Net &net, const Conditions &conditions, std::size_t mostStates)
{
    return Explorer(net, conditions, mostStates).run();
}

} // namespace engine::bpmn::soundness
