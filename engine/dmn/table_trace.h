// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"
#include "engine/dmn/trace.h"

namespace engine::dmn {

/// Which step a table's evaluation fills, and how far. Without a step nothing is kept.
struct Tracing
{
    TraceStep *step = nullptr; ///< the caller's
    Explain explain = Explain::Nothing;

    bool isOn() const { return step != nullptr && explain != Explain::Nothing; }
    bool isWhole() const { return step != nullptr && explain == Explain::Whole; }
};

/// Notes that `rule` applied.
void noteMatch(const Tracing &tracing, const DecisionTable &table, std::size_t rule);

/// Fills in what the rules that applied ask for, and the near misses, once `step.inputs` and `step.rules` are
/// there. `outputs` are those of the rules that applied, in the step's order.
void explainTable(TraceStep &step,
                  const DecisionTable &table,
                  const std::vector<feel::Value> &outputs,
                  const feel::Environment &environment);

} // namespace engine::dmn
