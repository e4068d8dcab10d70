// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/operators.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

/// One end of a range; without a value it lies at infinity.
struct End
{
    const Value *value = nullptr;
    bool isClosed = false;
    int infinity = 0; ///< −1 before everything, 1 behind everything
};

struct Span
{
    End start;
    End end;
};

/// The relations of points and ranges (DMN 1.5, table 78), on two arguments of which each is either.
class Relation
{
public:
    Relation(const Value &first, const Value &second) : a(read(first)), b(read(second)) {}

    bool isComparable() const { return m_isComparable; }
    bool firstIsRange() const { return m_firstIsRange; }
    bool secondIsRange() const { return m_secondIsRange; }

    bool less(const End &left, const End &right) { return sign(left, right) < 0; }
    bool same(const End &left, const End &right) { return sign(left, right) == 0; }

    bool before(const Span &left, const Span &right)
    {
        return less(left.end, right.start) || (same(left.end, right.start) && !(left.end.isClosed && right.start.isClosed));
    }

    bool meets(const Span &left, const Span &right)
    {
        return same(left.end, right.start) && left.end.isClosed && right.start.isClosed;
    }

    bool reaches(const Span &left, const Span &right)
    {
        return less(right.start, left.end) || meets(left, right);
    }

    bool startsNoLater(const Span &left, const Span &right)
    {
        return less(left.start, right.start)
            || (same(left.start, right.start) && (left.start.isClosed || !right.start.isClosed));
    }

    bool endsNoLater(const Span &left, const Span &right)
    {
        return less(left.end, right.end) || (same(left.end, right.end) && (!left.end.isClosed || right.end.isClosed));
    }

    bool overlapsBefore(const Span &left, const Span &right)
    {
        const bool startsEarlier = less(left.start, right.start)
            || (same(left.start, right.start) && left.start.isClosed && !right.start.isClosed);
        return startsEarlier && reaches(left, right) && endsNoLater(left, right);
    }

    bool overlapsAfter(const Span &left, const Span &right)
    {
        const bool startsLater = less(right.start, left.start)
            || (same(right.start, left.start) && right.start.isClosed && !left.start.isClosed);
        const bool endsNoEarlier = less(right.end, left.end)
            || (same(right.end, left.end) && (!right.end.isClosed || left.end.isClosed));
        return startsLater && reaches(right, left) && endsNoEarlier;
    }

    bool includes(const Span &left, const Span &right) { return startsNoLater(left, right) && endsNoLater(right, left); }

    bool finishes(const Span &left, const Span &right)
    {
        return left.end.isClosed == right.end.isClosed && same(left.end, right.end) && startsNoLater(right, left);
    }

    bool starts(const Span &left, const Span &right)
    {
        return left.start.isClosed == right.start.isClosed && same(left.start, right.start) && endsNoLater(left, right);
    }

    bool coincides(const Span &left, const Span &right)
    {
        return same(left.start, right.start) && same(left.end, right.end)
            && left.start.isClosed == right.start.isClosed && left.end.isClosed == right.end.isClosed;
    }

private:
    Span read(const Value &value)
    {
        const auto *range = value.as<Range>();
        (m_isFirst ? m_firstIsRange : m_secondIsRange) = range != nullptr;
        m_isFirst = false;
        if (!range)
            return {{&value, true, 0}, {&value, true, 0}};
        const End start{range->start.get(), range->start && range->lower == Boundary::Closed, -1};
        const End end{range->end.get(), range->end && range->upper == Boundary::Closed, 1};
        m_isComparable = m_isComparable && range->form != RangeForm::NotEqual;
        return {start, end};
    }

    int sign(const End &left, const End &right)
    {
        if (!left.value || !right.value) {
            const int leftAt = left.value ? 0 : left.infinity;
            const int rightAt = right.value ? 0 : right.infinity;
            return leftAt - rightAt;
        }
        const auto found = order(*left.value, *right.value);
        if (!found) {
            m_isComparable = false;
            return 2;
        }
        return *found < 0 ? -1 : *found > 0 ? 1 : 0;
    }

    // Set while `a` and `b` are read, so they come first.
    bool m_isComparable = true;
    bool m_isFirst = true;
    bool m_firstIsRange = false;
    bool m_secondIsRange = false;

public:
    const Span a;
    const Span b;
};

enum class Takes { Anything, Ranges, PointOrRangeThenRange, RangeThenPointOrRange, TwoAlike };

