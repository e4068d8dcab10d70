// SPDX-License-Identifier: Apache-2.0
//
// Todoke's own functions, not DMN's, and the only ones: days, periods, ages, eras and money as Japanese offices
// count them. README.md beside this folder says what each is for.
#include "engine/calendar/age.h"
#include "engine/calendar/calendar.h"
#include "engine/feel/builtins/builtin.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using core::Decimal;

/// The day of a date, or of a date and time as the town's clock shows it.
std::optional<QDate> day(Arguments &arguments, std::size_t i)
{
    std::optional<QDate> found;
    if (const auto *dateTime = arguments[i].as<DateTime>()) {
        const auto instant = dateTime->toInstant(arguments.environment().zone);
        found = instant ? DateTime::from(*instant, arguments.environment().zone).date.toQDate() : std::nullopt;
    } else if (const auto *date = arguments.get<Date>(i)) {
        found = date->toQDate();
    } else {
        return std::nullopt;
    }
    // Calendars of law reach no further.
    if (found && (found->year() < 1600 || found->year() > 9000))
        found.reset();
    if (!found)
        arguments.wrongValue(arguments[i].toString());
    return found;
}

const calendar::BusinessCalendar &businessDays(const Arguments &arguments)
{
    static const calendar::BusinessCalendar national = calendar::BusinessCalendar::japan();
    return arguments.environment().calendar ? *arguments.environment().calendar : national;
}

/// A count of days, months … that cannot lead out of the calendar.
std::optional<int> period(Arguments &arguments, std::size_t i)
{
    const auto count = arguments.integer(i);
    if (!count)
        return std::nullopt;
    if (*count < 0 || *count > 40'000) {
        arguments.wrongValue(QString::number(*count));
        return std::nullopt;
    }
    return static_cast<int>(*count);
}

Value fiscalYear(Arguments &arguments)
{
    const auto date = day(arguments, 0);
    return date ? Value(Decimal(calendar::fiscalYear(*date))) : Value();
}

enum class Direction { After, Before };

Value deadlineOf(Arguments &arguments, Direction direction)
{
    const auto from = day(arguments, 0);
    const auto count = from ? period(arguments, 1) : std::nullopt;
    const auto *name = count ? arguments.get<QString>(2) : nullptr;
    if (!name)
        return Null{};
    const auto unit = calendar::periodUnit(*name);
    const bool tooLong = unit == calendar::PeriodUnit::Years && *count > 1000;
    if (!unit || tooLong)
        return arguments.wrongValue(*name);
    if (direction == Direction::Before && *count == 0)
        return Date::from(from->addDays(-1));
    const int signedCount = direction == Direction::Before ? -*count : *count;
    return Date::from(calendar::deadline(*from, signedCount, *unit, businessDays(arguments)));
}

Value deadline(Arguments &arguments)
{
    return deadlineOf(arguments, Direction::After);
}

/// The last day to act when so many full units must lie between it and the event (30日前まで).
Value deadlineBefore(Arguments &arguments)
{
    return deadlineOf(arguments, Direction::Before);
}

Value businessDaysBetween(Arguments &arguments)
{
    const auto from = day(arguments, 0);
    const auto to = from ? day(arguments, 1) : std::nullopt;
    if (!to)
        return Null{};
    if (from->daysTo(*to) > 40'000 || from->daysTo(*to) < -40'000)
        return arguments.wrongValue(arguments[1].toString());
    if (*to < *from)
        return Decimal(-businessDays(arguments).businessDaysBetween(*to, *from));
    return Decimal(businessDays(arguments).businessDaysBetween(*from, *to));
}

Value addBusinessDays(Arguments &arguments)
{
    const auto from = day(arguments, 0);
    const auto count = from ? period(arguments, 1) : std::nullopt;
    return count ? Value(Date::from(businessDays(arguments).addBusinessDays(*from, *count))) : Value();
}

Value isBusinessDay(Arguments &arguments)
{
    const auto date = day(arguments, 0);
    return date ? Value(businessDays(arguments).isBusinessDay(*date)) : Value();
}

Value nextBusinessDay(Arguments &arguments)
{
    const auto date = day(arguments, 0);
    return date ? Value(Date::from(businessDays(arguments).nextBusinessDay(*date))) : Value();
}

