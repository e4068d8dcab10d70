// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/holidays.h"

#include <cmath>

namespace engine::calendar {

namespace {

constexpr int Ever = 0;
constexpr int Still = 9999;

/// A holiday on the same day of each year, while its law said so.
struct FixedHoliday
{
    int month;
    int day;
    int from;
    int to;
    const char16_t *name;
};

// Article 2 and its amendments; 1985: Showa era law, 1989: new emperor, 2007: 昭和の日, 2019: abdication.
constexpr FixedHoliday FixedHolidays[] = {
    {1, 1, Ever, Still, u"元日"},
    {1, 15, Ever, 1999, u"成人の日"},
    {2, 11, Ever, Still, u"建国記念の日"},
    {2, 23, 2020, Still, u"天皇誕生日"},
    {4, 29, Ever, 1988, u"天皇誕生日"},
    {4, 29, 1989, 2006, u"みどりの日"},
    {4, 29, 2007, Still, u"昭和の日"},
    {5, 3, Ever, Still, u"憲法記念日"},
    {5, 4, 2007, Still, u"みどりの日"},
    {5, 5, Ever, Still, u"こどもの日"},
    {7, 20, 1996, 2002, u"海の日"},
    {8, 11, 2016, 2019, u"山の日"},
    {8, 11, 2022, Still, u"山の日"},
    {9, 15, Ever, 2002, u"敬老の日"},
    {10, 10, Ever, 1999, u"体育の日"},
    {11, 3, Ever, Still, u"文化の日"},
    {11, 23, Ever, Still, u"勤労感謝の日"},
    {12, 23, 1989, 2018, u"天皇誕生日"},
    // Moved for the games by the law on their special measures.
    {7, 23, 2020, 2020, u"海の日"},
    {7, 24, 2020, 2020, u"スポーツの日"},
    {8, 10, 2020, 2020, u"山の日"},
    {7, 22, 2021, 2021, u"海の日"},
    {7, 23, 2021, 2021, u"スポーツの日"},
    {8, 8, 2021, 2021, u"山の日"},
    // Days of the imperial house, each by its own law.
    {2, 24, 1989, 1989, u"昭和天皇の大喪の礼の行われる日"},
    {11, 12, 1990, 1990, u"即位礼正殿の儀の行われる日"},
    {6, 9, 1993, 1993, u"皇太子徳仁親王の結婚の儀の行われる日"},
    {5, 1, 2019, 2019, u"天皇の即位の日"},
    {10, 22, 2019, 2019, u"即位礼正殿の儀の行われる日"},
};

/// A holiday on the n-th Monday of a month.
struct MondayHoliday
{
    int month;
    int nth;
    int from;
    int to;
    const char16_t *name;
};

constexpr MondayHoliday MondayHolidays[] = {
    {1, 2, 2000, Still, u"成人の日"},
    {7, 3, 2003, 2019, u"海の日"},
    {7, 3, 2022, Still, u"海の日"},
    {9, 3, 2003, Still, u"敬老の日"},
    {10, 2, 2000, 2019, u"体育の日"},
    {10, 2, 2022, Still, u"スポーツの日"},
};

QDate nthMonday(int year, int month, int nth)
{
    const QDate first(year, month, 1);
    const int toMonday = (Qt::Monday - first.dayOfWeek() + 7) % 7;
    return first.addDays(toMonday + 7 * (nth - 1));
}

QDate equinox(int year, int month, double base)
{
    const int since = year - 1980;
    const int day = static_cast<int>(std::floor(base + 0.242194 * since)) - since / 4;
    return QDate(year, month, day);
}

} // namespace

std::map<QDate, QString> nationalHolidays(int year)
{
    std::map<QDate, QString> holidays;
    if (year < FirstHolidayYear || year > LastHolidayYear)
        return holidays;

    for (const FixedHoliday &fixed : FixedHolidays) {
        if (year >= fixed.from && year <= fixed.to)
            holidays.emplace(QDate(year, fixed.month, fixed.day), QString::fromUtf16(fixed.name));
    }
    for (const MondayHoliday &monday : MondayHolidays) {
        if (year >= monday.from && year <= monday.to)
            holidays.emplace(nthMonday(year, monday.month, monday.nth), QString::fromUtf16(monday.name));
    }
    holidays.emplace(equinox(year, 3, 20.8431), QStringLiteral("春分の日"));
    holidays.emplace(equinox(year, 9, 23.2488), QStringLiteral("秋分の日"));

    // Article 3, paragraph 2: until 2006 the Monday itself, since 2007 the next day that is no holiday.
    std::map<QDate, QString> more;
    for (const auto &[day, name] : holidays) {
        if (day.dayOfWeek() != Qt::Sunday)
            continue;
        QDate substitute = day.addDays(1);
        while (year >= 2007 && holidays.contains(substitute))
            substitute = substitute.addDays(1);
        if (!holidays.contains(substitute))
            more.emplace(substitute, QStringLiteral("振替休日"));
    }
    // Paragraph 3, in force since 27 December 1985: a day between two holidays.
    if (year >= 1986) {
        for (const auto &[day, name] : holidays) {
            const QDate between = day.addDays(1);
            const bool wanted = holidays.contains(day.addDays(2)) && !holidays.contains(between)
                                && (year >= 2007 || between.dayOfWeek() != Qt::Sunday);
            if (wanted)
                more.emplace(between, QStringLiteral("国民の休日"));
        }
    }
    holidays.merge(more);
    return holidays;
}

} // namespace engine::calendar
