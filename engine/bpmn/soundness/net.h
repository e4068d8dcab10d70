// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"

#include <set>

/// Whether a process can always go on and end, found by playing it through. For the check `soundness`.
namespace engine::bpmn::soundness {

/// One level of a process (the process itself or one sub-process) as tokens move in it. A sub-process inside it is one
/// activity: it is explored as a level of its own.
struct Net
{
    enum class Kind {
        Activity,  ///< each token goes through by itself; leaves by every flow whose condition holds
        Exclusive, ///< leaves by the first flow whose condition holds
        Parallel,  ///< waits for a token on every incoming flow
        Inclusive, ///< waits for every token that can still come (BPMN 2.0.2, 13.4.3)
        Event,     ///< leaves by one of its flows, whichever event comes first
        End,
        Terminate, ///< ends the level, whatever else goes on in it
    };
    struct Node
    {
        Kind kind = Kind::Activity;
        Index of = none; ///< in the process
        QString label;
        std::vector<Index> incoming; ///< flows of the net
        std::vector<Index> outgoing;
        Index defaultFlow = none;
        std::vector<Index> boundaryEvents; ///< nodes of the net
        bool interrupting = true;
        std::set<QString> sets; ///< the variables that it sets
        bool waits = false;     ///< for somebody outside, who may change what the case began with
    };
    struct Flow
    {
        Index source = none;
        Index target = none;
        Index of = none; ///< in the process; none: it stands for a link or a beginning
        const feel::Expression *condition = nullptr;
        bool conditional = false; ///< also where the condition could not be parsed
    };
    std::vector<Node> nodes;
    std::vector<Flow> flows;
    /// The flows that have a token at the beginning: one entry for each way to begin.
    std::vector<std::vector<Index>> starts;
    std::vector<Index> startNodes; ///< beside `starts`: which node begins it
};

/// The net of a level: `scope` is a sub-process, or `none` for the process. `process` must outlive it.
Net netOf(const Process &process, Index scope);

/// The levels whose flow can be played: the process and its sub-processes, without ad-hoc ones.
std::vector<Index> levelsOf(const Process &process);

} // namespace engine::bpmn::soundness