Value ageAfter(Arguments &arguments, int days)
{
    const auto born = day(arguments, 0);
    const auto on = born ? day(arguments, 1) : std::nullopt;
    if (!on)
        return Null{};
    if (*on < *born)
        return arguments.wrongValue(arguments[1].toString());
    return Decimal(calendar::fullAge(*born, on->addDays(days)));
}

/// The age during a day, as people count it: the new one from the birthday on.
Value fullAge(Arguments &arguments)
{
    return ageAfter(arguments, 0);
}

/// The age reached by the end of a day, as laws count that say 達した or take the state of 31 December: who is born
/// on 1 January has reached it on 31 December.
Value ageReached(Arguments &arguments)
{
    return ageAfter(arguments, 1);
}

Value dayOfAge(Arguments &arguments)
{
    const auto born = day(arguments, 0);
    const auto age = born ? period(arguments, 1) : std::nullopt;
    if (!age)
        return Null{};
    if (*age > 1000)
        return arguments.wrongValue(QString::number(*age));
    return Date::from(calendar::dayOfAge(*born, *age));
}

Value eraDate(Arguments &arguments)
{
    const auto date = day(arguments, 0);
    if (!date)
        return Null{};
    if (!calendar::eraDate(*date))
        return arguments.wrongValue(arguments[0].toString());
    return calendar::eraText(*date);
}

Value dateOfEra(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    if (!text)
        return Null{};
    const auto date = calendar::readDate(*text);
    return date ? Value(Date::from(*date)) : arguments.wrongValue(*text);
}

Value eraFiscalYear(Arguments &arguments)
{
    const auto year = arguments.integer(0);
    if (!year)
        return Null{};
    if (*year < 1873 || *year > 9000)
        return arguments.wrongValue(QString::number(*year));
    return calendar::eraFiscalYearText(static_cast<int>(*year));
}

/// Yen without fractions, or in whole units of `unit` yen: `yen round(1250, 100)` is 1200. Amounts are
/// cut off (国等の債権債務等の金額の端数計算に関する法律) unless `mode` says "up" or "half up".
Value yenRound(Arguments &arguments)
{
    const auto *amount = arguments.get<Decimal>(0);
    if (!amount)
        return Null{};
    Decimal unit(1);
    if (!arguments[1].isNull()) {
        const auto *given = arguments.get<Decimal>(1);
        if (!given)
            return Null{};
        if (!given->isInteger() || given->isNegative() || given->isZero())
            return arguments.wrongValue(given->toString());
        unit = *given;
    }
    core::Rounding rounding = core::Rounding::Down;
    if (!arguments[2].isNull()) {
        const auto *mode = arguments.get<QString>(2);
        if (!mode)
            return Null{};
        if (*mode == u"up")
            rounding = core::Rounding::Up;
        else if (*mode == u"half up")
            rounding = core::Rounding::HalfUp;
        else if (*mode != u"down")
            return arguments.wrongValue(*mode);
    }
    const auto units = amount->dividedBy(unit);
    const auto whole = units ? units->rounded(0, rounding) : std::nullopt;
    const auto yen = whole ? whole->times(unit) : std::nullopt;
    return arguments.checked(yen ? yen->rounded(0, core::Rounding::Down) : std::nullopt);
}

} // namespace

std::vector<Builtin> japanBuiltins()
{
    return {
        {u"fiscal year"_s, {"date: Any -> number"}, fiscalYear},
        {u"deadline"_s, {"from: Any, count: number, unit: string -> date"}, deadline},
        {u"deadline before"_s, {"event: Any, count: number, unit: string -> date"}, deadlineBefore},
        {u"business days"_s, {"from: Any, to: Any -> number"}, businessDaysBetween},
        {u"add business days"_s, {"date: Any, count: number -> date"}, addBusinessDays},
        {u"is business day"_s, {"date: Any -> boolean"}, isBusinessDay},
        {u"next business day"_s, {"date: Any -> date"}, nextBusinessDay},
        {u"full age"_s, {"born: Any, on: Any -> number"}, fullAge},
        {u"age reached"_s, {"born: Any, on: Any -> number"}, ageReached},
        {u"day of age"_s, {"born: Any, age: number -> date"}, dayOfAge},
        {u"era date"_s, {"date: Any -> string"}, eraDate},
        {u"date of era"_s, {"text: string -> date"}, dateOfEra},
        {u"era fiscal year"_s, {"year: number -> string"}, eraFiscalYear},
        {u"yen round"_s, {"amount: number, unit?: number, mode?: string -> number"}, yenRound},
    };
}

} // namespace engine::feel
