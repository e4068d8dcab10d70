// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.h"
#include "engine/calendar/holidays.h"

namespace engine::calendar {

namespace {

/// Every known holiday, computed once; read only afterwards, so any thread may look.
const std::map<QDate, QString> &allHolidays()
{
    static const std::map<QDate, QString> holidays = [] {
        std::map<QDate, QString> all;
        for (int year = FirstHolidayYear; year <= LastHolidayYear; ++year)
            all.merge(nationalHolidays(year));
        return all;
    }();
    return holidays;
}

bool isTurnOfTheYear(QDate day)
{
    return (day.month() == 12 && day.day() >= 29) || (day.month() == 1 && day.day() <= 3);
}

} // namespace

BusinessCalendar BusinessCalendar::japan(std::set<QDate> extraClosed)
{
    BusinessCalendar calendar;
    calendar.m_extraClosed = std::move(extraClosed);
    return calendar;
}

bool BusinessCalendar::isBusinessDay(QDate day) const
{
    return day.isValid() && day.dayOfWeek() <= Qt::Friday && !isTurnOfTheYear(day)
           && !allHolidays().contains(day) && !m_extraClosed.contains(day);
}

std::optional<QString> BusinessCalendar::holidayName(QDate day) const
{
    const auto found = allHolidays().find(day);
    return found == allHolidays().end() ? std::nullopt : std::optional(found->second);
}

QDate BusinessCalendar::nextBusinessDay(QDate day) const
{
    while (day.isValid() && !isBusinessDay(day))
        day = day.addDays(1);
    return day;
}

QDate BusinessCalendar::addBusinessDays(QDate day, int n) const
{
    for (int i = 0; i < n && day.isValid(); ++i)
        day = nextBusinessDay(day.addDays(1));
    return day;
}

int BusinessCalendar::businessDaysBetween(QDate from, QDate to) const
{
    if (!from.isValid() || !to.isValid())
        return 0;
    if (to < from)
        return -businessDaysBetween(to, from);
    int count = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1))
        count += isBusinessDay(day) ? 1 : 0;
    return count;
}

} // namespace engine::calendar
