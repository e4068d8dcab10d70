// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <set>
#include <vector>

namespace tests {

/// A small random process, and what can happen in it found the slow and obvious way: nothing here is shared with
/// `engine/bpmn/soundness`.
struct SmallProcess
{
    enum class Kind { Start, End, Terminate, Task, Exclusive, Parallel, Inclusive, Event };
    struct Edge { int from; int to; };
    std::vector<Kind> nodes; ///< the first one is the start event
    std::vector<Edge> edges;
    std::vector<int> shared; ///< exclusive gateways with two ways out that ask the same thing

    static SmallProcess random(QRandomGenerator &generator);
    QByteArray bpmn() const;
    QByteArray text() const; ///< for a message: what it looks like
};

struct Verdict
{
    bool surplus = false;
    bool standstill = false;
    bool livelock = false;
    std::set<int> dead; ///< nodes; only where nothing else is wrong
    bool operator==(const Verdict &) const = default;
    QByteArray text() const;
};

Verdict bruteForce(const SmallProcess &process);

} // namespace tests
