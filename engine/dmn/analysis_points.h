// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"

namespace engine::dmn {

/// The values at which one column of a table is tried: one for every stretch in which no cell changes its
/// mind. Empty where nothing is known of the column, which then matters to no rule.
std::vector<feel::Value> samplePoints(const DecisionTable &table, std::size_t column);

/// The literals in a FEEL text, wherever they stand: numbers, strings, @"…" and calls of date() and the
/// like with a string.
std::vector<feel::Value> literalsIn(const QString &text);

} // namespace engine::dmn
