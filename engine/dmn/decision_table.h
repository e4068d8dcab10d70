// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"
#include "engine/dmn/table_trace.h"

namespace engine::dmn {

/// Evaluates the table called `name` (DMN 1.5, 8.2.8 to 8.2.11): the combined output of the rules that
/// match in `environment`. Fills the step of `tracing`. Null, with a reason, where is not allowed, no rule matches and there is no default, or the policy is broken.
feel::Value evaluateTable(const DecisionTable &table,
                          const QString &name,
                          const core::SourceRef &where,
                          const feel::Environment &environment,
                          feel::Diagnostics &diagnostics,
                          const Tracing &tracing);

} // namespace engine::dmn
