// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"

#include <QStringView>

namespace engine::feel {

/// The texts of dates, times and durations as DMN 1.5, 10.3.4.1 reads them (XML Schema's forms, plus
/// `@Europe/Paris` behind a time). nullopt: not such a text, no such day or hour, no such zone.
std::optional<Date> parseDate(QStringView text);
std::optional<Time> parseTime(QStringView text);
/// Also takes a date alone, which begins at midnight.
std::optional<DateTime> parseDateTime(QStringView text);
std::optional<DaysTimeDuration> parseDaysTimeDuration(QStringView text);
std::optional<YearsMonthsDuration> parseYearsMonthsDuration(QStringView text);
/// The value of `@"text"`; null where it is none of the five.
Value parseTemporal(QStringView text);

QString toText(const Date &date);
QString toText(const Time &time);
QString toText(const DateTime &dateTime);
QString toText(const DaysTimeDuration &duration);
QString toText(const YearsMonthsDuration &duration);

} // namespace engine::feel
