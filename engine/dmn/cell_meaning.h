// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/wording.h"
#include "engine/feel/expression.h"

namespace engine::dmn {

/// One of a cell's tests where it is a plain comparison.
struct Condition
{
    enum class Kind { Equal, NotEqual, Less, AtMost, More, AtLeast, Within };
    Kind kind = Kind::Equal;
    feel::Value bound;
    feel::Value upper;        ///< of Within
    bool lowerIncluded = true; ///< of Within, as the next
    bool upperIncluded = true;
};

/// A cell's unary tests as comparisons with values, so that they can be put into words. Any one of `conditions`
/// must hold, or none where `negated`.
struct CellMeaning
{
    std::vector<Condition> conditions;
    bool negated = false;

    bool isKnown() const { return !conditions.empty(); }
};

/// What the unary tests `tests` compare with in `environment`; not known where one of them is more than a comparison.
CellMeaning meaningOf(const feel::Expression &tests, const feel::Environment &environment);

/// "at most 1,896,000 yen", 「NZ」又は「KH」以外; empty where the meaning is not known.
QString phrase(const CellMeaning &meaning, const WordingPointer &words, const core::Language &language);

} // namespace engine::dmn
