// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/operators.h"
#include "engine/feel/zone.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using ast::ComparisonOperator;

namespace {

QString sign(ComparisonOperator op)
{
    switch (op) {
    case ComparisonOperator::Equal:
        return u"="_s;
    case ComparisonOperator::NotEqual:
        return u"!="_s;
    case ComparisonOperator::Less:
        return u"<"_s;
    case ComparisonOperator::LessOrEqual:
        return u"<="_s;
    case ComparisonOperator::Greater:
        return u">"_s;
    case ComparisonOperator::GreaterOrEqual:
        return u">="_s;
    }
    Q_UNREACHABLE();
}

template <typename T> std::strong_ordering ordered(const T &left, const T &right)
{
    if (left < right)
        return std::strong_ordering::less;
    return right < left ? std::strong_ordering::greater : std::strong_ordering::equal;
}

// Times compare by hour, minute, second and offset (DMN 1.5, 10.3.2.3.5): fractions do not count.
std::optional<std::strong_ordering> orderTimes(const Time &left, const Time &right)
{
    const std::int64_t a = left.nanoseconds / nanosecondsPerSecond;
    const std::int64_t b = right.nanoseconds / nanosecondsPerSecond;
    if (left.offsetSeconds == right.offsetSeconds && left.zone == right.zone)
        return ordered(a, b);
    const auto leftOffset = offsetSeconds(left);
    const auto rightOffset = offsetSeconds(right);
    if (!leftOffset || !rightOffset)
        return std::nullopt;
    return ordered(a - *leftOffset, b - *rightOffset);
}

std::optional<std::strong_ordering> orderDateTimes(const DateTime &left, const DateTime &right)
{
    if (isLocal(left.time) != isLocal(right.time))
        return std::nullopt;
    const auto seconds = [](const DateTime &dateTime) {
        DateTime whole = dateTime;
        whole.time.nanoseconds -= whole.time.nanoseconds % nanosecondsPerSecond;
        return instantNanoseconds(whole);
    };
    return ordered(seconds(left), seconds(right));
}

/// By code points, not by UTF-16 code units.
std::strong_ordering orderStrings(const QString &left, const QString &right)
{
    const qsizetype common = std::min(left.size(), right.size());
    for (qsizetype i = 0; i < common; ++i) {
        const QChar a = left[i];
        const QChar b = right[i];
        if (a == b)
            continue;
        if (a.isSurrogate() != b.isSurrogate())
            return a.isSurrogate() ? std::strong_ordering::greater : std::strong_ordering::less;
        return a.unicode() < b.unicode() ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return ordered(left.size(), right.size());
}

Value equalLists(const List &left, const List &right)
{
    if (left.size() != right.size())
        return false;
    bool unknown = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const Value same = equal(left[i], right[i]);
        if (same.isFalse())
            return false;
        unknown = unknown || same.isNull();
    }
    return unknown ? Value() : Value(true);
}

Value equalContexts(const Context &left, const Context &right)
{
    if (left.entries().size() != right.entries().size())
        return false;
    bool unknown = false;
    for (const auto &[name, value] : left.entries()) {
        const Value *other = right.find(name);
        const Value same = other ? equal(value, *other) : Value(false);
        if (same.isFalse())
            return false;
        unknown = unknown || same.isNull();
    }
    return unknown ? Value() : Value(true);
}

bool equalEnds(const std::shared_ptr<const Value> &left, const std::shared_ptr<const Value> &right)
{
    return (!left && !right) || (left && right && isEqual(*left, *right));
}

} // namespace

std::optional<std::strong_ordering> order(const Value &left, const Value &right)
{
    if (const auto *a = left.as<core::Decimal>()) {
        const auto *b = right.as<core::Decimal>();
        return b ? std::optional(*a <=> *b) : std::nullopt;
    }
    if (const auto *a = left.as<QString>()) {
        const auto *b = right.as<QString>();
        return b ? std::optional(orderStrings(*a, *b)) : std::nullopt;
    }
    if (const auto *a = left.as<Date>()) {
        const auto *b = right.as<Date>();
        return b ? std::optional(*a <=> *b) : std::nullopt;
    }
    if (const auto *a = left.as<Time>()) {
        const auto *b = right.as<Time>();
        return b ? orderTimes(*a, *b) : std::nullopt;
    }
    if (const auto *a = left.as<DateTime>()) {
        const auto *b = right.as<DateTime>();
        return b ? orderDateTimes(*a, *b) : std::nullopt;
    }
    if (const auto *a = left.as<DaysTimeDuration>()) {
        const auto *b = right.as<DaysTimeDuration>();
        return b ? std::optional(ordered(a->nanoseconds, b->nanoseconds)) : std::nullopt;
    }
    if (const auto *a = left.as<YearsMonthsDuration>()) {
        const auto *b = right.as<YearsMonthsDuration>();
        return b ? std::optional(*a <=> *b) : std::nullopt;
    }
    return std::nullopt;
}

Value equal(const Value &left, const Value &right)
{
    if (left.isNull() || right.isNull())
        return left.isNull() && right.isNull();
    if (const auto *list = left.as<List>()) {
        const auto *other = right.as<List>();
        return other ? equalLists(*list, *other) : Value();
    }
    if (const auto *context = left.as<Context>()) {
        const auto *other = right.as<Context>();
        return other ? equalContexts(*context, *other) : Value();
    }
    if (const auto *range = left.as<Range>()) {
        const auto *other = right.as<Range>();
        if (!other)
            return {};
        return range->lower == other->lower && range->upper == other->upper && range->form == other->form
            && equalEnds(range->start, other->start) && equalEnds(range->end, other->end);
    }
    if (const auto *boolean = left.as<bool>()) {
        const auto *other = right.as<bool>();
        return other ? Value(*boolean == *other) : Value();
    }
    if (const auto *function = left.as<Function>()) {
        const auto *other = right.as<Function>();
        return other ? Value(function == other) : Value();
    }
    if (const auto found = order(left, right))
        return *found == std::strong_ordering::equal;
    // Two times of which only one has a zone are different values of the same type.
    return left.isSameType(right) ? Value(false) : Value();
}

