// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/temporal_text.h"
#include "engine/feel/zone.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using core::Decimal;

QString numbersText(const Arguments &arguments)
{
    QStringList parts;
    for (const Value &value : arguments.values())
        parts << value.toString();
    return parts.join(u", "_s);
}

std::optional<Date> dateFrom(Arguments &arguments)
{
    const auto year = arguments.integer(0);
    const auto month = year ? arguments.integer(1) : std::nullopt;
    const auto day = month ? arguments.integer(2) : std::nullopt;
    if (!day)
        return std::nullopt;
    const bool fits = *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
    const auto date = fits ? Date::of(*year, static_cast<int>(*month), static_cast<int>(*day)) : std::nullopt;
    if (!date)
        arguments.wrongValue(numbersText(arguments));
    return date;
}

std::optional<Time> timeFrom(Arguments &arguments, std::size_t at)
{
    const auto hour = arguments.integer(at);
    const auto minute = hour ? arguments.integer(at + 1) : std::nullopt;
    const auto *second = minute ? arguments.get<Decimal>(at + 2) : nullptr;
    if (!second)
        return std::nullopt;
    const auto scaled = second->times(Decimal(qint64{nanosecondsPerSecond}));
    const auto whole = scaled ? scaled->rounded(0, core::Rounding::Down) : std::nullopt;
    const auto nanoseconds = whole ? whole->toInt64() : std::nullopt;
    const bool fits = *hour >= 0 && *hour <= 23 && *minute >= 0 && *minute <= 59 && nanoseconds && *nanoseconds >= 0
        && *nanoseconds < 60 * nanosecondsPerSecond;
    if (!fits) {
        arguments.wrongValue(numbersText(arguments));
        return std::nullopt;
    }
    Time time;
    time.nanoseconds = (*hour * 60 + *minute) * 60 * nanosecondsPerSecond + *nanoseconds;
    if (arguments[at + 3].isNull())
        return time;
    if (const auto *zone = arguments[at + 3].as<QString>()) {
        time.zone = zone->toLatin1();
        if (isKnownZone(time.zone))
            return time;
        arguments.wrongValue(*zone);
        return std::nullopt;
    }
    const auto *offset = arguments.get<DaysTimeDuration>(at + 3);
    if (!offset)
        return std::nullopt;
    const auto seconds = static_cast<std::int64_t>(offset->nanoseconds / nanosecondsPerSecond);
    if (seconds < -18 * 3600 || seconds > 18 * 3600) {
        arguments.wrongValue(numbersText(arguments));
        return std::nullopt;
    }
    time.offsetSeconds = static_cast<int>(seconds);
    return time;
}

Value date(Arguments &arguments)
{
    if (arguments.size() == 3) {
        const auto made = dateFrom(arguments);
        return made ? Value(*made) : Value();
    }
    if (const auto *same = arguments[0].as<Date>())
        return *same;
    if (const auto *dateTime = arguments[0].as<DateTime>())
        return dateTime->date;
    const auto *text = arguments.get<QString>(0);
    if (!text)
        return Null{};
    const auto read = parseDate(*text);
    return read ? Value(*read) : arguments.wrongValue(*text);
}

Value time(Arguments &arguments)
{
    if (arguments.size() >= 3) {
        const auto made = timeFrom(arguments, 0);
        return made ? Value(*made) : Value();
    }
    if (const auto *same = arguments[0].as<Time>())
        return *same;
    if (const auto *dateTime = arguments[0].as<DateTime>())
        return dateTime->time;
    if (arguments[0].as<Date>())
        return Time{0, 0, {}};
    const auto *text = arguments.get<QString>(0);
    if (!text)
        return Null{};
    const auto read = parseTime(*text);
    return read ? Value(*read) : arguments.wrongValue(*text);
}

Value dateAndTime(Arguments &arguments)
{
    if (arguments.size() >= 6) {
        const auto day = dateFrom(arguments);
        const auto made = day ? timeFrom(arguments, 3) : std::nullopt;
        return made ? Value(DateTime{*day, *made}) : Value();
    }
    if (arguments.size() == 2) {
        const auto *dateTime = arguments[0].as<DateTime>();
        const auto *day = dateTime ? &dateTime->date : arguments.get<Date>(0);
        // DMN 1.5: the same instant in another zone.
        if (const auto *zone = arguments[1].as<QString>(); zone && dateTime) {
            const auto instant = dateTime->toInstant(arguments.environment().zone);
            if (!instant || !isKnownZone(zone->toLatin1()))
                return arguments.wrongValue(*zone);
            return DateTime::from(*instant, zone->toLatin1());
        }
        const auto *ofDay = day ? arguments.get<Time>(1) : nullptr;
        return ofDay ? Value(DateTime{*day, *ofDay}) : Value();
    }
    if (const auto *same = arguments[0].as<DateTime>())
        return *same;
    if (const auto *day = arguments[0].as<Date>())
        return DateTime{*day, Time{0, 0, {}}};
    const auto *text = arguments.get<QString>(0);
    if (!text)
        return Null{};
    const auto read = parseDateTime(*text);
    return read ? Value(*read) : arguments.wrongValue(*text);
}

