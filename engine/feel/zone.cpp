// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/zone.h"

#include <QHash>

namespace engine::feel {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;

// QTimeZone reads a file for each new object; an expression over a list would read it each time.
const QTimeZone &remembered(const QByteArray &id)
{
    thread_local QHash<QByteArray, QTimeZone> zones;
    const auto found = zones.constFind(id);
    if (found != zones.constEnd())
        return *found;
    if (zones.size() > 1000)
        zones.clear();
    return *zones.insert(id, QTimeZone(id == "Z" ? QByteArray("UTC") : id));
}

bool looksLikeZone(const QByteArray &id)
{
    if (id.isEmpty() || id.size() > 64 || id.startsWith("UTC+") || id.startsWith("UTC-"))
        return false;
    return std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '_'
            || c == '-' || c == '+';
    });
}

} // namespace

bool isKnownZone(const QByteArray &id)
{
    return looksLikeZone(id) && remembered(id).isValid();
}

const QTimeZone &timeZone(const QByteArray &id)
{
    return remembered(id);
}

bool isLocal(const Time &time)
{
    return !time.offsetSeconds && time.zone.isEmpty();
}

std::optional<int> offsetSeconds(const Time &time)
{
    if (time.offsetSeconds)
        return time.offsetSeconds;
    if (time.zone.isEmpty())
        return std::nullopt;
    const QTimeZone &zone = timeZone(time.zone);
    if (!zone.hasDaylightTime() && !zone.hasTransitions())
        return zone.standardTimeOffset(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
    return std::nullopt;
}

int offsetSecondsAt(const QByteArray &zone, DaysTimeDuration::Wide utcSeconds)
{
    constexpr DaysTimeDuration::Wide latest = DaysTimeDuration::Wide{100'000} * 366 * secondsPerDay;
    const auto seconds = static_cast<std::int64_t>(std::clamp(utcSeconds, -latest, latest));
    return timeZone(zone).offsetFromUtc(QDateTime::fromMSecsSinceEpoch(seconds * 1000, Qt::UTC));
}

std::optional<int> offsetSeconds(const DateTime &dateTime)
{
    if (dateTime.time.offsetSeconds)
        return dateTime.time.offsetSeconds;
    if (dateTime.time.zone.isEmpty())
        return std::nullopt;
    // Zones have rules for the years that QDateTime knows; beyond, the nearest year's serves.
    Date day = dateTime.date;
    day.year = std::clamp<std::int64_t>(day.year, -100'000, 100'000);
    day.day = std::min(day.day, daysInMonth(day.year, day.month));
    const std::int64_t local = day.toDays() * secondsPerDay + dateTime.time.nanoseconds / nanosecondsPerSecond;
    const QTimeZone &zone = timeZone(dateTime.time.zone);
    const auto offsetAt = [&zone](std::int64_t utc) {
        return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc * 1000, Qt::UTC));
    };
    // The offset that holds at the wall clock's reading. In the hour that occurs twice it is the
    // first one; in the hour that does not occur, the one before the change.
    const int before = offsetAt(local - secondsPerDay);
    const int after = offsetAt(local + secondsPerDay);
    if (before == after)
        return before;
    if (offsetAt(local - before) == before)
        return before;
    return offsetAt(local - after) == after ? after : before;
}

DaysTimeDuration::Wide instantNanoseconds(const DateTime &dateTime)
{
    using Wide = DaysTimeDuration::Wide;
    const std::int64_t offset = offsetSeconds(dateTime).value_or(0);
    const Wide seconds = Wide{dateTime.date.toDays()} * secondsPerDay - offset;
    return seconds * nanosecondsPerSecond + dateTime.time.nanoseconds;
}

} // namespace engine::feel
