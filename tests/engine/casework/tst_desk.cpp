// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

using namespace tests;

namespace {

/// A case of a procedure that the park's people do not handle.
casework::Commit elsewhere(int number, const QDateTime &arrival)
{
    casework::Commit commit;
    commit.line.caseId = u"elsewhere-%1"_s.arg(number);
    commit.line.procedure = u"dog-register"_s;
    commit.line.package = u"another"_s;
    commit.line.arrival = arrival;
    return commit;
}

} // namespace

/// The lists of a clerk.
class DeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyNewerCasesOfOthersHideNone()
    {
        ParkOffice park;
        for (int i = 0; i < 450; ++i)
            QVERIFY(park.cases.commit(elsewhere(i, park.clock.now().addSecs(i + 1))));
        QCOMPARE(park.cases.allCases({})->size(), std::size_t(451));
        const auto seen = park.desk->cases(u"S11"_s, casework::Queue::Open);
        QVERIFY(seen);
        QCOMPARE(seen->size(), std::size_t(1));
        QCOMPARE(seen->front().caseId, park.caseId);
    }

    void whoHandlesNothingSeesNothing()
    {
        ParkOffice park;
        const auto seen = park.desk->cases(u"nobody"_s, casework::Queue::Open);
        QVERIFY(seen && seen->empty());
    }

    void theDiagramSaysSinceWhenACaseWaits()
    {
        ParkOffice park;
        const auto before = park.desk->diagram(u"S11"_s, park.caseId, {u"ja"_s});
        QVERIFY(before);
        QVERIFY(before->contains("class=\"node waiting\""));
        QVERIFY2(before->contains("令和8年5月7日から"), before->constData());
        QVERIFY(before->contains("令和8年5月7日 12:00から"));
        park.clock.set(park.clock.now().addDays(3));
        const auto later = park.desk->diagram(u"S11"_s, park.caseId, {u"ja"_s});
        QCOMPARE(*later, *before);
        QVERIFY(!park.desk->diagram(u"nobody"_s, park.caseId, {u"ja"_s}));
    }
};

TODOKE_TEST(DeskTest)
#include "tst_desk.moc"
