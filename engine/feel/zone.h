// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/temporal.h"

#include <QTimeZone>

namespace engine::feel {

/// Whether `id` is an IANA zone, or `Z`. Each thread remembers the zones it has met.
bool isKnownZone(const QByteArray &id);
/// The zone `id`, which must be known.
const QTimeZone &timeZone(const QByteArray &id);

/// The offset from UTC in seconds: its own, or its zone's on that day; nullopt for a local time.
std::optional<int> offsetSeconds(const DateTime &dateTime);
/// Without a date only a fixed offset (or the zone UTC) is known.
std::optional<int> offsetSeconds(const Time &time);
/// The offset that holds in `zone`, which must be known, at that many seconds since 1970 in UTC.
int offsetSecondsAt(const QByteArray &zone, DaysTimeDuration::Wide utcSeconds);
/// Whether it has neither offset nor zone.
bool isLocal(const Time &time);

/// Nanoseconds since 1970 in UTC; a local date and time is read as if it were UTC.
DaysTimeDuration::Wide instantNanoseconds(const DateTime &dateTime);

int daysInMonth(std::int64_t year, int month);

} // namespace engine::feel
