// SPDX-License-Identifier: Apache-2.0
#include "engine/exchange/messages.h"
#include "tests/faults/proof_town.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <latch>
#include <thread>

using namespace tests;
using namespace engine;
using casework::CaseError;

namespace {

/// Begins all of them at the same moment, and waits for the last.
void together(const std::vector<std::function<void()>> &works)
{
    std::latch start(static_cast<std::ptrdiff_t>(works.size()));
    std::vector<std::thread> threads;
    threads.reserve(works.size());
    for (const auto &work : works) {
        threads.emplace_back([&start, &work] {
            start.arrive_and_wait();
            work();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

/// What came of many at once, counted by the error's id; `done` for none.
class Tally
{
public:
    template <typename T> void add(const core::Result<T> &result)
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts[result ? u"done"_s : result.error().idText()];
    }
    int operator[](const QString &what) const
    {
        const auto found = m_counts.find(what);
        return found == m_counts.end() ? 0 : found->second;
    }
    /// How many came out otherwise than one of `known`, in words.
    QString otherwise(const QStringList &known) const
    {
        QStringList others;
        for (const auto &[what, count] : m_counts) {
            if (!known.contains(what))
                others << u"%1: %2"_s.arg(what).arg(count);
        }
        return others.join(u", "_s);
    }

private:
    std::mutex m_mutex;
    std::map<QString, int> m_counts;
};

int steps(const state::CaseState &state, const QString &node)
{
    return int(std::count_if(state.steps.begin(), state.steps.end(), [&](const state::Step &step) { return step.node == node; }));
}

int facts(const state::CaseState &state, const QString &kind)
{
    return int(std::count_if(state.facts.begin(), state.facts.end(), [&](const state::Fact &fact) { return fact.kind == kind; }));
}

} // namespace

/// Many at the same case, everything twice, and all of it at the same time, in a whole town on a real database: each is carried out once,
/// the journals verify, and the states are what the journals tell.
class RacesTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int clients = 64;
    std::unique_ptr<ProofTown> m_town;

    server::admin::Town &town() { return m_town->town(); }
    casework::Office &office() { return town().office(); }
    state::CaseState stateOf(const QString &caseId) { return m_town->open(caseId).stored.state; }
    static QString clerk(int number) { return u"R%1"_s.arg(number); }

    ProofTown::Filed filed(bool withMandate = true) { return m_town->file({}, withMandate); }

    /// An application that has arrived at the clerk who examines it.
    QString examined()
    {
        const ProofTown::Filed one = filed();
        m_town->receive();
        m_town->pump();
        m_town->pay(one);
        m_town->pump();
        return m_town->caseOf(one);
    }

    QString receiptOf(const QString &caseId) { return office().surroundings().store.caseLine(caseId)->value().receipt; }

    QString taskOf(const QString &caseId)
    {
        const state::CaseState state = stateOf(caseId);
        if (state.tasks.size() != 1)
            qFatal("%s has %d tasks", qPrintable(caseId), int(state.tasks.size()));
        return state.tasks.begin()->first;
    }

    /// All parcels that wait, opened.
    std::vector<exchange::ToOffice> messages()
    {
        std::vector<exchange::ToOffice> all;
        const auto parcels = town().intake().outerZone().pull(1000);
        for (const auto &parcel : *parcels)
            all.push_back(*exchange::readToOffice(*town().keys().inner.open(parcel.sealed)));
        return all;
    }

    /// Rounds of both pumps at once until neither has anything left.
    void pumpBoth(server::admin::Town &other)
    {
        for (int round = 0; round < 20; ++round) {
            std::atomic<int> done = 0;
            together({[&] { done += town().pump().drain(3).done; }, [&] { done += other.pump().drain(3).done; }});
            if (done == 0)
                return;
            m_town->clock.set(m_town->clock.now().addSecs(10)); // what was put off because the other had it
        }
        QFAIL("the pumps find no end");
    }

    /// Nothing waits to be carried out, and everything verifies.
    void settled()
    {
        const auto rows = office().surroundings().store.dueOutbox(m_town->clock.now().addDays(1), 1000);
        for (const casework::OutboxRow &row : *rows)
            QVERIFY2(false, qPrintable(row.kind + u' ' + row.key));
        QCOMPARE(m_town->verify(), QString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_town = std::make_unique<ProofTown>(ProofTown::On::TestedDatabase);
        for (int i = 0; i < clients; ++i)
            QVERIFY(town().directory().put(directory::Staff{clerk(i), clerk(i), {{u"tax-office/certificates"_s, u"clerk"_s}}, true}));
    }

    void cleanupTestCase() { m_town.reset(); }

    void oneOfSixtyFourClerksGetsATask()
    {
        const QString caseId = examined();
        const QString task = taskOf(caseId);
        Tally claimed;
        std::vector<std::function<void()>> works;
        for (int i = 0; i < clients; ++i) {
            works.emplace_back([&, i] {
                const auto view = town().desk().claim(clerk(i), task, false);
                claimed.add(view && !view->mine ? core::Result<casework::TaskView>(CaseError::HeldByOther) : view);
            });
        }
        together(works);
        QCOMPARE(claimed[u"done"_s], 1);
        QCOMPARE(claimed.otherwise({u"done"_s, u"casework.HeldByOther"_s, u"runtime.TaskHeldByOther"_s}), QString());
        const QString holder = stateOf(caseId).tasks.at(task).claimedBy->id;
        QVERIFY(town().desk().release(holder, task));

        // And one of them finishes it, each of them twice under one key.
        Tally completed;
        works.clear();
        for (int i = 0; i < 2 * clients; ++i) {
            works.emplace_back([&, i] {
                const forms::check::RawAnswers answers{{{u"result"_s, {u"grant"_s}}, {u"mandateGenuine"_s, {u"genuine"_s}}}};
                completed.add(town().desk().complete(clerk(i / 2), task, answers, {}, u"finish-%1"_s.arg(i / 2)));
            });
        }
        together(works);
        QCOMPARE(completed[u"done"_s], 2); // told twice what happened once
        QCOMPARE(completed.otherwise({u"done"_s, u"casework.HeldByOther"_s, u"runtime.TaskHeldByOther"_s, u"casework.UnknownTask"_s, u"runtime.NotWaiting"_s}), QString());
        QCOMPARE(steps(stateOf(caseId), u"examine"_s), 1);
        QCOMPARE(steps(stateOf(caseId), u"draft"_s), 1);
        m_town->pump();
        settled();
    }

    void sixtyFourCommandsToOneCaseAllGetThroughOnce()
    {
        const QString caseId = examined();
        const qint64 before = stateOf(caseId).version;
        Tally noted;
        std::vector<std::function<void()>> works;
        for (int i = 0; i < 2 * clients; ++i) { // each twice
            works.emplace_back([&, i] {
                const QString key = u"note-%1"_s.arg(i / 2);
                noted.add(office().perform({caseId, {}, {journal::RecordFact{key, {}}}, caseId + key, {}, {}, {}}));
            });
        }
        together(works);
        QCOMPARE(noted.otherwise({u"done"_s}), QString());
        const state::CaseState after = stateOf(caseId);
        QCOMPARE(after.version, before + clients);
        for (int i = 0; i < clients; ++i)
            QCOMPARE(facts(after, u"note-%1"_s.arg(i)), 1);
        m_town->pump();
        settled();
    }

    void anErasureAndAnActAtTheSameTimeLeaveNothingErased()
    {
        for (int round = 0; round < 4; ++round) {
            const QString caseId = examined();
            m_town->work(caseId, u"S03"_s, u"examine"_s, {{u"result"_s, u"grant"_s}, {u"mandateGenuine"_s, u"genuine"_s}});
            const QString task = taskOf(caseId);
            Tally came;
            together({[&] { came.add(office().erase(caseId, {}, {u"purpose"_s, u"phone"_s}, u"right"_s)); },
                      [&] { came.add(town().desk().complete(u"S03"_s, task, {{{u"subject"_s, {u"交付"_s}}, {u"request"_s, {u"よろしいか"_s}}}}, {}, u"draft-"_s + caseId)); }});
            QCOMPARE(came[u"done"_s], 2);
            const state::CaseState state = stateOf(caseId);
            QCOMPARE(steps(state, u"draft"_s), 1);
            QVERIFY(state.variables().find(u"purpose")->isNull());
            for (const state::File &file : state.files) {
                const auto content = file.erased ? core::Result<QByteArray>(QByteArray()) : office().surroundings().store.file(caseId, file.digest);
                QVERIFY(content && !content->contains("借入れのため") && !content->contains("03-0000-0001"));
            }
        }
        m_town->pump();
        settled();
    }

    void aWithdrawalAgainstAnApprovalEndsInOneOfThem()
    {
        int withdrawn = 0;
        int granted = 0;
        for (int round = 0; round < 5; ++round) {
            const QString caseId = examined();
            m_town->work(caseId, u"S03"_s, u"examine"_s, {{u"result"_s, u"grant"_s}, {u"mandateGenuine"_s, u"genuine"_s}});
            m_town->work(caseId, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付"_s}, {u"request"_s, u"よろしいか"_s}});
            m_town->work(caseId, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
            const QString task = taskOf(caseId);
            const QString receipt = receiptOf(caseId);
            Tally asked;
            Tally approved;
            together({[&] { asked.add(office().receive(exchange::WithdrawalAsked{u"w-"_s + caseId, receipt, m_town->clock.now(), u"雨"_s})); },
                      [&] {
                          approved.add(town().desk().complete(u"S07"_s, task, {{{u"outcome"_s, {u"approve"_s}}}}, {}, u"approve-"_s + caseId));
                          town().pump().drain(2);
                      }});
            m_town->pump();
            QCOMPARE(asked.otherwise({u"done"_s}), QString());
            QCOMPARE(approved.otherwise({u"done"_s, u"casework.UnknownTask"_s, u"runtime.NotWaiting"_s, u"runtime.AlreadyEnded"_s}), QString());
            const state::CaseState state = stateOf(caseId);
            QVERIFY2(state.ended, qPrintable(caseId));
            QCOMPARE(facts(state, u"withdrawal-asked"_s), 1);
            QVERIFY(facts(state, u"disposition"_s) <= 1);
            if (state.outcome == u"withdrawn"_s)
                QCOMPARE(facts(state, u"disposition"_s), 0);
            else
                QCOMPARE(state.outcome, u"granted"_s);
            ++(state.outcome == u"withdrawn"_s ? withdrawn : granted);
        }
        QCOMPARE(withdrawn + granted, 5);
        settled();
    }

    void everythingThatIsDeliveredTwiceHappensOnce()
    {
        const auto other = m_town->another();
        std::vector<ProofTown::Filed> all;
        for (int i = 0; i < 8; ++i)
            all.push_back(filed());
        const std::vector<exchange::ToOffice> parcels = messages();
        QCOMPARE(parcels.size(), all.size());
        // Each parcel by four at once, of two servers; who is overtaken says so, and is told the next time.
        Tally received;
        std::vector<std::function<void()>> works;
        for (const exchange::ToOffice &parcel : parcels) {
            for (casework::Office *one : {&office(), &other->office(), &office(), &other->office()})
                works.emplace_back([this, &received, &parcel, one] { received.add(one->receive(parcel, &town().intake().outerZone())); });
        }
        together(works);
        QVERIFY(received[u"done"_s] >= int(parcels.size()));
        pumpBoth(*other);

        works.clear();
        Tally paid;
        for (const ProofTown::Filed &one : all) {
            const auto shown = town().intake().applications().application(one.visitor, one.receipt);
            QVERIFY(shown && shown->view.payment);
            const exchange::PaymentFact fact{u"sandbox:"_s + one.receipt, one.receipt, shown->view.payment->id, shown->view.payment->amount, u"captured"_s, u"card"_s, u"ref"_s, m_town->clock.now()};
            for (casework::Office *to : {&office(), &other->office(), &office(), &other->office()})
                works.emplace_back([&paid, fact, to] { paid.add(to->receive(fact)); });
        }
        together(works);
        QCOMPARE(paid.otherwise({u"done"_s}), QString());
        pumpBoth(*other);
        for (const ProofTown::Filed &one : all) {
            const QString caseId = m_town->caseOf(one);
            m_town->work(caseId, u"S03"_s, u"examine"_s, {{u"result"_s, u"grant"_s}, {u"mandateGenuine"_s, u"genuine"_s}});
            m_town->work(caseId, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付"_s}, {u"request"_s, u"よろしいか"_s}});
            m_town->work(caseId, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
            const QString task = taskOf(caseId);
            QVERIFY(town().desk().complete(u"S07"_s, task, {{{u"outcome"_s, {u"approve"_s}}}}, {}, u"approve-"_s + caseId));
        }
        pumpBoth(*other); // the services: both pumps have them at once
        QStringList numbers;
        for (const ProofTown::Filed &one : all) {
            const QString caseId = m_town->caseOf(one);
            const state::CaseState state = stateOf(caseId);
            QCOMPARE(state.outcome, u"granted"_s);
            QCOMPARE(facts(state, u"registered"_s), 1);
            QCOMPARE(facts(state, u"payment-received"_s), 1);
            QCOMPARE(facts(state, u"disposition"_s), 1);
            QCOMPARE(facts(state, u"document-issued"_s), 1);
            QVERIFY(!numbers.contains(caseId));
            numbers << caseId;
        }
        settled();
    }

    void timersThatFireWhileCommandsRunFireOnce()
    {
        const auto other = m_town->another();
        std::vector<ProofTown::Filed> all;
        for (int i = 0; i < 8; ++i)
            all.push_back(filed());
        m_town->pump();
        std::vector<exchange::PaymentFact> money;
        for (const ProofTown::Filed &one : all) {
            const auto shown = town().intake().applications().application(one.visitor, one.receipt);
            QVERIFY(shown && shown->view.payment);
            money.push_back({u"late:"_s + one.receipt, one.receipt, shown->view.payment->id, shown->view.payment->amount, u"captured"_s, u"card"_s, u"ref"_s, m_town->clock.now()});
        }
        // The period is over: both pumps fire the reminders, while everybody pays.
        m_town->clock.set(m_town->clock.now().addDays(9));
        Tally paid;
        together({[&] { town().pump().drain(5); }, [&] { other->pump().drain(5); },
                  [&] {
                      for (const exchange::PaymentFact &fact : money)
                          paid.add(office().receive(fact));
                  }});
        QCOMPARE(paid.otherwise({u"done"_s}), QString());
        pumpBoth(*other);
        for (const ProofTown::Filed &one : all) {
            const state::CaseState state = stateOf(m_town->caseOf(one));
            QVERIFY(steps(state, u"remind"_s) <= 1);
            QCOMPARE(facts(state, u"payment-received"_s) + facts(state, u"payment-mismatch"_s) + facts(state, u"late-payment"_s), 1);
            // Paid before the reminder, it is examined; after it, the money stands against a demand that is not the newest, and a clerk sees it.
            QCOMPARE(state.tasks.size(), size_t(facts(state, u"payment-received"_s)));
        }
        settled();
    }

    void aServicesOutcomeAgainstACancelLeavesNothingBehind()
    {
        for (int round = 0; round < 3; ++round) {
            std::vector<ProofTown::Filed> all;
            for (int i = 0; i < 5; ++i)
                all.push_back(filed());
            m_town->receive();
            Tally asked;
            std::vector<std::function<void()>> works{[&] { town().pump().drain(10); }};
            for (const ProofTown::Filed &one : all)
                works.emplace_back([&] { asked.add(office().receive(exchange::WithdrawalAsked{u"w-"_s + one.receipt, one.receipt, m_town->clock.now(), u"雨"_s})); });
            together(works);
            QCOMPARE(asked.otherwise({u"done"_s}), QString());
            m_town->clock.set(m_town->clock.now().addSecs(10));
            m_town->pump();
            for (const ProofTown::Filed &one : all) {
                const state::CaseState state = stateOf(m_town->caseOf(one));
                QCOMPARE(state.outcome, u"withdrawn"_s);
                QVERIFY(state.services.empty());
            }
        }
        settled();
    }
};

TODOKE_TEST(RacesTest)
#include "tst_races.moc"
