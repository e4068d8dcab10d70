// SPDX-License-Identifier: Apache-2.0
#include "engine/calendar/calendar.h"
#include "engine/calendar/holidays.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

using namespace engine::calendar;
using namespace Qt::StringLiterals;

class HolidaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachYearHasTheHolidaysOfItsLaw_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("name");

        const auto row = [](const char *reason, int year, int month, int day, QString name) {
            QTest::newRow(reason) << QDate(year, month, day) << name;
        };
        row("Coming of Age moved to Mondays in 2000", 2000, 1, 10, u"成人の日"_s);
        row("and was on the 15th before", 1999, 1, 15, u"成人の日"_s);
        row("the emperor's birthday until 1988", 1988, 4, 29, u"天皇誕生日"_s);
        row("was Greenery Day from 1989", 1990, 4, 29, u"みどりの日"_s);
        row("is Showa Day since 2007", 2007, 4, 29, u"昭和の日"_s);
        row("no emperor's birthday in 2019", 2019, 12, 23, u""_s);
        row("nor in February 2019", 2019, 2, 23, u""_s);
        row("a day between, 4 May until 2006", 2004, 5, 4, u"国民の休日"_s);
        row("on a Sunday it was a Sunday", 2003, 5, 4, u""_s);
        row("before the law of 1985 it was nothing", 1984, 5, 4, u""_s);
        row("the abdication made a day between", 2019, 4, 30, u"国民の休日"_s);
        row("and another", 2019, 5, 2, u"国民の休日"_s);
        row("the accession", 2019, 5, 1, u"天皇の即位の日"_s);
        row("a Monday substitute of old", 1984, 4, 30, u"振替休日"_s);
        row("since 2007 it passes over the next holidays", 2009, 5, 6, u"振替休日"_s);
        row("which it did not in 2003", 2003, 5, 6, u""_s);
        row("a silver week", 2009, 9, 22, u"国民の休日"_s);
        row("in 2026 too", 2026, 9, 22, u"国民の休日"_s);
        row("moved for the games", 2021, 8, 8, u"山の日"_s);
        row("with its substitute", 2021, 8, 9, u"振替休日"_s);
        row("from where it had been", 2021, 8, 11, u""_s);
        row("Sports Day moved", 2020, 7, 24, u"スポーツの日"_s);
        row("spring equinox", 2027, 3, 21, u"春分の日"_s);
        row("autumn equinox on the 22nd", 2028, 9, 22, u"秋分の日"_s);
        row("an ordinary Tuesday", 2026, 11, 24, u""_s);
        row("the last computed year", 2099, 1, 1, u"元日"_s);
        row("beyond it nothing is known", 2100, 1, 1, u""_s);
    }

    void eachYearHasTheHolidaysOfItsLaw()
    {
        QFETCH(const QDate, day);
        QTEST(BusinessCalendar::japan().holidayName(day).value_or(u""_s), "name");
    }

    void aYearHasThisManyHolidays_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("count");
        QTest::newRow("2019, with the accession") << 2019 << 22;
        QTest::newRow("2020") << 2020 << 18;
        QTest::newRow("2021") << 2021 << 17;
        QTest::newRow("2026") << 2026 << 18;
        QTest::newRow("before the known years") << 1979 << 0;
    }

    void aYearHasThisManyHolidays()
    {
        QFETCH(const int, year);
        QTEST(static_cast<int>(nationalHolidays(year).size()), "count");
    }

    void theDomainsTableIsOurs()
    {
        QString folder = qEnvironmentVariable("TODOKE_SHARED");
        if (folder.isEmpty())
            folder = QStringLiteral(TODOKE_SOURCE_DIR "/../shared");
        QFile file(folder + u"/domain/holidays-2020-2030.csv"_s);
        if (!file.exists())
            return; // the rows above stand alone where the domain's files are not at hand
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::map<QDate, QString> expected;
        file.readLine();
        while (!file.atEnd()) {
            const QStringList columns = QString::fromUtf8(file.readLine().trimmed()).split(u',');
            expected.emplace(QDate::fromString(columns.at(0), Qt::ISODate), columns.at(2));
        }
        QCOMPARE(expected.size(), std::size_t{197});
        std::map<QDate, QString> computed;
        for (int year = 2020; year <= 2030; ++year)
            computed.merge(nationalHolidays(year));
        QVERIFY(computed == expected);
    }
};

TODOKE_TEST(HolidaysTest)
#include "tst_holidays.moc"
