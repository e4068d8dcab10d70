// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model.h"

#include <vector>

namespace engine::dmn {

/// What is wrong with a table although it can be read.
enum class AnalysisError {
    Gap,          ///< an input that no rule covers, and there is no default
    Overlap,      ///< rules that the policy does not allow together
    NeverApplies, ///< a rule that no input reaches
    Unfinished,   ///< the table has too many combinations to be examined
};

core::ErrorText errorText(AnalysisError id);

/// A finding about one table, with an input that shows it.
struct Finding
{
    core::Error error; ///< its arguments: the table's name, the rules, the input as text
    std::vector<int> rules; ///< from 1; none for a gap
    feel::Context witness;  ///< by the input expressions' texts; empty for a rule that never applies
};

/// Examines every table of the model over the numbers, dates, durations, strings and booleans of its
/// cells: each cell is tried on both sides of, on and between all boundaries of its column, so what is
/// found is so, and comparisons, intervals, lists and `not` are examined completely. A cell that uses
/// variables may or may not match: it opens no gap and makes no overlap.
std::vector<Finding> analyse(const Model &model);

} // namespace engine::dmn
