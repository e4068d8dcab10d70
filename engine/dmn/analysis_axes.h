// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model_data.h"

namespace engine::dmn {

/// Whether a rule accepts a value. A cell that uses variables may or may not.
enum class Fit : char { No, Yes, Maybe };

/// Values of one axis that all rules answer alike, by their first.
struct AxisClass
{
    std::vector<Fit> fits;  ///< by rule
    feel::Context witness;  ///< the inputs that make these values; empty where they are not known
    QStringList shown;      ///< the same as `label = value`
};

/// The inputs of a table that depend on each other, taken together: columns that are reckoned from the same input data
/// through required decisions. Every class really occurs.
struct Axis
{
    std::vector<AxisClass> classes;
};

/// A table's space of inputs.
struct Axes
{
    std::vector<Axis> axes;
    /// By column: the values that the required decision behind it can give, where they are known.
    std::vector<std::optional<std::vector<feel::Value>>> given;
    bool isComplete = true; ///< false: too much to go through; dependent columns were taken apart, or nothing was done
};

/// The space of inputs of `table`. With `decision`, whose table it is, what its required decisions can give at the same
/// time is taken into account.
Axes axesOf(const DecisionTable &table, const Decision *decision);

/// Whether `value` may come into the column at all, as its type and its input values say.
bool isAllowed(const DecisionTable::Input &input, const feel::Value &value);

} // namespace engine::dmn
