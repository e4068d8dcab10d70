// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/bpmn/brute_force.h"

#include <algorithm>
#include <map>

namespace tests {

namespace {

using Kind = SmallProcess::Kind;

constexpr int sharedQuestion = -1;

/// Tokens by edge, and what has been answered: by edge whether its condition holds. Answers change while somebody
/// works or waits.
struct Moment
{
    std::map<int, int> tokens;
    std::map<int, bool> answers;
    auto operator<=>(const Moment &) const = default;
};

class Brute
{
public:
    explicit Brute(const SmallProcess &process) : m_process(process) {}

    Verdict run()
    {
        Moment first;
        for (const int edge : outgoing(0))
            ++first.tokens[edge];
        m_passed.insert(0);
        visit(first);
        Verdict verdict;
        verdict.surplus = m_surplus;
        if (m_surplus)
            return verdict;
        const std::set<Moment> canEnd = backwards([](const Moment &moment) { return moment.tokens.empty(); });
        const std::set<Moment> canStand = backwards([&](const Moment &moment) {
            return !moment.tokens.empty() && m_next.at(moment).empty();
        });
        for (const auto &[moment, next] : m_next) {
            if (canEnd.contains(moment))
                continue;
            (canStand.contains(moment) ? verdict.standstill : verdict.livelock) = true;
        }
        if (!verdict.standstill && !verdict.livelock) {
            for (int node = 0; node < int(m_process.nodes.size()); ++node) {
                if (!m_passed.contains(node))
                    verdict.dead.insert(node);
            }
        }
        return verdict;
    }

private:
    std::vector<int> outgoing(int node) const
    {
        std::vector<int> found;
        for (int i = 0; i < int(m_process.edges.size()); ++i) {
            if (m_process.edges[std::size_t(i)].from == node)
                found.push_back(i);
        }
        return found;
    }

    std::vector<int> incoming(int node) const
    {
        std::vector<int> found;
        for (int i = 0; i < int(m_process.edges.size()); ++i) {
            if (m_process.edges[std::size_t(i)].to == node)
                found.push_back(i);
        }
        return found;
    }

    /// Whether a token on `edge` can come to `goal` on a way that does not pass `gateway`.
    bool comesTo(int edge, int goal, int gateway, std::set<int> &tried) const
    {
        if (edge == goal)
            return true;
        const int node = m_process.edges[std::size_t(edge)].to;
        if (node == gateway || !tried.insert(edge).second)
            return false;
        const auto ways = outgoing(node);
        return std::any_of(ways.begin(), ways.end(), [&](int way) { return comesTo(way, goal, gateway, tried); });
    }

    bool mayFire(int node, const Moment &moment) const
    {
        const auto ways = incoming(node);
        if (m_process.nodes[std::size_t(node)] == Kind::Parallel)
            return std::all_of(ways.begin(), ways.end(), [&](int way) { return moment.tokens.contains(way); });
        if (m_process.nodes[std::size_t(node)] != Kind::Inclusive)
            return true;
        for (const auto &[edge, count] : moment.tokens) {
            bool empty = false;
            bool full = false;
            for (const int way : ways) {
                std::set<int> tried;
                if (comesTo(edge, way, node, tried))
                    (moment.tokens.contains(way) ? full : empty) = true;
            }
            if (empty && !full)
                return false;
        }
        return true;
    }

    struct Leave { std::vector<int> ways; std::map<int, bool> answers; };

    /// Every way to answer what `questions` ask, where it has not been answered.
    static std::vector<std::map<int, bool>> answered(const std::map<int, bool> &known, const std::vector<int> &questions)
    {
        std::vector<std::map<int, bool>> all{known};
        for (const int question : questions) {
            std::vector<std::map<int, bool>> more;
            for (const auto &answers : all) {
                for (const bool answer : {false, true}) {
                    auto with = answers;
                    if (with.emplace(question, answer).first->second == answer)
                        more.push_back(with);
                }
            }
            all = more;
        }
        return all;
    }

