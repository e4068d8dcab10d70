// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace engine::feel {

inline constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;
inline constexpr std::int64_t nanosecondsPerDay = 86'400 * nanosecondsPerSecond;

/// A day of the proleptic Gregorian calendar, years −999,999,999 to 999,999,999 (DMN 1.5, 10.3.2.3.4).
struct Date
{
    std::int64_t year = 1970;
    int month = 1;
    int day = 1;

    static std::optional<Date> of(std::int64_t year, int month, int day); ///< nullopt: no such day
    static Date fromDays(std::int64_t daysSince1970);
    static Date from(const QDate &date);
    std::int64_t toDays() const;
    std::optional<QDate> toQDate() const;
    auto operator<=>(const Date &) const = default;
};

/// A time of day with nanoseconds; without zone, with an offset, or with an IANA zone.
struct Time
{
    std::int64_t nanoseconds = 0; ///< since midnight, local
    std::optional<int> offsetSeconds;
    QByteArray zone; ///< IANA id or empty
    bool operator==(const Time &) const = default;
};

struct DateTime
{
    Date date;
    Time time;
    bool operator==(const DateTime &) const = default;
    /// The instant as seen in `zone` (IANA).
    static DateTime from(const QDateTime &instant, const QByteArray &zone);
    /// The instant it names; a local one is read in `zone`. nullopt outside QDateTime's years.
    std::optional<QDateTime> toInstant(const QByteArray &zone) const;
};

struct DaysTimeDuration
{
    __extension__ using Wide = __int128;
    Wide nanoseconds = 0;
    auto operator<=>(const DaysTimeDuration &) const = default;
};

struct YearsMonthsDuration
{
    std::int64_t months = 0;
    auto operator<=>(const YearsMonthsDuration &) const = default;
};

} // namespace engine::feel
