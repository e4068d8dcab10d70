// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.h"
#include "engine/core/sentence.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine::calendar;
using namespace Qt::StringLiterals;

class EraTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayIsShownInItsEra_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << QDate(2026, 11, 22) << u"令和8年11月22日"_s;
        QTest::newRow("Reiwa's first day") << QDate(2019, 5, 1) << u"令和元年5月1日"_s;
        QTest::newRow("Heisei's last") << QDate(2019, 4, 30) << u"平成31年4月30日"_s;
        QTest::newRow("Heisei's first") << QDate(1989, 1, 8) << u"平成元年1月8日"_s;
        QTest::newRow("Showa's last") << QDate(1989, 1, 7) << u"昭和64年1月7日"_s;
        QTest::newRow("a day of change is the new era's") << QDate(1926, 12, 25) << u"昭和元年12月25日"_s;
        QTest::newRow("and the other") << QDate(1912, 7, 30) << u"大正元年7月30日"_s;
        QTest::newRow("the first Gregorian day") << QDate(1873, 1, 1) << u"明治6年1月1日"_s;
        QTest::newRow("before that no era") << QDate(1872, 12, 31) << u"1872年12月31日"_s;
    }

    void aDayIsShownInItsEra()
    {
        QFETCH(const QDate, day);
        QTEST(eraText(day), "text");
    }

    void fiscalYearsHaveEras()
    {
        QCOMPARE(eraFiscalYearText(2026), u"令和8年度"_s);
        QCOMPARE(eraFiscalYearText(2019), u"令和元年度"_s);
        QCOMPARE(eraFiscalYearText(2018), u"平成30年度"_s);
        QCOMPARE(eraFiscalYearText(1800), u"1800年度"_s);
    }

    void datesAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reads");

        const auto row = [](const char *reason, QString text, QString reads) {
            QTest::newRow(reason) << text << reads;
        };
        row("ISO", u"2026-05-07"_s, u"2026-05-07"_s);
        row("slashes, short", u"2026/5/7"_s, u"2026-05-07"_s);
        row("kanji, western year", u"2026年5月7日"_s, u"2026-05-07"_s);
        row("era", u"令和8年5月7日"_s, u"2026-05-07"_s);
        row("era with leading zeros", u"令和08年05月07日"_s, u"2026-05-07"_s);
        row("era letter", u"R8.5.7"_s, u"2026-05-07"_s);
        row("small letter and hyphens", u"s64-1-7"_s, u"1989-01-07"_s);
        row("first year", u"平成元年1月8日"_s, u"1989-01-08"_s);
        row("full width with blanks", u"　令和　８年 ５月７日 "_s, u"2026-05-07"_s);
        row("full-width letter", u"Ｒ８．５．７"_s, u"2026-05-07"_s);
        row("era as one character", u"㍻31.4.30"_s, u"2019-04-30"_s);
        row("the day of change in the old era", u"明治45年7月30日"_s, u"1912-07-30"_s);
        row("Heisei 32", u"平成32年5月7日"_s, u"calendar.OutsideEra"_s);
        row("Heisei 31 in May", u"平成31年5月1日"_s, u"calendar.OutsideEra"_s);
        row("Reiwa 1 in April", u"令和元年4月30日"_s, u"calendar.OutsideEra"_s);
        row("year nought", u"令和0年5月1日"_s, u"calendar.OutsideEra"_s);
        row("Meiji before the calendar", u"明治5年12月1日"_s, u"calendar.OutsideEra"_s);
        row("30 February", u"2026-02-30"_s, u"calendar.NoSuchDay"_s);
        row("29 February of a common year, in an era", u"令和7年2月29日"_s, u"calendar.NoSuchDay"_s);
        row("month 13", u"2026/13/1"_s, u"calendar.NoSuchDay"_s);
        row("day first", u"31/02/2025"_s, u"calendar.NotADate"_s);
        row("two separators", u"2026-05/07"_s, u"calendar.NotADate"_s);
        row("two-digit year", u"26-05-07"_s, u"calendar.NotADate"_s);
        row("words", u"tomorrow"_s, u"calendar.NotADate"_s);
        row("nothing", u""_s, u"calendar.NotADate"_s);
        row("an era that is none", u"X8.5.7"_s, u"calendar.NotADate"_s);
        row("something behind it", u"2026-05-07T00:00"_s, u"calendar.NotADate"_s);
    }

    void datesAreReadAsPeopleWriteThem()
    {
        QFETCH(const QString, text);
        const auto date = readDate(text);
        QTEST(date ? date->toString(Qt::ISODate) : date.error().idText(), "reads");
        if (!date) {
            QVERIFY(engine::core::sentence(date.error(), {u"ja"_s})
                    != engine::core::sentence(date.error(), {u"en"_s}));
        }
    }
};

TODOKE_TEST(EraTest)
#include "tst_era.moc"
