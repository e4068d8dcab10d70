// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/check.h"

namespace engine::bpmn {

/// What playing a process through has shown.
struct Soundness
{
    core::Faults faults;    ///< each with one of the shortest ways to it and the data that lead there
    std::size_t states = 0; ///< that were looked at, in the process and its sub-processes
    /// Sequence flows, by id, that nothing ever takes; known only where everything was looked at and nothing is wrong
    /// but dead activities.
    std::vector<QString> neverTaken;
    /// Whether everything was looked at. If not, what was found is true, and what was not found is not proven.
    bool complete = true;
};

/// Beyond this many states of one level nothing more is said.
inline constexpr std::size_t mostStatesOfLevel = 20'000;

/// Plays every order of steps and every outcome of conditions of the process, and of each of its sub-processes by itself
/// (events that interrupt a sub-process may come at any time). For a process without faults of structure.
Soundness soundnessOf(const Process &process, const Known &known, std::size_t mostStates = mostStatesOfLevel);

/// What the conditions of the process compare names with, and what lies around it, by dotted path: what data would have
/// to be for each of its ways to be taken. For simulations.
std::map<QString, std::vector<feel::Value>> askedValues(const Process &process, const Known &known);

} // namespace engine::bpmn
