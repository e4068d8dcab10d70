// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/pump.h"
#include "tests/faults/proof_town.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <thread>

using namespace tests;
using namespace engine;

namespace {

/// Beside the first task of a park's application: after an hour something is to be carried out.
constexpr char afterAnHour[] = R"(
<bpmn:boundaryEvent id="waited" name="一時間" attachedToRef="look" cancelActivity="false"><bpmn:outgoing>f-waited-noted</bpmn:outgoing>
  <bpmn:timerEventDefinition id="waited-timer"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
<bpmn:serviceTask id="noted" name="記録" todoke:service="dispose"><bpmn:extensionElements><todoke:label xml:lang="ja">記録</todoke:label><todoke:label xml:lang="en">Note</todoke:label></bpmn:extensionElements>
  <bpmn:incoming>f-waited-noted</bpmn:incoming><bpmn:outgoing>f-noted-noted-end</bpmn:outgoing></bpmn:serviceTask>
<bpmn:endEvent id="noted-end" name="済み"><bpmn:incoming>f-noted-noted-end</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="f-waited-noted" sourceRef="waited" targetRef="noted"/>
<bpmn:sequenceFlow id="f-noted-noted-end" sourceRef="noted" targetRef="noted-end"/>
</bpmn:process>)";

/// What is carried out, in the order in which it is.
class Noting final : public casework::Service
{
public:
    explicit Noting(QStringList &done) : m_done(done) {}
    QString name() const override { return u"dispose"_s; }
    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        m_done << job.open.stored.state.caseId;
        return casework::ServiceOutcome{};
    }

private:
    QStringList &m_done;
};

} // namespace

/// A town that stood still for a day: thousands of timers are due at once, and what they cause is to be carried out. Each of it is done once
/// and in its order, a bounded part at a time, and whoever works meanwhile is not kept waiting for the rest.
class AfterAStopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatIsDueIsDoneOnceInItsOrderAndInBoundedParts()
    {
        const int count = qEnvironmentVariableIsSet("TODOKE_LONG") ? 10'000 : 640;
        constexpr int batches = 20;
        ProofTown proof(ProofTown::On::TestedDatabase);
        casework::Office &office = proof.town().office();
        const casework::Surroundings &s = office.surroundings();
        auto files = *procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/tests/packages/park-use"), QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"));
        files.at(u"workflow.bpmn"_s).replace("</bpmn:process>", afterAnHour);
        core::Faults faults;
        const auto package = procedure::read(files, faults);
        for (const core::Error &fault : faults)
            QVERIFY2(false, qPrintable(core::sentence(fault, {u"en"_s})));
        QVERIFY(s.store.publish(*package, proof.clock.now()));
        s.catalogue.publish(package);

        // They come one batch after the other, so that their times follow each other.
        const auto batchOf = [&](const QString &caseId) { return caseId.mid(5).toInt() * batches / count; };
        std::atomic<int> failed = 0;
        for (int batch = 0; batch < batches; ++batch) {
            proof.clock.set(proof.clock.now().addSecs(60));
            std::vector<std::thread> threads;
            for (int thread = 0; thread < 25; ++thread) {
                threads.emplace_back([&, batch, thread] {
                    for (int i = count * batch / batches + thread; i < count * (batch + 1) / batches; i += 25) {
                        const QString id = u"case-%1"_s.arg(i);
                        const journal::StartCase start{package->cover.id, package->hash, package->process, id, s.clock.now(), {}};
                        failed += office.perform({id, {}, {start}, id, {}, {}, {}}) ? 0 : 1;
                    }
                });
            }
            for (std::thread &thread : threads)
                thread.join();
        }
        QCOMPARE(failed.load(), 0);

        proof.clock.set(proof.clock.now().addDays(1));
        QCOMPARE(int(s.store.dueTimers(proof.clock.now(), 2 * count)->size()), count);
        QStringList done;
        casework::ServiceRegistry services;
        services.add(std::make_unique<Noting>(done));
        casework::Pump pump(office, services, proof.town().intake().outerZone(), proof.town().keys().inner);
        constexpr int bound = 3 * 64; // parcels, timers, rows
        int rounds = 0;
        for (;;) {
            const casework::Pump::Progress progress = pump.step();
            QVERIFY2(progress.failed.empty(), progress.failed.empty() ? "" : qPrintable(core::sentence(progress.failed.front(), {u"en"_s})));
            if (progress.done == 0)
                break;
            ++rounds;
            QVERIFY(progress.done <= bound);
            // Somebody works on one of the cases that are still to come.
            const QString id = u"case-%1"_s.arg(count - rounds);
            QVERIFY(office.perform({id, {}, {journal::RecordFact{u"worked"_s, {}}}, u"worked-"_s + id, {}, {}, {}}));
        }
        QVERIFY2(rounds >= count / 64, "in bounded parts");
        QVERIFY2(rounds <= count / 64 + 3, "and no part is empty");

        QCOMPARE(int(done.size()), count);
        QCOMPARE(int(QSet<QString>(done.begin(), done.end()).size()), count);
        for (int i = 1; i < count; ++i)
            QVERIFY2(batchOf(done[i - 1]) <= batchOf(done[i]), qPrintable(done[i - 1] + u" before "_s + done[i]));
        for (int i = 0; i < count; i += 97) {
            const state::CaseState state = proof.open(u"case-%1"_s.arg(i)).stored.state;
            QCOMPARE(std::count_if(state.steps.begin(), state.steps.end(), [](const state::Step &step) { return step.node == u"noted"_s; }), 1);
            QVERIFY(state.services.empty() && state.timers.empty());
        }
        QCOMPARE(proof.verify(), QString());
    }
};

TODOKE_TEST(AfterAStopTest)
#include "tst_after_a_stop.moc"
