// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/progress_line.h"
#include "engine/tool/simulation/replay.h"
#include "engine/tool/simulation/report.h"
#include "tests/engine/tool/certificate_cases.h"
#include "tests/support/test_registry.h"

using namespace tests;

class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameCases()
    {
        const auto package = packageOf(certificateFiles());
        std::vector<RecordedCase> first;
        std::vector<RecordedCase> second;
        for (const SimulatedCase &one : simulate(*package, simulated(10)))
            first.push_back(one.recorded);
        for (const SimulatedCase &one : simulate(*package, simulated(10)))
            second.push_back(one.recorded);
        QCOMPARE(writeCases(first), writeCases(second));
    }

    void recordedCasesSurviveTheirFile()
    {
        const auto package = packageOf(certificateFiles());
        std::vector<RecordedCase> cases;
        for (const SimulatedCase &one : simulate(*package, simulated(3)))
            cases.push_back(one.recorded);
        const QByteArray bytes = writeCases(cases);
        const auto read = readCases(bytes, u"cases"_s);
        QVERIFY(read);
        QCOMPARE(writeCases(*read), bytes);
        QVERIFY(!readCases("{}\n", u"cases"_s));
    }

    void theSameVersionMakesNoDifference()
    {
        const auto package = packageOf(certificateFiles());
        for (const SimulatedCase &one : simulate(*package, simulated(60))) {
            QVERIFY(one.errors.empty());
            const Replayed replayed = replay(*package, one.recorded);
            QVERIFY2(replayed.differences.empty(), qPrintable(replayed.caseId + u' ' + (replayed.differences.empty() ? QString() : replayed.differences.front().node)));
        }
    }

    /// A thousand with TODOKE_LONG.
    void anotherFeeIsFoundInExactlyTheAffectedCases()
    {
        const auto package = packageOf(certificateFiles());
        const auto dearer = packageOf(withOtherFee());
        QVERIFY(package && dearer && package->hash != dearer->hash);
        const int count = qEnvironmentVariableIsSet("TODOKE_LONG") ? 1000 : 60;
        int affected = 0;
        int spared = 0;
        for (const SimulatedCase &one : simulate(*package, simulated(count))) {
            const bool pays = isAffected(*package, one.recorded);
            const Replayed replayed = replay(*dearer, one.recorded);
            const bool found = std::any_of(replayed.differences.begin(), replayed.differences.end(), [](const Difference &difference) {
                return difference.what == Differs::Fee && !difference.rule.isEmpty();
            });
            QVERIFY2(found == pays, qPrintable(replayed.caseId));
            QCOMPARE(replayed.differences.empty(), !pays);
            ++(pays ? affected : spared);
        }
        QVERIFY(affected > count / 10);
        QVERIFY(spared > 0);
    }

    void aCaseThatMovedToAnotherVersionIsLeftOut()
    {
        const auto package = packageOf(certificateFiles());
        RecordedCase moved = simulate(*package, simulated(1)).front().recorded;
        journal::Record record = moved.records.back();
        ++record.sequence;
        record.command.body = journal::MigrateCase{QString(64, u'f'), {}};
        record.events = {journal::CaseMigrated{package->hash, QString(64, u'f')}};
        moved.records.push_back(std::move(record));
        const Replayed replayed = replay(*package, moved);
        QCOMPARE(replayed.leftOut, LeftOut::Migrated);
        QVERIFY(replayed.differences.empty());
    }

    /// An office carries its timers out a little late; who comes first has come first.
    void whatCameBeforeALateTimerIsNoDifference()
    {
        const auto package = packageOf(certificateFiles());
        int found = 0;
        for (const SimulatedCase &one : simulate(*package, simulated(60))) {
            const std::optional<RecordedCase> late = answeredBeforeALateTimer(*package, one.recorded);
            if (!late)
                continue;
            ++found;
            const Replayed replayed = replay(*package, *late);
            QVERIFY2(replayed.differences.empty(), qPrintable(replayed.caseId));
        }
        QVERIFY(found > 0);
    }

    void longWorkSaysHowFarItHasCome()
    {
        QString said;
        QTextStream err(&said);
        QTextStream out(stdout);
        const Console console{out, err, {u"en"_s}};
        ProgressLine(console, 10).show(1);
        QVERIFY(said.isEmpty());
        ProgressLine(console, 10, std::chrono::milliseconds(0)).show(1);
        QCOMPARE(said, u"1 of 10 cases\n"_s);
    }

    void aReportCountsEveryCase()
    {
        const auto package = packageOf(certificateFiles());
        const auto cases = simulate(*package, simulated(40));
        const SimulationReport report = reportOf(*package, cases, {u"en"_s});
        int counted = 0;
        for (const auto &[outcome, count] : report.outcomes)
            counted += count;
        QCOMPARE(counted, 40);
        QVERIFY(!report.steps.empty());
        QVERIFY(table(report, {u"en"_s}).contains(u"40 cases"_s));
        QVERIFY(waitsSvg(report, {u"ja"_s}).contains("role=\"img\""));
    }

private:
    /// The case up to its first timer, and then an answer that came an hour after that was due, but before it fired.
    static std::optional<RecordedCase> answeredBeforeALateTimer(const procedure::Package &package, const RecordedCase &recorded)
    {
        RecordedCase late{recorded.caseId, {}};
        state::CaseState state;
        for (const journal::Record &record : recorded.records) {
            const auto *fires = std::get_if<journal::FireTimer>(&record.command.body);
            if (!fires) {
                state::apply(state, record);
                late.records.push_back(record);
                continue;
            }
            for (const auto &[id, wait] : state.subscriptions) {
                if (wait.awaits != state::Awaits::Message || wait.token.isEmpty())
                    continue;
                journal::Record answer = record;
                answer.command.now = state.timers.at(fires->timer).due.addSecs(3600);
                answer.command.body = journal::ReceiveMessage{wait.message, {}};
                const auto executed = runtime::execute(package.definition, state, answer.command);
                if (!executed)
                    return std::nullopt;
                answer.events = executed->events;
                late.records.push_back(std::move(answer));
                return late;
            }
            return std::nullopt;
        }
        return std::nullopt;
    }
};

TODOKE_TEST(ReplayTest)
#include "tst_replay.moc"
