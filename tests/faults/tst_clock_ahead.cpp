// SPDX-License-Identifier: Apache-2.0
#include "server/admin/shifted_clock.h"
#include "tests/faults/proof_town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using server::admin::ShiftedClock;

namespace {

class TestClockAhead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShiftIsDaysOrHours_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("hours");
        QTest::newRow("days") << u"8d"_s << 192;
        QTest::newRow("hours") << u"36h"_s << 36;
        QTest::newRow("none") << u"0d"_s << 0;
        for (const QString &wrong : {u""_s, u"d"_s, u"8"_s, u"-1d"_s, u"1.5h"_s, u"8 weeks"_s, u"4000d"_s, u"soon"_s})
            QTest::addRow("not \"%s\"", qPrintable(wrong)) << wrong << -1;
    }

    void aShiftIsDaysOrHours()
    {
        QFETCH(const QString, text);
        const auto ahead = ShiftedClock::read(text);
        QTEST(ahead ? int(ahead->count()) : -1, "hours");
    }

    void theClockIsAheadByThat()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QVERIFY(ShiftedClock(std::chrono::hours(24)).now() >= before.addDays(1));
    }

    void aTownWithOtherStaffIsNoDemonstration()
    {
        tests::ProofTown town;
        QVERIFY(town.town().isDemonstration());
        QVERIFY(bool(town.town().directory().put(engine::directory::Staff{u"K1"_s, u"町 太郎"_s, {}, true})));
        QVERIFY(!town.town().isDemonstration());
    }
};

} // namespace

TODOKE_TEST(TestClockAhead)
#include "tst_clock_ahead.moc"
