// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"
#include "engine/dmn/trace.h"

namespace engine::dmn {

/// Evaluates the table called `name` (DMN 1.5, 8.2.8 to 8.2.11): the combined output of the rules that
/// match in `environment`. Fills the inputs and the matched rules of `step`. Null, with a reason, where
/// an input is not allowed, no rule matches and there is no default, or the policy is broken.
feel::Value evaluateTable(const DecisionTable &table,
                          const QString &name,
                          const core::SourceRef &where,
                          const feel::Environment &environment,
                          feel::Diagnostics &diagnostics,
                          TraceStep &step);

} // namespace engine::dmn
