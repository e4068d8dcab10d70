// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/soundness/conditions.h"

namespace engine::bpmn::soundness {

/// What may be wrong with a level.
enum class Flaw {
    Deadlock,    ///< nothing can move, and somebody waits
    LostToken,   ///< the same, because what is waited for has ended elsewhere
    Livelock,    ///< something can always move, but no end can be come to any more
    Surplus,     ///< a second token on a flow that has one: a part would run twice at once
    Dead,        ///< a node that nothing ever comes to
};

struct Finding
{
    Flaw flaw = Flaw::Deadlock;
    Index node = none;  ///< of the net
    QStringList way;    ///< labels of the nodes that were passed: one of the shortest ways there
    QString data;       ///< the data that lead there; empty where any do
};

struct Exploration
{
    std::vector<Finding> findings;
    std::vector<bool> taken; ///< by flow: whether a token ever lies on it
    std::size_t states = 0;
    bool complete = true; ///< false: a bound was reached; what was found is true, what was not found is not proven
};

/// Plays every order of steps and every outcome of conditions, breadth first. At most `mostStates` different states.
Exploration explore(const Net &net, const Conditions &conditions, std::size_t mostStates);

} // namespace engine::bpmn::soundness
