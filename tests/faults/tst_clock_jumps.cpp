// SPDX-License-Identifier: Apache-2.0
#include "server/api/staff_sessions.h"
#include "server/http/session.h"
#include "tests/faults/proof_town.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tests;
using namespace engine;

namespace {

constexpr qint64 hour = 3600;
constexpr qint64 year = 365 * 24 * hour;

int steps(const state::CaseState &state, const QString &node)
{
    return int(std::count_if(state.steps.begin(), state.steps.end(), [&](const state::Step &step) { return step.node == node; }));
}

} // namespace

/// The machine's clock goes back and forth by hours and years while things wait for it. What waits for a time happens once, when the clock says so
/// for the first time; what waits for none does not wait; and what is written down says what the clock said.
class ClockJumpsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProofTown> m_town;
    QDateTime m_day;

    server::admin::Town &town() { return m_town->town(); }
    state::CaseState stateOf(const ProofTown::Filed &one) { return m_town->open(m_town->caseOf(one)).stored.state; }
    void at(qint64 seconds) { m_town->clock.set(m_day.addSecs(seconds)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_town = std::make_unique<ProofTown>(ProofTown::On::TestedDatabase);
        m_day = m_town->clock.now();
    }

    void cleanupTestCase() { m_town.reset(); }
    void init() { at(0); }

    void aTimerFiresOnceWhenItsTimeIsThereForTheFirstTime()
    {
        const ProofTown::Filed one = m_town->file({}, true);
        m_town->pump();
        // The reminder is due after a week, and what follows on it a week after that.
        for (const qint64 jump : {3 * hour, -5 * hour, -year, -10 * year, 6 * 24 * hour, -hour}) {
            at(jump);
            m_town->pump();
            QCOMPARE(steps(stateOf(one), u"remind"_s), 0);
        }
        const QDateTime due = stateOf(one).timers.begin()->second.due;
        m_town->clock.set(due.addSecs(1));
        m_town->pump();
        QCOMPARE(steps(stateOf(one), u"remind"_s), 1);
        for (const qint64 jump : {qint64{0}, -year, 3 * hour}) {
            m_town->clock.set(due.addSecs(jump));
            m_town->pump();
            QCOMPARE(steps(stateOf(one), u"remind"_s), 1);
            QCOMPARE(steps(stateOf(one), u"wait-again"_s), 1);
        }
        at(2 * year);
        m_town->pump();
        QCOMPARE(steps(stateOf(one), u"remind"_s), 1);
        QCOMPARE(steps(stateOf(one), u"paid-no"_s), 1);
        at(-2 * year);
        m_town->pump();
        QCOMPARE(steps(stateOf(one), u"paid-no"_s), 1);
        QCOMPARE(m_town->verify(), QString());
    }

    void atRandomToo()
    {
        std::mt19937_64 random(5);
        std::vector<ProofTown::Filed> all;
        for (int i = 0; i < 8; ++i)
            all.push_back(m_town->file({}, true));
        m_town->pump();
        std::map<QString, QDateTime> due;
        for (const ProofTown::Filed &one : all)
            due[one.receipt] = stateOf(one).timers.begin()->second.due;
        QDateTime latest = m_day;
        for (int jump = 0; jump < 40; ++jump) {
            const qint64 range = jump % 3 == 0 ? year : 30 * hour;
            at(std::uniform_int_distribution<qint64>(-range, jump < 20 ? 6 * 24 * hour : range)(random));
            latest = std::max(latest, m_town->clock.now());
            m_town->pump();
            for (const ProofTown::Filed &one : all)
                QCOMPARE(steps(stateOf(one), u"remind"_s), latest >= due[one.receipt] ? 1 : 0);
        }
        QVERIFY2(latest >= due.begin()->second, "the time came");
        QCOMPARE(m_town->verify(), QString());
    }

    void whatWaitsForNoTimeDoesNotWait()
    {
        // It arrives by a clock that is two years ahead, and that is set right before it is carried out.
        at(2 * year);
        const ProofTown::Filed one = m_town->file({}, true);
        m_town->receive();
        QVERIFY(!stateOf(one).services.empty());
        at(0);
        m_town->pump();
        QCOMPARE(stateOf(one).services.size(), size_t(0));
        QVERIFY(town().intake().applications().application(one.visitor, one.receipt)->view.payment);
        QVERIFY(!town().intake().mails().due(100)->empty()); // the receipt's mail too
        QCOMPARE(m_town->verify(), QString());
    }

    void whatWasPutOffByAClockThatWasAheadIsNotPutOffForYears()
    {
        const ProofTown::Filed one = m_town->file({}, true);
        m_town->receive();
        casework::CaseStore &store = town().office().surroundings().store;
        const auto rows = store.dueOutbox(m_town->clock.now(), 10);
        QVERIFY(!rows->empty());
        for (const casework::OutboxRow &row : *rows)
            QVERIFY(store.outboxLater(row.key, u"test.Away"_s, m_day.addSecs(3 * year)));
        const size_t ofIt = rows->size();
        QCOMPARE(store.dueOutbox(m_town->clock.now(), 10)->size(), ofIt);
        // What is put off by the clock that goes on is put off.
        for (const casework::OutboxRow &row : *rows)
            QVERIFY(store.outboxLater(row.key, u"test.Away"_s, m_day.addSecs(hour)));
        QCOMPARE(store.dueOutbox(m_town->clock.now(), 10)->size(), size_t(0));
        at(hour);
        m_town->pump();
        QCOMPARE(stateOf(one).services.size(), size_t(0));
        QCOMPARE(m_town->verify(), QString());
    }

    void theOrderOfArrivalAndTheTimesAreToldAsTheyWere()
    {
        at(5 * hour);
        const ProofTown::Filed first = m_town->file({}, true);
        at(0);
        const ProofTown::Filed second = m_town->file({}, true);
        at(-year);
        m_town->pump();
        // The order is that of the receipts, the time what the clock said.
        QVERIFY(first.receipt.section(u'-', 1, 1).toInt() + 1 == second.receipt.section(u'-', 1, 1).toInt());
        QVERIFY(m_town->caseOf(first) != m_town->caseOf(second));
        QCOMPARE(stateOf(first).arrival, m_day.addSecs(5 * hour));
        QCOMPARE(stateOf(second).arrival, m_day);
        QCOMPARE(stateOf(first).facts.front().at, m_day.addSecs(-year)); // registered, by the clock as it is now
        const QString caseId = m_town->caseOf(first);
        m_town->pay(first);
        at(hour);
        m_town->pump();
        m_town->work(caseId, u"S03"_s, u"examine"_s, {{u"result"_s, u"grant"_s}, {u"mandateGenuine"_s, u"genuine"_s}});
        at(-hour);
        m_town->work(caseId, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付"_s}, {u"request"_s, u"よろしいか"_s}});
        at(-2 * hour);
        m_town->work(caseId, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
        const auto view = town().desk().caseView(u"S03"_s, caseId, {u"ja"_s});
        QVERIFY(view);
        QStringList acts;
        for (const casework::ApprovalView &approval : view->approvals) {
            QVERIFY(approval.record.holds);
            acts << approval.record.act.act;
        }
        QCOMPARE(acts, (QStringList{u"draft"_s, u"concur"_s}));
        QCOMPARE(m_town->verify(), QString());
    }

    void aPauseAfterWrongPasswordsIsNotForYears()
    {
        at(year);
        QString last;
        for (int i = 0; i < 20 && !last.contains(u"TooManyTries"_s); ++i)
            last = town().directory().signIn(u"S05"_s, u"wrong"_s).error().idText();
        QVERIFY(last.contains(u"TooManyTries"_s));
        at(0);
        QVERIFY(town().directory().signIn(u"S05"_s, u"wrong"_s).error().idText() != last);
    }

    void aSessionOfStaffEndsWithItsTimeOrWithItsClock()
    {
        server::api::StaffSessions sessions(m_town->clock);
        const QString token = sessions.begin(u"S03"_s);
        at(-3 * hour);
        QVERIFY(sessions.staffOf(token));
        at(-year);
        QVERIFY(!sessions.staffOf(token));
        const QString again = sessions.begin(u"S03"_s);
        at(0);
        QVERIFY(!sessions.staffOf(again));
    }

    void aSessionOnTheSiteEndsWithItsTimeOrWithItsClock()
    {
        server::http::MemorySessionStore store;
        const server::http::SessionKeeper keeper(store, crypto::SecretKey::generate(), m_town->clock, false);
        server::http::Session begun = keeper.open({});
        begun.set(u"account"_s, u"a"_s);
        const QByteArray cookie = keeper.close(begun).mid(7, 43);
        const auto account = [&] { return keeper.open({{"todoke", cookie}}).value(u"account"_s); };
        QCOMPARE(account(), u"a"_s);
        at(-5 * hour);
        QCOMPARE(account(), u"a"_s);
        at(-year);
        QCOMPARE(account(), QString());
        at(30 * hour);
        QCOMPARE(account(), QString());
    }
};

TODOKE_TEST(ClockJumpsTest)
#include "tst_clock_jumps.moc"
