// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

#include <map>

namespace engine::calendar {

/// Years for which 国民の祝日に関する法律, as it stood then or stands now, can be computed.
constexpr int FirstHolidayYear = 1980;
constexpr int LastHolidayYear = 2099;

/// The national holidays of `year` by day, with their Japanese names, substitute days (振替休日) and
/// days between two holidays (国民の休日) included; empty outside the known years.
std::map<QDate, QString> nationalHolidays(int year);

} // namespace engine::calendar
