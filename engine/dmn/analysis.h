// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model.h"

#include <vector>

namespace engine::dmn {

/// What is wrong with a table although it can be read.
enum class AnalysisError {
    Gap,              ///< an input that no rule covers, and there is no default
    Overlap,          ///< rules that the policy does not allow together
    MoreOverlaps,     ///< than are shown
    NeverApplies,     ///< a rule that no input reaches
    Masked,           ///< a rule that others, which come first, always take the inputs of
    NotAllowed,       ///< a cell asks for a value that the input must not have
    NeverGiven,       ///< a cell asks for a value that the required decision cannot give
    OutputNotAllowed, ///< an output that is not among the output values
    OutputNeverGiven, ///< an output value that no rule gives
    Unfinished,       ///< there are too many combinations: what is found is so, but there may be more
};

core::ErrorText errorText(AnalysisError id);

/// A finding about one table, with an input that shows it.
struct Finding
{
    core::Error error; ///< its arguments: the table's name, the rules, the input as text
    std::vector<int> rules; ///< from 1; none for a gap
    feel::Context witness;  ///< inputs of the decision that show it; empty where no input can
    bool isNote = false;    ///< no fault: where the analysis ends
};

/// Examines every table of the model over the numbers, dates, times, durations, strings and booleans of its
/// cells: each cell is tried on both sides of, on and between all boundaries of its column, so what is
/// found is so, and comparisons, intervals, lists and `not` are examined completely. Columns that rest on required
/// decisions are tried only with what these can give together. A cell that uses variables may or may not match: it
/// opens no gap and makes no overlap.
std::vector<Finding> analyse(const Model &model);

} // namespace engine::dmn
