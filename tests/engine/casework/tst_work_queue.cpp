// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/external_work.h"
#include "engine/store/sql_case_store.h"
#include "tests/engine/casework/park_office.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace tests;
using casework::WorkRow;

/// Who holds a request for external work, where several ask at once.
class WorkQueueTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::SqlCaseStore> m_cases;
    const QDateTime m_now{QDate(2026, 5, 7), QTime(3, 0), Qt::UTC};

    void wait(const QString &request, const QString &topic = u"water"_s)
    {
        casework::Commit commit;
        commit.line.caseId = commit.line.number = request;
        commit.after.caseId = commit.after.submission = request;
        commit.outbox.push_back({request, request, QString::fromLatin1(casework::externalKind), casework::WorkTicket{topic}.bytes(), m_now});
        QVERIFY(m_cases->commit(commit));
    }

    std::vector<WorkRow> take(const QString &worker, const QDateTime &at, int most = 10)
    {
        return *m_cases->takeWork({u"water"_s}, worker, at, at.addSecs(60), most);
    }

    WorkRow row(const QString &request) { return **m_cases->work(request); }

private Q_SLOTS:
    void init()
    {
        m_database = *store::Database::open(emptyDatabase());
        m_cases = *store::SqlCaseStore::open(*m_database, store::TownKeys::from(crypto::SecretKey::generate()), m_folder.filePath(u"anchor"_s));
    }

    void cleanup()
    {
        m_cases.reset();
        m_database.reset();
        QFile::remove(m_folder.filePath(u"anchor"_s));
    }

    void whatOneHoldsNobodyElseTakes()
    {
        wait(u"r1"_s);
        wait(u"r2"_s, u"gas"_s);
        const auto first = take(u"a"_s, m_now);
        QCOMPARE(first.size(), size_t(1));
        QCOMPARE(first.front().request, u"r1"_s);
        QVERIFY(take(u"b"_s, m_now.addSecs(59)).empty());
        QCOMPARE(take(u"b"_s, m_now.addSecs(60)).size(), size_t(1));
    }

    void aClockThatIsSetBackKeepsNobodyWaitingForYears()
    {
        wait(u"r1"_s);
        QCOMPARE(take(u"a"_s, m_now.addYears(-3)).size(), size_t(1)); // it was written by a clock that was ahead
        QVERIFY(take(u"b"_s, m_now.addYears(-3)).empty());
        QVERIFY(!take(u"b"_s, m_now).empty());
        QVERIFY(!take(u"c"_s, m_now.addYears(-3)).empty()); // held, by a clock that was ahead
        QVERIFY(take(u"d"_s, m_now.addYears(-3)).empty());
    }

    void whoseLockPassedOnChangesNothing()
    {
        wait(u"r1"_s);
        const WorkRow seen = take(u"a"_s, m_now).front();
        QVERIFY(!take(u"b"_s, m_now.addSecs(61)).empty());
        QCOMPARE(*m_cases->holdWork(seen, seen.ticket, m_now.addSecs(900), false), false);
        QCOMPARE(*m_cases->holdWork(seen, {u"water"_s}, m_now, true), false);
        QCOMPARE(row(u"r1"_s).ticket.worker, u"b"_s);
        QCOMPARE(row(u"r1"_s).attempts, 0);
        QCOMPARE(row(u"r1"_s).nextAt, m_now.addSecs(121));
    }

    void whatIsGoneCannotBeHeld()
    {
        wait(u"r1"_s);
        const WorkRow seen = take(u"a"_s, m_now).front();
        QVERIFY(m_cases->outboxDone(u"r1"_s));
        QCOMPARE(*m_cases->holdWork(seen, seen.ticket, m_now.addSecs(900), false), false);
    }

    void aNewTimeIsNoAttempt()
    {
        wait(u"r1"_s);
        QVERIFY(m_cases->outboxLater(u"r1"_s, u"x"_s, m_now.addSecs(3600)));
        QVERIFY(m_cases->outboxAt(u"r1"_s, m_now.addSecs(5)));
        QCOMPARE(row(u"r1"_s).attempts, 1);
        QCOMPARE(row(u"r1"_s).nextAt, m_now.addSecs(5));
    }

    void aClerkDoesNotTakeItFromWhoIsAtIt()
    {
        ParkOffice park;
        casework::Surroundings surroundings{*m_cases, park.catalogue, *park.directory, park.clock, {park.seal, {{park.authority.certificate()}, {}}}};
        casework::Office office(surroundings);
        casework::ExternalWork work(office, *m_cases);
        wait(u"r1"_s);
        const WorkRow held = take(u"a"_s, park.clock.now()).front();
        QVERIFY(work.retry(u"r1"_s));
        QCOMPARE(row(u"r1"_s).ticket.worker, u"a"_s);
        QVERIFY(*m_cases->holdWork(held, {u"water"_s}, park.clock.now().addSecs(600), true));
        QVERIFY(work.retry(u"r1"_s));
        QCOMPARE(row(u"r1"_s).nextAt, park.clock.now());
        QCOMPARE(row(u"r1"_s).attempts, 1);
    }

    void aCaseThatCannotBeOpenedIsPutOff()
    {
        ParkOffice park;
        casework::Surroundings surroundings{*m_cases, park.catalogue, *park.directory, park.clock, {park.seal, {{park.authority.certificate()}, {}}}};
        casework::Office office(surroundings);
        casework::ExternalWork work(office, *m_cases);
        wait(u"r1"_s);
        QVERIFY(!work.fetch({u"a"_s, {u"water"_s}}, {}, 10, std::chrono::seconds(600)));
        QCOMPARE(row(u"r1"_s).ticket.worker, QString());
        QCOMPARE(row(u"r1"_s).attempts, 1);
        QVERIFY(row(u"r1"_s).nextAt > park.clock.now());
        QVERIFY(row(u"r1"_s).nextAt < park.clock.now().addSecs(600));
    }
};

TODOKE_TEST(WorkQueueTest)
#include "tst_work_queue.moc"
