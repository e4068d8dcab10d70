// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/task_list.h"
#include "engine/runtime/execute.h"
#include "tests/faults/proof_town.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

/// Records that another version of the engine wrote.
class EngineVersionsTest final : public QObject
{
    Q_OBJECT

private:
    /// Puts a note on the case as an engine of `version` would that tells every fact twice.
    static void noteTwice(tests::ProofTown &town, const QString &caseId, const QString &version)
    {
        const auto open = town.open(caseId);
        casework::CaseStore &store = town.town().office().surroundings().store;
        const journal::Command command{caseId, u"noted-"_s + version, town.clock.now(), QByteArray(32, 'n'), {}, {}, journal::RecordFact{u"note"_s, {}}};
        auto executed = runtime::execute(open.package->definition, open.stored.state, command);
        QVERIFY(bool(executed));
        auto second = std::get<journal::FactRecorded>(executed->events.front());
        second.fact += u'2';
        executed->events.push_back(second);
        journal::Record record{journal::currentFormat, caseId, open.stored.state.version + 1, open.stored.head, version, command, executed->events};
        casework::Commit commit;
        commit.expectedVersion = open.stored.state.version;
        casework::WrittenRecord written;
        written.sequence = record.sequence;
        written.bytes = journal::write(record, written.values);
        written.hash = journal::hash(written.bytes);
        commit.records.push_back(std::move(written));
        commit.after = open.stored.state;
        state::apply(commit.after, record);
        commit.line = **store.caseLine(caseId);
        commit.line.version = record.sequence;
        commit.tasks = casework::listedTasks(commit.after, commit.line, *open.package, "Asia/Tokyo");
        commit.searchTexts = casework::searchTexts(commit.after, *open.package);
        commit.commandKey = command.id;
        QVERIFY(bool(store.commit(commit)));
    }

private Q_SLOTS:
    void whatAnotherVersionWroteOtherwiseIsToldAndNoFault()
    {
        tests::ProofTown town;
        const auto filed = town.file({}, true);
        town.receive();
        noteTwice(town, town.caseOf(filed), u"0.1.0"_s);
        const auto report = store::verify(town.town().database(), town.keys(), town.anchor());
        QVERIFY(bool(report));
        QCOMPARE(tests::told(*report), QString());
        QCOMPARE(report->differences.size(), 1U);
        QCOMPARE(report->differences.front().engine, u"0.1.0"_s);
        QCOMPARE(report->differences.front().field, u"/events"_s);
    }

    void whatThisVersionWroteOtherwiseIsAFault()
    {
        tests::ProofTown town;
        const auto filed = town.file({}, true);
        town.receive();
        noteTwice(town, town.caseOf(filed), QLatin1String(runtime::engineVersion));
        const auto report = store::verify(town.town().database(), town.keys(), town.anchor());
        QVERIFY(bool(report));
        QCOMPARE(report->faults.size(), 1U);
        QVERIFY(report->faults.front().error.is(store::VerifyError::ExecutionDiffers));
        QVERIFY(report->differences.empty());
    }
};

} // namespace

TODOKE_TEST(EngineVersionsTest)
#include "tst_engine_versions.moc"