Value duration(Arguments &arguments)
{
    if (arguments[0].as<DaysTimeDuration>() || arguments[0].as<YearsMonthsDuration>())
        return arguments[0];
    const auto *text = arguments.get<QString>(0);
    if (!text)
        return Null{};
    if (const auto days = parseDaysTimeDuration(*text))
        return *days;
    if (const auto months = parseYearsMonthsDuration(*text))
        return *months;
    return arguments.wrongValue(*text);
}

const Date *dayOf(Arguments &arguments, std::size_t i)
{
    if (const auto *dateTime = arguments[i].as<DateTime>())
        return &dateTime->date;
    return arguments.get<Date>(i);
}

Value yearsAndMonthsDuration(Arguments &arguments)
{
    const auto *from = dayOf(arguments, 0);
    const auto *to = from ? dayOf(arguments, 1) : nullptr;
    if (!to)
        return Null{};
    std::int64_t months = (to->year - from->year) * 12 + (to->month - from->month);
    if (months > 0 && to->day < from->day)
        --months;
    if (months < 0 && to->day > from->day)
        ++months;
    return YearsMonthsDuration{months};
}

Value now(Arguments &arguments)
{
    const Environment &environment = arguments.environment();
    if (!environment.now.isValid())
        return arguments.fail(FeelError::NoSuchVariable, {u"now()"_s});
    return DateTime::from(environment.now, environment.zone);
}

Value today(Arguments &arguments)
{
    const Value present = now(arguments);
    return present.isNull() ? present : Value(present.as<DateTime>()->date);
}

Value dayOfYear(Arguments &arguments)
{
    const auto *day = dayOf(arguments, 0);
    return day ? Value(Decimal(qint64{day->toDays() - Date{day->year, 1, 1}.toDays() + 1})) : Value();
}

/// 1 is Monday.
int weekday(const Date &day)
{
    return static_cast<int>(((day.toDays() + 3) % 7 + 7) % 7) + 1;
}

Value dayOfWeek(Arguments &arguments)
{
    static const QString names[] = {u"Monday"_s, u"Tuesday"_s, u"Wednesday"_s, u"Thursday"_s,
                                    u"Friday"_s, u"Saturday"_s, u"Sunday"_s};
    const auto *day = dayOf(arguments, 0);
    return day ? Value(names[weekday(*day) - 1]) : Value();
}

Value monthOfYear(Arguments &arguments)
{
    static const QString names[] = {u"January"_s, u"February"_s, u"March"_s,     u"April"_s,   u"May"_s,      u"June"_s,
                                    u"July"_s,    u"August"_s,   u"September"_s, u"October"_s, u"November"_s, u"December"_s};
    const auto *day = dayOf(arguments, 0);
    return day ? Value(names[day->month - 1]) : Value();
}

/// ISO 8601: the week belongs to the year that its Thursday lies in.
Value weekOfYear(Arguments &arguments)
{
    const auto *day = dayOf(arguments, 0);
    if (!day)
        return Null{};
    const std::int64_t thursday = day->toDays() + 4 - weekday(*day);
    const std::int64_t yearBegin = Date{Date::fromDays(thursday).year, 1, 1}.toDays();
    return Decimal(qint64{(thursday - yearBegin) / 7 + 1});
}

} // namespace

std::vector<Builtin> temporalBuiltins()
{
    return {
        {u"date"_s, {"from: Any -> date", "year: number, month: number, day: number -> date"}, date, true},
        {u"time"_s, {"from: Any -> time", "hour: number, minute: number, second: number, offset?: Any -> time"}, time, true},
        {u"date and time"_s,
         {"from: Any -> date and time", "date: Any, time: Any -> date and time",
          "year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: Any -> date and time"},
         dateAndTime, true},
        {u"duration"_s, {"from: Any -> Any"}, duration, true},
        {u"years and months duration"_s, {"from: Any, to: Any -> years and months duration"}, yearsAndMonthsDuration},
        {u"now"_s, {"-> date and time"}, now},
        {u"today"_s, {"-> date"}, today},
        {u"day of year"_s, {"date: Any -> number"}, dayOfYear},
        {u"day of week"_s, {"date: Any -> string"}, dayOfWeek},
        {u"month of year"_s, {"date: Any -> string"}, monthOfYear},
        {u"week of year"_s, {"date: Any -> number"}, weekOfYear},
    };
}

} // namespace engine::feel
