// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/age.h"
#include "engine/calendar/calendar.h"

namespace engine::calendar {

namespace {

/// 民法 143(2): the day before the one that answers to the first counted day; where the last month has
/// no such day, its last day.
QDate endOfMonths(QDate firstCounted, int months)
{
    const QDate answering = firstCounted.addMonths(months); // cut to the month's last day
    return answering.day() == firstCounted.day() ? answering.addDays(-1) : answering;
}

/// Backwards (30日前まで): `count` full units lie between the day and the event, and no day moves.
QDate backwards(QDate event, int count, PeriodUnit unit, const BusinessCalendar &calendar)
{
    switch (unit) {
    case PeriodUnit::Days:
        return event.addDays(-count - 1);
    case PeriodUnit::Weeks:
        return event.addDays(-7 * qint64{count} - 1);
    case PeriodUnit::Months:
        return event.addMonths(-count).addDays(-1);
    case PeriodUnit::Years:
        return event.addYears(-count).addDays(-1);
    case PeriodUnit::BusinessDays: {
        QDate day = event.addDays(-1);
        for (int left = count; day.isValid(); day = day.addDays(-1)) {
            if (left == 0)
                return day;
            left -= calendar.isBusinessDay(day) ? 1 : 0;
        }
        return day;
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QDate deadline(QDate from, int count, PeriodUnit unit, const BusinessCalendar &calendar)
{
    if (!from.isValid())
        return {};
    if (count < 0)
        return backwards(from, -count, unit, calendar);
    switch (unit) {
    case PeriodUnit::Days:
        return calendar.nextBusinessDay(from.addDays(count));
    case PeriodUnit::Weeks:
        return calendar.nextBusinessDay(from.addDays(7 * qint64{count}));
    case PeriodUnit::Months:
        return calendar.nextBusinessDay(count == 0 ? from : endOfMonths(from.addDays(1), count));
    case PeriodUnit::Years:
        return calendar.nextBusinessDay(count == 0 ? from : endOfMonths(from.addDays(1), 12 * count));
    case PeriodUnit::BusinessDays:
        return calendar.nextBusinessDay(calendar.addBusinessDays(from, count));
    }
    Q_UNREACHABLE();
}

std::optional<PeriodUnit> periodUnit(QStringView name)
{
    if (name == u"days")
        return PeriodUnit::Days;
    if (name == u"weeks")
        return PeriodUnit::Weeks;
    if (name == u"months")
        return PeriodUnit::Months;
    if (name == u"years")
        return PeriodUnit::Years;
    if (name == u"business-days")
        return PeriodUnit::BusinessDays;
    return std::nullopt;
}

int fullAge(QDate born, QDate day)
{
    const bool notYet = day.month() < born.month()
                        || (day.month() == born.month() && day.day() < born.day());
    return day.year() - born.year() - (notYet ? 1 : 0);
}

QDate dayOfAge(QDate born, int age)
{
    return endOfMonths(born, 12 * age); // the day of birth is counted
}

int fiscalYear(QDate day)
{
    return day.month() >= 4 ? day.year() : day.year() - 1;
}

} // namespace engine::calendar
