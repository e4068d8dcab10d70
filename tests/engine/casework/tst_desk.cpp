// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_registry.h"

using namespace tests;
using casework::CaseError;

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

    void manyOlderTasksOfOthersHideNone()
    {
        ParkOffice park;
        for (int i = 0; i < 1200; ++i) {
            casework::Commit commit = elsewhere(i, park.clock.now().addSecs(-i - 1));
            state::Task task;
            task.id = commit.line.caseId + u"-task"_s;
            task.created = commit.line.arrival;
            commit.after.tasks.emplace(task.id, task);
            commit.tasks[task.id].posts = {u"town-hall:dogs"_s};
            QVERIFY(park.cases.commit(commit));
        }
        const auto seen = park.desk->tasks(u"S11"_s, casework::Queue::Open);
        QVERIFY(seen && seen->tasks.size() == 1 && seen->next.isEmpty());
        QCOMPARE(seen->tasks.front().line.ofCase.caseId, park.caseId);
        QCOMPARE(*park.desk->count(u"S11"_s, casework::Queue::Open), 1);
        QCOMPARE(*park.desk->count(u"S11"_s, casework::Queue::Mine), 0);
        QVERIFY(park.desk->claim(u"S11"_s, seen->tasks.front().line.task, false));
        QCOMPARE(*park.desk->count(u"S11"_s, casework::Queue::Mine), 1);
        QCOMPARE(park.desk->tasks(u"S12"_s, casework::Queue::Open)->tasks.size(), std::size_t(0));
    }

    void aLongListComesInPages()
    {
        ParkOffice park;
        for (int i = 0; i < 1100; ++i) {
            casework::Commit commit;
            commit.line.caseId = u"case-%1"_s.arg(i);
            commit.line.package = park.package->hash;
            commit.line.arrival = park.clock.now().addSecs(i);
            state::Task task;
            task.id = commit.line.caseId + u"-task"_s;
            task.roles = {park.package->cover.roles.front().id};
            task.created = commit.line.arrival;
            commit.after.tasks.emplace(task.id, task);
            const procedure::Role &role = park.package->cover.roles.front();
            commit.tasks[task.id].posts = {directory::Post{role.office, role.position}.toString()};
            QVERIFY(park.cases.commit(commit));
        }
        QSet<QString> seen;
        QString mark;
        int pages = 0;
        do {
            const auto page = park.desk->tasks(u"S11"_s, casework::Queue::Open, mark);
            QVERIFY(page && !page->tasks.empty() && page->tasks.size() <= 500);
            for (const casework::TaskView &task : page->tasks)
                seen.insert(task.line.task);
            mark = page->next;
            ++pages;
        } while (!mark.isEmpty());
        QCOMPARE(seen.size(), 1101);
        QCOMPARE(pages, 3);
        QCOMPARE(*park.desk->count(u"S11"_s, casework::Queue::Open), 1101);
    }

    void aCaseIsFoundByAPartOfAName()
    {
        ParkOffice park;
        for (const QString &text : {u"見本"_s, u"一郎"_s, u"本一"_s, u"見本 一郎"_s, u"見"_s}) {
            const auto found = park.desk->findByName(u"S11"_s, text);
            QVERIFY(found && found->size() == 1);
            QCOMPARE(found->front().caseId, park.caseId);
        }
        // neither what tells where somebody lives, nor what is no name
        for (const QString &text : {u"架空"_s, u"納涼"_s, u"0300000002"_s, u"一見"_s, u""_s, u"　"_s})
            QVERIFY(park.desk->findByName(u"S11"_s, text)->empty());
        QVERIFY(park.desk->findByName(u"nobody"_s, u"見本"_s)->empty());
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

    void whatNobodyCanCarryOutIsSkippedWithAReason()
    {
        ParkOffice park;
        QVERIFY(park.work(u"S11"_s, u"look"_s, {{u"result"_s, u"draft"_s}}));
        QVERIFY(park.work(u"S11"_s, u"draft"_s, {{u"subject"_s, u"不許可について"_s}, {u"disposition"_s, u"refused"_s}, {u"reasons"_s, u"場所がないため"_s}}));
        for (const QString &node : {u"safety"_s, u"neighbours"_s})
            QVERIFY(park.work(u"S12"_s, node, {{u"outcome"_s, u"approve"_s}}));
        QVERIFY(park.work(u"S13"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}}));
        const auto services = [&] { return park.office->open(park.caseId)->stored.state.services; };
        QCOMPARE(services().size(), std::size_t(1));
        const QString request = services().begin()->first;
        const auto skip = [&](const QString &staff, const QString &which, const QString &reason) { return park.desk->skip(staff, park.caseId, which, reason); };

        QVERIFY2(skip(u"S11"_s, request, u"印刷機の故障"_s).error().is(CaseError::NoIncident), "what is still tried is not skipped");
        QVERIFY(park.office->perform({park.caseId, {}, {journal::FailService{request, u"printer-broken"_s, true}}, {}, {}, {}, {}}));
        QVERIFY(!services().begin()->second.incident.isEmpty());
        QVERIFY(skip(u"S11"_s, request, u" \n"_s).error().is(CaseError::WhySkipped));
        QVERIFY(skip(u"nobody"_s, request, u"印刷機の故障"_s).error().is(CaseError::NotYours));
        QVERIFY(skip(u"S11"_s, u"another"_s, u"印刷機の故障"_s).error().is(CaseError::NoIncident));
        QVERIFY(services().contains(request));

        QVERIFY(skip(u"S11"_s, request, u"印刷機の故障"_s));
        QVERIFY2(!services().contains(request) && services().size() == 1, "the case has gone on to the next step");
        const state::CaseState state = park.office->open(park.caseId)->stored.state;
        const state::Fact &fact = state.facts.back();
        QCOMPARE(fact.kind, u"service-skipped"_s);
        QCOMPARE(fact.by.id, u"S11"_s);
        QVERIFY(std::any_of(fact.details.begin(), fact.details.end(), [](const auto &detail) { return detail.second.value == feel::Value(u"印刷機の故障"_s); }));
        for (const casework::OutboxRow &row : *park.cases.dueOutbox(park.clock.now().addDays(1), 100))
            QVERIFY2(row.key != request, "nobody tries it any more");
        QVERIFY2(skip(u"S11"_s, request, u"もう一度"_s).error().is(CaseError::NoIncident), "twice is once");
    }
};

TODOKE_TEST(DeskTest)
#include "tst_desk.moc"