bool isEqual(const Value &left, const Value &right)
{
    return equal(left, right).isTrue();
}

Value compare(ComparisonOperator op, const Value &left, const Value &right, const Report &report)
{
    if (op == ComparisonOperator::Equal || op == ComparisonOperator::NotEqual) {
        const Value same = equal(left, right);
        if (const bool *known = same.as<bool>())
            return *known == (op == ComparisonOperator::Equal);
        return report.fail(FeelError::WrongOperands, {sign(op), left.typeName(), right.typeName()});
    }
    if (left.isNull() || right.isNull())
        return report.fail(FeelError::NullOperand, {sign(op)});
    const auto found = order(left, right);
    if (!found)
        return report.fail(FeelError::WrongOperands, {sign(op), left.typeName(), right.typeName()});
    switch (op) {
    case ComparisonOperator::Less:
        return *found < 0;
    case ComparisonOperator::LessOrEqual:
        return *found <= 0;
    case ComparisonOperator::Greater:
        return *found > 0;
    case ComparisonOperator::GreaterOrEqual:
        return *found >= 0;
    case ComparisonOperator::Equal:
    case ComparisonOperator::NotEqual:
        break;
    }
    Q_UNREACHABLE();
}

Value isIn(const Value &value, const Range &range, const Report &report)
{
    if (range.form != RangeForm::Interval)
        return compare(range.form == RangeForm::Equal ? ComparisonOperator::Equal : ComparisonOperator::NotEqual,
                       value,
                       *range.start,
                       report);
    bool isInside = true;
    if (range.start) {
        const auto op = range.lower == Boundary::Closed ? ComparisonOperator::GreaterOrEqual : ComparisonOperator::Greater;
        const Value above = compare(op, value, *range.start, report);
        if (above.isNull())
            return {};
        isInside = above.isTrue();
    }
    if (range.end) {
        const auto op = range.upper == Boundary::Closed ? ComparisonOperator::LessOrEqual : ComparisonOperator::Less;
        const Value below = compare(op, value, *range.end, report);
        if (below.isNull())
            return {};
        isInside = isInside && below.isTrue();
    }
    return isInside;
}

Value passes(const Value &input, const Value &test, const Report &report)
{
    if (const auto *range = test.as<Range>(); range && !input.as<Range>())
        return isIn(input, *range, report);
    if (const auto *list = test.as<List>()) {
        if (const Value whole = equal(input, test); whole.isTrue())
            return true;
        bool unknown = false;
        for (const Value &element : *list) {
            Diagnostics unsaid;
            const Value found = element.as<List>() ? equal(input, element) : passes(input, element, Report(unsaid, report.where));
            if (found.isTrue())
                return true;
            unknown = unknown || (found.isNull() && element.as<Range>());
        }
        return unknown ? Value() : Value(false);
    }
    if (test.isNull() && !input.isNull())
        return report.fail(FeelError::NullOperand, {u"in"_s});
    return compare(ComparisonOperator::Equal, input, test, report);
}

Value passesTest(const Value &input, const Value &value, InputUse use, IsLiteral literal, const Report &report)
{
    if (value.isNull() && literal == IsLiteral::Yes)
        return input.isNull();
    // A condition (`? > 3`, `count(list) > 1`) is its own answer; anything else is compared with.
    if (use == InputUse::Named)
        return value.as<bool>() ? value : value.isNull() ? Value() : passes(input, value, report);
    if (value.as<bool>() && input.isNull())
        return value.isTrue() && literal == IsLiteral::No;
    if (value.as<bool>() && !input.as<bool>())
        return value;
    return passes(input, value, report);
}

Value makeRange(Boundary lower, const Value &start, const Value &end, Boundary upper, const Report &report)
{
    const auto found = order(start, end);
    if (!found || *found > 0)
        return report.fail(FeelError::BadRange, {start.toString().left(60), end.toString().left(60)});
    return Range{lower, std::make_shared<const Value>(start), std::make_shared<const Value>(end), upper};
}

Value makeRange(ComparisonOperator op, const Value &end, const Report &report)
{
    const auto shared = std::make_shared<const Value>(end);
    switch (op) {
    case ComparisonOperator::Equal:
        return Range{Boundary::Closed, shared, shared, Boundary::Closed, RangeForm::Equal};
    case ComparisonOperator::NotEqual:
        return Range{Boundary::Closed, shared, shared, Boundary::Closed, RangeForm::NotEqual};
    case ComparisonOperator::Less:
    case ComparisonOperator::LessOrEqual:
    case ComparisonOperator::Greater:
    case ComparisonOperator::GreaterOrEqual:
        break;
    }
    if (!order(end, end))
        return report.fail(FeelError::NullOperand, {sign(op)});
    switch (op) {
    case ComparisonOperator::Less:
        return Range{Boundary::Open, nullptr, shared, Boundary::Open};
    case ComparisonOperator::LessOrEqual:
        return Range{Boundary::Open, nullptr, shared, Boundary::Closed};
    case ComparisonOperator::Greater:
        return Range{Boundary::Open, shared, nullptr, Boundary::Open};
    case ComparisonOperator::GreaterOrEqual:
        return Range{Boundary::Closed, shared, nullptr, Boundary::Open};
    case ComparisonOperator::Equal:
    case ComparisonOperator::NotEqual:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace engine::feel
