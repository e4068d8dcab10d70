// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/check.h"

#include <functional>

/// One function per file of this folder; check.cpp lists them. For this room only.
namespace engine::bpmn::checks {

using Rule = void (*)(const Process &process, const Known &known, core::Faults &faults);

void startAndEnd(const Process &process, const Known &known, core::Faults &faults);
void wiring(const Process &process, const Known &known, core::Faults &faults);
void reachability(const Process &process, const Known &known, core::Faults &faults);
void conditions(const Process &process, const Known &known, core::Faults &faults);
void names(const Process &process, const Known &known, core::Faults &faults);
void owners(const Process &process, const Known &known, core::Faults &faults);
void forms(const Process &process, const Known &known, core::Faults &faults);
void labels(const Process &process, const Known &known, core::Faults &faults);
void references(const Process &process, const Known &known, core::Faults &faults);
void deadlines(const Process &process, const Known &known, core::Faults &faults);
void outcomes(const Process &process, const Known &known, core::Faults &faults);
void soundness(const Process &process, const Known &known, core::Faults &faults, core::Faults *notes);

// ---- what several rules need (walk.cpp) ----------------------------------------------------------

enum class Side { With, Without }; ///< ways that begin at boundary events that do not interrupt

/// Which nodes a token can come to from the start event.
std::vector<bool> reachable(const Process &process, Side side);
/// Which nodes an end can be reached from.
std::vector<bool> endReachable(const Process &process);

/// Every expression of the process with the node that it stands in, or nullptr for a flow's condition.
struct Place
{
    const Node *node;
    enum class Part { Own, ServiceResult, CallResult, Gateway } part; ///< Gateway: with `activationCount`
};
void eachExpression(const Process &process, const std::function<void(const feel::Expression &, const Place &)> &visit);

} // namespace engine::bpmn::checks