    /// The sets of edges by which a token may leave.
    std::vector<Leave> leaves(int node, const Moment &moment) const
    {
        const auto ways = outgoing(node);
        std::vector<Leave> all;
        const Kind kind = m_process.nodes[std::size_t(node)];
        if (kind == Kind::Event) {
            for (const int way : ways)
                all.push_back({{way}, moment.answers});
            return all;
        }
        if ((kind != Kind::Exclusive && kind != Kind::Inclusive) || ways.size() < 2)
            return {{ways, moment.answers}};
        // All but the last way have a condition; the last one is taken where none of these holds.
        const bool shared = std::count(m_process.shared.begin(), m_process.shared.end(), node) > 0;
        std::vector<int> questions(ways.begin(), ways.end() - 1);
        if (shared)
            questions = {sharedQuestion};
        for (const auto &answers : answered(moment.answers, questions)) {
            Leave leave{{}, answers};
            for (std::size_t i = 0; i + 1 < ways.size(); ++i) {
                if (answers.at(shared ? sharedQuestion : ways[i]) && (kind == Kind::Inclusive || leave.ways.empty()))
                    leave.ways.push_back(ways[i]);
            }
            if (leave.ways.empty())
                leave.ways.push_back(ways.back());
            all.push_back(leave);
        }
        return all;
    }

    void visit(const Moment &start)
    {
        std::vector<Moment> open{start};
        while (!open.empty()) {
            const Moment moment = open.back();
            open.pop_back();
            if (m_next.contains(moment))
                continue;
            std::set<Moment> next;
            for (const auto &[edge, count] : moment.tokens) {
                const int node = m_process.edges[std::size_t(edge)].to;
                if (!mayFire(node, moment))
                    continue;
                m_passed.insert(node);
                Moment taken = moment;
                const Kind kind = m_process.nodes[std::size_t(node)];
                if (kind == Kind::Parallel || kind == Kind::Inclusive) {
                    for (const int way : incoming(node))
                        taken.tokens.erase(way);
                } else {
                    taken.tokens.erase(edge);
                }
                if (kind == Kind::Terminate)
                    taken.tokens.clear();
                if (kind == Kind::Task || kind == Kind::Event)
                    taken.answers.clear();
                for (const Leave &leave : leaves(node, taken)) {
                    Moment after = taken;
                    after.answers = leave.answers;
                    for (const int way : leave.ways)
                        ++after.tokens[way];
                    const bool twice = std::any_of(after.tokens.begin(), after.tokens.end(), [](const auto &one) { return one.second > 1; });
                    m_surplus = m_surplus || twice;
                    if (!twice)
                        next.insert(after);
                }
            }
            open.insert(open.end(), next.begin(), next.end());
            m_next.emplace(moment, std::move(next));
        }
    }

    template <typename Is> std::set<Moment> backwards(Is is) const
    {
        std::set<Moment> found;
        for (const auto &[moment, next] : m_next) {
            if (is(moment))
                found.insert(moment);
        }
        for (bool more = true; more;) {
            more = false;
            for (const auto &[moment, next] : m_next) {
                const bool leads = std::any_of(next.begin(), next.end(), [&](const Moment &one) { return found.contains(one); });
                if (leads && found.insert(moment).second)
                    more = true;
            }
        }
        return found;
    }

