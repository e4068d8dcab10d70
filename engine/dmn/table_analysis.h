// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/analysis.h"
#include "engine/dmn/analysis_axes.h"

namespace engine::dmn {

/// Examines one table; `name` is what findings call it.
void analyseTable(const DecisionTable &table,
                  const Decision *decision,
                  const QString &name,
                  const core::SourceRef &where,
                  std::vector<Finding> &findings);

} // namespace engine::dmn
