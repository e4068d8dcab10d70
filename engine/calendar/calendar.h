// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QDate>

#include <optional>
#include <set>

namespace engine::calendar {

/// The days on which a local body does not work (地方自治法 4-2): Saturdays, Sundays, national holidays
/// and 29 December to 3 January, plus days of its own.
class BusinessCalendar
{
public:
    /// National holidays by the rules of 国民の祝日に関する法律 (computed 1980–2099, with the moved days of 2020/21).
    static BusinessCalendar japan(std::set<QDate> extraClosed = {});
    bool isBusinessDay(QDate day) const;
    /// The name of the national holiday in Japanese, or nothing.
    std::optional<QString> holidayName(QDate day) const;
    QDate nextBusinessDay(QDate day) const; ///< `day` itself if it is one
    /// The n-th business day after `day` (n ≥ 0; first day not counted, 民法 140).
    QDate addBusinessDays(QDate day, int n) const;
    int businessDaysBetween(QDate from, QDate to) const; ///< days counted: from exclusive, to inclusive

private:
    std::set<QDate> m_extraClosed;
};

enum class PeriodUnit { Days, Weeks, Months, Years, BusinessDays };

/// The last day of a period that begins with an event on `from` (民法 139–143): the first day is not
/// counted, months and years run by the calendar, and a last day that is no business day moves to the
/// next one. 2026-05-07 + 14 days → 2026-05-21; 2026-11-30 + 3 months → 2027-03-01.
/// A negative count goes backwards from an event (30日前まで): full units lie between, no day moves.
QDate deadline(QDate from, int count, PeriodUnit unit, const BusinessCalendar &calendar);
std::optional<PeriodUnit> periodUnit(QStringView name); ///< "days", "weeks", "months", "years", "business-days"

/// Full age on `day` (年齢計算ニ関スル法律): reached at the end of the day before the birthday.
int fullAge(QDate born, QDate day);
/// The fiscal year (1 April to 31 March) that `day` lies in.
int fiscalYear(QDate day);

/// A Japanese era date: era letter M T S H R, its kanji name, year of era (1 is 元年).
struct EraDate
{
    QChar letter;
    QString name;
    int year;
};

std::optional<EraDate> eraDate(QDate day);        ///< nothing before 1873
QString eraText(QDate day);                       ///< 令和8年11月22日, 令和元年5月1日
QString eraFiscalYearText(int fiscalYear);        ///< 令和8年度
/// Reads 2026-05-07, 2026/5/7, 令和8年5月7日, R8.5.7, 平成元年…, full-width digits; refuses 平成32年
/// and impossible days with a reason.
core::Result<QDate> readDate(QStringView text);

enum class CalendarError { NotADate, NoSuchDay, OutsideEra };
core::ErrorText errorText(CalendarError id);

} // namespace engine::calendar