    const SmallProcess &m_process;
    std::map<Moment, std::set<Moment>> m_next;
    std::set<int> m_passed;
    bool m_surplus = false;
};

const char *elementOf(Kind kind)
{
    switch (kind) {
    case Kind::Start:
        return "startEvent";
    case Kind::End:
    case Kind::Terminate:
        return "endEvent";
    case Kind::Task:
        return "task";
    case Kind::Exclusive:
        return "exclusiveGateway";
    case Kind::Parallel:
        return "parallelGateway";
    case Kind::Inclusive:
        return "inclusiveGateway";
    case Kind::Event:
        return "eventBasedGateway";
    }
    return "";
}

} // namespace

SmallProcess SmallProcess::random(QRandomGenerator &generator)
{
    SmallProcess made;
    const int inner = 1 + int(generator.bounded(5));
    made.nodes.push_back(Kind::Start);
    for (int i = 0; i < inner; ++i)
        made.nodes.push_back(static_cast<Kind>(int(Kind::Task) + int(generator.bounded(5))));
    made.nodes.push_back(Kind::End);
    if (generator.bounded(3) == 0)
        made.nodes.push_back(generator.bounded(2) == 0 ? Kind::End : Kind::Terminate);
    const int count = int(made.nodes.size());
    made.edges.push_back({0, 1});
    for (int node = 1; node <= inner; ++node) {
        const int most = generator.bounded(8) == 0 ? 3 : 2;
        const int ways = made.nodes[std::size_t(node)] == Kind::Task ? 1 : 1 + int(generator.bounded(most));
        for (int i = 0; i < ways; ++i) {
            // Mostly forward, so that many of them are nearly right.
            const bool back = generator.bounded(5) == 0;
            const int to = back ? 1 + int(generator.bounded(quint32(inner))) : node + 1 + int(generator.bounded(quint32(count - node - 1)));
            made.edges.push_back({node, to});
        }
        if (made.nodes[std::size_t(node)] == Kind::Exclusive && ways == 2 && generator.bounded(2) == 0)
            made.shared.push_back(node);
    }
    return made;
}

QByteArray SmallProcess::bpmn() const
{
    QByteArray xml = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"urn:x\"><process id=\"p\" isExecutable=\"true\">";
    for (int node = 0; node < int(nodes.size()); ++node) {
        const Kind kind = nodes[std::size_t(node)];
        int last = -1;
        int ways = 0;
        for (int edge = 0; edge < int(edges.size()); ++edge) {
            if (edges[std::size_t(edge)].from == node) {
                last = edge;
                ++ways;
            }
        }
        const bool asks = (kind == Kind::Exclusive || kind == Kind::Inclusive) && ways > 1;
        xml += QByteArray("<") + elementOf(kind) + " id=\"n" + QByteArray::number(node) + "\"";
        if (asks)
            xml += " default=\"f" + QByteArray::number(last) + "\"";
        xml += kind == Kind::Terminate ? QByteArray("><terminateEventDefinition/></endEvent>") : QByteArray("/>");
        for (int edge = 0; edge < int(edges.size()); ++edge) {
            if (edges[std::size_t(edge)].from != node)
                continue;
            xml += "<sequenceFlow id=\"f" + QByteArray::number(edge) + "\" sourceRef=\"n" + QByteArray::number(node) + "\" targetRef=\"n"
                + QByteArray::number(edges[std::size_t(edge)].to) + "\">";
            const bool common = std::count(shared.begin(), shared.end(), node) > 0;
            if (asks && edge != last)
                xml += "<conditionExpression>" + (common ? QByteArray("shared") : "own" + QByteArray::number(edge)) + "</conditionExpression>";
            xml += "</sequenceFlow>";
        }
    }
    return xml + "</process></definitions>";
}

QByteArray SmallProcess::text() const
{
    QByteArray all;
    for (const Edge &edge : edges) {
        const auto name = [&](int node) { return QByteArray(elementOf(nodes[std::size_t(node)])) + QByteArray::number(node); };
        all += name(edge.from) + " -> " + name(edge.to) + "; ";
    }
    return all;
}

QByteArray Verdict::text() const
{
    QByteArray all;
    all += surplus ? "surplus " : "";
    all += standstill ? "standstill " : "";
    all += livelock ? "livelock " : "";
    for (const int node : dead)
        all += "dead" + QByteArray::number(node) + ' ';
    return all.isEmpty() ? QByteArray("sound") : all.trimmed();
}

Verdict bruteForce(const SmallProcess &process)
{
    return Brute(process).run();
}

} // namespace tests
