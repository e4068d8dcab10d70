// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine::calendar;
using namespace Qt::StringLiterals;

class PeriodTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeriodEndsOnTheDayOfTheCivilCode_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("last");

        const auto row = [](const char *reason, QString from, int count, QString unit, QString last) {
            QTest::newRow(reason) << from << count << unit << last;
        };
        row("the first day is not counted", u"2026-05-07"_s, 14, u"days"_s, u"2026-05-21"_s);
        row("three months end on a Sunday and move", u"2026-11-30"_s, 3, u"months"_s, u"2027-03-01"_s);
        row("no matching day: the month's last", u"2026-01-31"_s, 1, u"months"_s, u"2026-03-02"_s);
        row("counted from the month's first day, whole months", u"2026-04-30"_s, 1, u"months"_s, u"2026-06-01"_s);
        row("the 30th of January in a leap year", u"2028-01-30"_s, 1, u"months"_s, u"2028-02-29"_s);
        row("weeks", u"2026-05-07"_s, 2, u"weeks"_s, u"2026-05-21"_s);
        row("a year", u"2026-05-07"_s, 1, u"years"_s, u"2027-05-07"_s);
        row("a year from a leap day", u"2028-02-29"_s, 1, u"years"_s, u"2029-02-28"_s);
        row("the end of the year moves to the fourth", u"2026-12-15"_s, 14, u"days"_s, u"2027-01-04"_s);
        row("Golden Week moves far", u"2026-04-19"_s, 14, u"days"_s, u"2026-05-07"_s);
        row("business days skip the weekend", u"2026-05-08"_s, 3, u"business-days"_s, u"2026-05-13"_s);
        row("business days from a Saturday", u"2026-05-09"_s, 1, u"business-days"_s, u"2026-05-11"_s);
        row("no days at all, on a Sunday", u"2026-05-10"_s, 0, u"days"_s, u"2026-05-11"_s);
        row("backwards keeps full days between", u"2026-07-01"_s, -30, u"days"_s, u"2026-05-31"_s);
        row("backwards moves no day", u"2026-05-11"_s, -1, u"weeks"_s, u"2026-05-03"_s);
        row("backwards in business days", u"2026-05-11"_s, -2, u"business-days"_s, u"2026-05-06"_s);
    }

    void aPeriodEndsOnTheDayOfTheCivilCode()
    {
        QFETCH(const QString, from);
        QFETCH(const int, count);
        QFETCH(const QString, unit);
        const auto period = periodUnit(unit);
        QVERIFY(period);
        const QDate last = deadline(QDate::fromString(from, Qt::ISODate), count, *period,
                                    BusinessCalendar::japan());
        QTEST(last.toString(Qt::ISODate), "last");
    }

    void anUnknownUnitIsNone()
    {
        QVERIFY(!periodUnit(u"fortnights"));
        QVERIFY(!periodUnit(u""));
        QVERIFY(!deadline({}, 3, PeriodUnit::Days, BusinessCalendar::japan()).isValid());
    }

    void businessDaysAreCountedBothWays()
    {
        const auto calendar = BusinessCalendar::japan();
        QCOMPARE(calendar.businessDaysBetween(QDate(2026, 5, 1), QDate(2026, 5, 8)), 2);
        QCOMPARE(calendar.businessDaysBetween(QDate(2026, 5, 8), QDate(2026, 5, 8)), 0);
        QCOMPARE(calendar.businessDaysBetween(QDate(2026, 5, 8), QDate(2026, 5, 1)), -2);
    }

    void aTownMayCloseOnDaysOfItsOwn()
    {
        const auto town = BusinessCalendar::japan({QDate(2026, 10, 1)});
        QVERIFY(!town.isBusinessDay(QDate(2026, 10, 1)));
        QVERIFY(BusinessCalendar::japan().isBusinessDay(QDate(2026, 10, 1)));
        QCOMPARE(town.nextBusinessDay(QDate(2026, 10, 1)), QDate(2026, 10, 2));
        QVERIFY(!town.isBusinessDay(QDate(2026, 12, 29)));
        QVERIFY(!town.isBusinessDay(QDate(2026, 1, 3)));
        QVERIFY(town.isBusinessDay(QDate(2026, 12, 28)));
    }

    void ageIsReachedWhenTheDayBeforeTheBirthdayEnds_data()
    {
        QTest::addColumn<QDate>("born");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("age");
        QTest::newRow("on the birthday") << QDate(2008, 4, 2) << QDate(2026, 4, 2) << 18;
        QTest::newRow("during the day before") << QDate(2008, 4, 2) << QDate(2026, 4, 1) << 17;
        QTest::newRow("a leap day's child on 28 February") << QDate(2008, 2, 29) << QDate(2026, 2, 28) << 17;
        QTest::newRow("and on 1 March") << QDate(2008, 2, 29) << QDate(2026, 3, 1) << 18;
        QTest::newRow("and on a leap day") << QDate(2008, 2, 29) << QDate(2028, 2, 29) << 20;
        QTest::newRow("on the day of birth") << QDate(2026, 5, 7) << QDate(2026, 5, 7) << 0;
    }

    void ageIsReachedWhenTheDayBeforeTheBirthdayEnds()
    {
        QFETCH(const QDate, born);
        QFETCH(const QDate, day);
        QTEST(fullAge(born, day), "age");
    }

    void theFiscalYearTurnsInApril()
    {
        QCOMPARE(fiscalYear(QDate(2026, 3, 31)), 2025);
        QCOMPARE(fiscalYear(QDate(2026, 4, 1)), 2026);
    }
};

TODOKE_TEST(PeriodTest)
#include "tst_period.moc"