template <typename F> Value relate(Arguments &arguments, Takes takes, F holds)
{
    for (std::size_t i = 0; i < 2; ++i) {
        if (arguments[i].isNull())
            return arguments.wrongArgument(i, u"range"_s);
    }
    Relation relation(arguments[0], arguments[1]);
    const bool first = relation.firstIsRange();
    const bool second = relation.secondIsRange();
    const bool wrongFirst = (takes == Takes::Ranges || takes == Takes::RangeThenPointOrRange) && !first;
    const bool wrongSecond = (takes == Takes::Ranges || takes == Takes::PointOrRangeThenRange) && !second;
    if (wrongFirst || wrongSecond || (takes == Takes::TwoAlike && first != second))
        return arguments.wrongArgument(wrongFirst ? 0 : 1, u"range"_s);
    const bool result = holds(relation);
    if (!relation.isComparable())
        return arguments.fail(FeelError::NotComparable, {arguments[0].typeName(), arguments[1].typeName()});
    return result;
}

Value before(Arguments &arguments)
{
    return relate(arguments, Takes::Anything, [](Relation &r) { return r.before(r.a, r.b); });
}

Value after(Arguments &arguments)
{
    return relate(arguments, Takes::Anything, [](Relation &r) { return r.before(r.b, r.a); });
}

Value meets(Arguments &arguments)
{
    return relate(arguments, Takes::Ranges, [](Relation &r) { return r.meets(r.a, r.b); });
}

Value metBy(Arguments &arguments)
{
    return relate(arguments, Takes::Ranges, [](Relation &r) { return r.meets(r.b, r.a); });
}

Value overlaps(Arguments &arguments)
{
    return relate(arguments, Takes::Ranges, [](Relation &r) { return r.reaches(r.a, r.b) && r.reaches(r.b, r.a); });
}

Value overlapsBefore(Arguments &arguments)
{
    return relate(arguments, Takes::Ranges, [](Relation &r) { return r.overlapsBefore(r.a, r.b); });
}

Value overlapsAfter(Arguments &arguments)
{
    return relate(arguments, Takes::Ranges, [](Relation &r) { return r.overlapsAfter(r.a, r.b); });
}

Value finishes(Arguments &arguments)
{
    return relate(arguments, Takes::PointOrRangeThenRange, [](Relation &r) { return r.finishes(r.a, r.b); });
}

Value finishedBy(Arguments &arguments)
{
    return relate(arguments, Takes::RangeThenPointOrRange, [](Relation &r) { return r.finishes(r.b, r.a); });
}

Value includes(Arguments &arguments)
{
    return relate(arguments, Takes::RangeThenPointOrRange, [](Relation &r) { return r.includes(r.a, r.b); });
}

Value during(Arguments &arguments)
{
    return relate(arguments, Takes::PointOrRangeThenRange, [](Relation &r) { return r.includes(r.b, r.a); });
}

Value starts(Arguments &arguments)
{
    return relate(arguments, Takes::PointOrRangeThenRange, [](Relation &r) { return r.starts(r.a, r.b); });
}

Value startedBy(Arguments &arguments)
{
    return relate(arguments, Takes::RangeThenPointOrRange, [](Relation &r) { return r.starts(r.b, r.a); });
}

Value coincides(Arguments &arguments)
{
    return relate(arguments, Takes::TwoAlike, [](Relation &r) { return r.coincides(r.a, r.b); });
}

} // namespace

std::vector<Builtin> rangeBuiltins()
{
    const auto anything = {"point1: Any, point2: Any -> boolean", "point: Any, range: Any -> boolean",
                           "range: Any, point: Any -> boolean", "range1: Any, range2: Any -> boolean"};
    const auto pointFirst = {"point: Any, range: range -> boolean", "range1: Any, range2: range -> boolean"};
    const auto rangeFirst = {"range: range, point: Any -> boolean", "range1: range, range2: Any -> boolean"};
    const auto ranges = {"range1: range, range2: range -> boolean"};
    return {
        {u"before"_s, anything, before},
        {u"after"_s, anything, after},
        {u"meets"_s, ranges, meets},
        {u"met by"_s, ranges, metBy},
        {u"overlaps"_s, ranges, overlaps},
        {u"overlaps before"_s, ranges, overlapsBefore},
        {u"overlaps after"_s, ranges, overlapsAfter},
        {u"finishes"_s, pointFirst, finishes},
        {u"finished by"_s, rangeFirst, finishedBy},
        {u"includes"_s, rangeFirst, includes},
        {u"during"_s, pointFirst, during},
        {u"starts"_s, pointFirst, starts},
        {u"started by"_s, rangeFirst, startedBy},
        {u"coincides"_s, {"point1: Any, point2: Any -> boolean", "range1: Any, range2: Any -> boolean"}, coincides},
    };
}

} // namespace engine::feel
