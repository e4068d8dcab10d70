// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/report.h"

#include <compare>

namespace engine::feel {

/// FEEL's operators on values (DMN 1.5, 10.3.2.15 and 10.3.4): wrong operands give null and a diagnostic.

/// The order of two values of one comparable type; nullopt where there is none.
std::optional<std::strong_ordering> order(const Value &left, const Value &right);
/// FEEL's `=`: true, false, or null where the two are of different types.
Value equal(const Value &left, const Value &right);
/// `equal` and not null.
bool isEqual(const Value &left, const Value &right);

Value compare(ast::ComparisonOperator op, const Value &left, const Value &right, const Report &report);
Value calculate(ast::ArithmeticOperator op, const Value &left, const Value &right, const Report &report);
Value negate(const Value &value, const Report &report);

/// Whether `value` lies in `range`; null where it cannot be compared with the ends.
Value isIn(const Value &value, const Range &range, const Report &report);
/// `input in test`, where test is a value, a range, or a list of either.
Value passes(const Value &input, const Value &test, const Report &report);

enum class InputUse { Compared, Named }; ///< named: as `?`, so that the test is a condition
enum class IsLiteral { No, Yes };
/// Whether `input` passes the unary test that gave `value` (DMN 1.5, 7.3.3).
Value passesTest(const Value &input, const Value &value, InputUse use, IsLiteral literal, const Report &report);

/// A range of both ends, which must be of one comparable type and in order; else null and a diagnostic.
Value makeRange(Boundary lower, const Value &start, const Value &end, Boundary upper, const Report &report);
/// The range of `< end` and its like.
Value makeRange(ast::ComparisonOperator op, const Value &end, const Report &report);

/// The instant with `months` or `duration` added; a day that the month lacks becomes its last.
std::optional<Date> plusMonths(const Date &date, std::int64_t months);
std::optional<DateTime> plusDuration(const DateTime &dateTime, const DaysTimeDuration &duration);
Time plusDuration(const Time &time, const DaysTimeDuration &duration);

/// A Decimal of any duration's length and back; nullopt when it does not fit.
core::Decimal toDecimal(DaysTimeDuration::Wide number);
std::optional<DaysTimeDuration::Wide> toWide(const core::Decimal &number);

} // namespace engine::feel
