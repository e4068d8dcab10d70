// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/properties.h"

#include "engine/feel/zone.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using Wide = DaysTimeDuration::Wide;

std::optional<Value> number(std::int64_t value)
{
    return Value(core::Decimal(qint64{value}));
}

std::optional<Value> property(const Date &date, const QString &name)
{
    if (name == u"year")
        return number(date.year);
    if (name == u"month")
        return number(date.month);
    if (name == u"day")
        return number(date.day);
    if (name == u"weekday") {
        const std::int64_t fromThursday = date.toDays() % 7; // 1970-01-01 was a Thursday
        return number((fromThursday + 7 + 3) % 7 + 1);
    }
    return std::nullopt;
}

std::optional<Value> property(const Time &time, const QString &name, std::optional<int> offset)
{
    const std::int64_t seconds = time.nanoseconds / nanosecondsPerSecond;
    if (name == u"hour")
        return number(seconds / 3600);
    if (name == u"minute")
        return number(seconds / 60 % 60);
    if (name == u"second")
        return number(seconds % 60);
    if (name == u"time offset")
        return offset ? Value(DaysTimeDuration{Wide{*offset} * nanosecondsPerSecond}) : Value();
    if (name == u"timezone")
        return time.zone.isEmpty() ? Value() : Value(QString::fromLatin1(time.zone));
    return std::nullopt;
}

std::optional<Value> property(const DaysTimeDuration &duration, const QString &name)
{
    const auto seconds = static_cast<std::int64_t>(duration.nanoseconds / nanosecondsPerSecond);
    if (name == u"days")
        return number(seconds / 86'400);
    if (name == u"hours")
        return number(seconds / 3600 % 24);
    if (name == u"minutes")
        return number(seconds / 60 % 60);
    if (name == u"seconds")
        return number(seconds % 60);
    return std::nullopt;
}

std::optional<Value> property(const YearsMonthsDuration &duration, const QString &name)
{
    if (name == u"years")
        return number(duration.months / 12);
    if (name == u"months")
        return number(duration.months % 12);
    return std::nullopt;
}

std::optional<Value> property(const Range &range, const QString &name)
{
    if (name == u"start")
        return range.start ? *range.start : Value();
    if (name == u"end")
        return range.end ? *range.end : Value();
    if (name == u"start included")
        return Value(range.start && range.lower == Boundary::Closed);
    if (name == u"end included")
        return Value(range.end && range.upper == Boundary::Closed);
    return std::nullopt;
}

std::optional<Value> property(const Value &value, const QString &name)
{
    if (const auto *context = value.as<Context>()) {
        const Value *found = context->find(name);
        return found ? std::optional(*found) : std::nullopt;
    }
    if (const auto *date = value.as<Date>())
        return property(*date, name);
    if (const auto *dateTime = value.as<DateTime>()) {
        const auto ofDate = property(dateTime->date, name);
        return ofDate ? ofDate : property(dateTime->time, name, offsetSeconds(*dateTime));
    }
    if (const auto *time = value.as<Time>())
        return property(*time, name, offsetSeconds(*time));
    if (const auto *days = value.as<DaysTimeDuration>())
        return property(*days, name);
    if (const auto *months = value.as<YearsMonthsDuration>())
        return property(*months, name);
    if (const auto *range = value.as<Range>())
        return property(*range, name);
    return std::nullopt;
}

} // namespace

Value memberOf(const Value &value, const QString &name, const Report &report)
{
    if (const auto *list = value.as<List>()) {
        List results;
        results.reserve(list->size());
        for (const Value &element : *list)
            results.push_back(memberOf(element, name, report));
        Budget::ofThread().spend(results.size());
        return results;
    }
    if (auto found = property(value, name))
        return *found;
    const QString shown = u'"' + name + u'"';
    if (value.isNull())
        return report.fail(FeelError::NotAContext, {shown, u"null"_s});
    if (value.as<bool>() || value.as<core::Decimal>() || value.as<QString>() || value.as<Function>())
        return report.fail(FeelError::NotAContext, {shown, value.typeName()});
    return report.fail(FeelError::NoSuchMember, {shown, value.typeName()});
}

std::optional<List> sequence(const Value &from, const Value &to)
{
    List values;
    if (const auto *first = from.as<core::Decimal>()) {
        const auto *last = to.as<core::Decimal>();
        if (!last)
            return std::nullopt;
        const bool up = *first <= *last;
        const core::Decimal step(up ? 1 : -1);
        core::Decimal next = *first;
        while ((up ? next <= *last : next >= *last) && values.size() <= limits::listSize) {
            values.emplace_back(next);
            const auto more = next.plus(step);
            if (!more || *more == next)
                break;
            next = *more;
        }
        return values;
    }
    const auto *first = from.as<Date>();
    const auto *last = to.as<Date>();
    if (!first || !last)
        return std::nullopt;
    const std::int64_t end = last->toDays();
    const int step = first->toDays() <= end ? 1 : -1;
    for (std::int64_t day = first->toDays(); day * step <= end * step && values.size() <= limits::listSize; day += step)
        values.emplace_back(Date::fromDays(day));
    return values;
}

std::optional<List> sequence(const Range &range)
{
    if (!range.start || !range.end || range.form != RangeForm::Interval)
        return std::nullopt;
    auto values = sequence(*range.start, *range.end);
    if (!values || values->size() > limits::listSize)
        return values; // too long, which the caller tells: leaving out an end must not make it look short enough
    if (range.lower == Boundary::Open && !values->empty() && values->front() == *range.start)
        values->erase(values->begin());
    if (range.upper == Boundary::Open && !values->empty() && values->back() == *range.end)
        values->pop_back();
    return values;
}

} // namespace engine::feel
