// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"

namespace engine::dmn {

/// The literals that a column of a table compares with: in its cells, in its allowed values and in its type's.
std::vector<feel::Value> literalsOf(const DecisionTable &table, std::size_t column);

/// The values at which something of a type is tried: on, between, before and behind all boundaries, so that there is one
/// for every stretch in which no plain comparison changes its mind. Empty where the type has no such values.
std::vector<feel::Value> pointsOf(feel::Type::Kind kind, const std::vector<feel::Value> &literals);

/// The literals in a FEEL text, wherever they stand: numbers, strings, @"…" and calls of date() and the
/// like with a string.
std::vector<feel::Value> literalsIn(const QString &text);

} // namespace engine::dmn
