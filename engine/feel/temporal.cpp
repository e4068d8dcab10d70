// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/temporal.h"

#include "engine/feel/zone.h"

#include <QTimeZone>

namespace engine::feel {

namespace {

constexpr std::int64_t maxYear = 999'999'999;
constexpr std::int64_t nanosecondsPerMillisecond = 1'000'000;
constexpr std::int64_t millisecondsPerDay = 86'400'000;

bool isLeap(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

} // namespace

int daysInMonth(std::int64_t year, int month)
{
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : lengths[month - 1];
}

std::optional<Date> Date::of(std::int64_t year, int month, int day)
{
    if (year < -maxYear || year > maxYear || month < 1 || month > 12 || day < 1)
        return std::nullopt;
    if (day > daysInMonth(year, month))
        return std::nullopt;
    return Date{year, month, day};
}

// Howard Hinnant, "chrono-compatible low-level date algorithms".
Date Date::fromDays(std::int64_t daysSince1970)
{
    const std::int64_t shifted = daysSince1970 + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t dayOfEra = shifted - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153;
    const int day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    const int month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    return Date{yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::int64_t Date::toDays() const
{
    const std::int64_t y = month <= 2 ? year - 1 : year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

// QDate has no year 0: its year −1 is the proleptic year 0. Day counts agree on both sides.
Date Date::from(const QDate &date)
{
    static const qint64 epoch = QDate(1970, 1, 1).toJulianDay();
    return fromDays(date.toJulianDay() - epoch);
}

std::optional<QDate> Date::toQDate() const
{
    if (year < -200'000 || year > 200'000)
        return std::nullopt;
    static const qint64 epoch = QDate(1970, 1, 1).toJulianDay();
    return QDate::fromJulianDay(epoch + toDays());
}

DateTime DateTime::from(const QDateTime &instant, const QByteArray &zone)
{
    const int offset = isKnownZone(zone) ? timeZone(zone).offsetFromUtc(instant) : 0;
    const std::int64_t local = instant.toMSecsSinceEpoch() + std::int64_t{offset} * 1000;
    const std::int64_t days = local >= 0 ? local / millisecondsPerDay : -((-local + millisecondsPerDay - 1) / millisecondsPerDay);
    DateTime result;
    result.date = Date::fromDays(days);
    result.time.nanoseconds = (local - days * millisecondsPerDay) * nanosecondsPerMillisecond;
    result.time.zone = zone;
    return result;
}

std::optional<QDateTime> DateTime::toInstant(const QByteArray &zone) const
{
    if (date.year < -200'000 || date.year > 200'000)
        return std::nullopt;
    const std::int64_t local = date.toDays() * millisecondsPerDay + time.nanoseconds / nanosecondsPerMillisecond;
    DateTime zoned = *this;
    if (!zoned.time.offsetSeconds && zoned.time.zone.isEmpty())
        zoned.time.zone = zone;
    const std::int64_t offset = offsetSeconds(zoned).value_or(0);
    return QDateTime::fromMSecsSinceEpoch(local - offset * 1000, Qt::UTC);
}

} // namespace engine::feel
