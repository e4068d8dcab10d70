// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/proof_town.h"
#include "tests/faults/raw_database.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using runtime::Verdict;
using tests::ProofTown;
using tests::RawDatabase;
using tests::Table;
using tests::told;

namespace {

/// The certificate as another version has it: the approver examines, and the shared payment waits at another node.
procedure::Files nextVersion()
{
    auto files = *procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/procedures/tax-certificate"), QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"));
    QByteArray &workflow = files.at(u"workflow.bpmn"_s);
    const qsizetype owner = workflow.indexOf("role(\"examiner\")", workflow.indexOf("id=\"examine\""));
    workflow.replace(owner, qstrlen("role(\"examiner\")"), "role(\"approver\")");
    files.at(u"common/payment.bpmn"_s).replace("\"wait\"", "\"await-money\"");
    return files;
}

class TestMigration final : public QObject
{
    Q_OBJECT

private:
    ProofTown m_town;
    QString m_moving;  ///< at its examination
    QString m_staying; ///< waits for its fee
    QString m_before;
    QString m_after;

    store::VerifyReport verified()
    {
        const auto database = store::Database::open(m_town.path(u"town.sqlite"_s));
        const auto report = store::verify(**database, m_town.keys(), m_town.anchor());
        if (!report)
            qFatal("not verified");
        return *report;
    }

    casework::Office &office() { return m_town.town().office(); }
    QString packageOf(const QString &caseId) { return m_town.open(caseId).package->hash; }

    /// The sequence of the record that handed the case over, with its row.
    std::pair<qint64, tests::Cells> handingOver(const Table &records)
    {
        for (const tests::Cells &row : records.rows) {
            if (records.caseOf(row) == m_moving && row[records.column(u"record"_s)].toByteArray().contains("MigrateCase"))
                return {row[records.column(u"sequence"_s)].toLongLong(), row};
        }
        qFatal("no record hands the case over");
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto moving = m_town.file({}, true);
        const auto staying = m_town.file({}, true);
        m_town.pump();
        m_town.pay(moving);
        m_town.pump();
        m_moving = m_town.caseOf(moving);
        m_staying = m_town.caseOf(staying);
        m_before = packageOf(m_moving);
        core::Faults faults;
        const auto next = procedure::read(nextVersion(), faults);
        QVERIFY(next && faults.empty());
        m_after = next->hash;
        const casework::Surroundings &s = office().surroundings();
        QVERIFY(s.store.publish(*next, m_town.clock.now()));
        s.catalogue.publish(next);
    }

    void whatMovesAndWhatStaysIsProven()
    {
        const auto report = office().migrate({u"tax-certificate"_s}, {});
        QVERIFY(report);
        QCOMPARE(report->count(Verdict::Move), 1);
        QCOMPARE(report->count(Verdict::Stay), 1);
        QCOMPARE(packageOf(m_moving), m_after);
        QCOMPARE(packageOf(m_staying), m_before);
        const auto proof = verified();
        QCOMPARE(told(proof), QString());
        QCOMPARE(proof.executed, proof.records);
    }

    void aNewProcessGoesOnWithTheNewVersionToTheEnd()
    {
        m_town.reopen();
        QCOMPARE(packageOf(m_moving), m_after);
        m_town.work(m_moving, u"S07"_s, u"examine"_s, {{u"mandateGenuine"_s, u"genuine"_s}, {u"result"_s, u"grant"_s}});
        m_town.work(m_moving, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付について"_s}, {u"request"_s, u"よろしいか。"_s}});
        m_town.work(m_moving, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
        m_town.work(m_moving, u"S07"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}});
        QCOMPARE(m_town.open(m_moving).stored.state.outcome, u"granted"_s);
        const auto proof = verified();
        QCOMPARE(told(proof), QString());
        QCOMPARE(proof.executed, proof.records);
        QVERIFY(office().migrate({u"tax-certificate"_s, m_before}, {})->cases.empty());
    }

    void aTargetThatIsGoneIsNamedWithItsRecord()
    {
        QVERIFY(m_town.town().database().checkpoint());
        RawDatabase raw(m_town.path(u"town.sqlite"_s));
        const Table published = raw.table(u"package_published"_s);
        const auto row = std::find_if(published.rows.begin(), published.rows.end(),
                                      [&](const tests::Cells &one) { return one[published.column(u"package"_s)].toString() == m_after; });
        QVERIFY(row != published.rows.end());
        raw.remove(published, *row);
        const auto proof = verified();
        raw.insert(published, *row);
        const qint64 sequence = handingOver(raw.table(u"case_record"_s)).first;
        QVERIFY2(std::any_of(proof.faults.begin(), proof.faults.end(),
                             [&](const auto &fault) {
                                 return fault.caseId == m_moving && fault.sequence == sequence && fault.error.is(store::VerifyError::UnknownPackage);
                             }),
                 qPrintable(told(proof)));
        QCOMPARE(told(verified()), QString());
    }

    void anotherTargetInTheRecordIsFound()
    {
        QVERIFY(m_town.town().database().checkpoint());
        RawDatabase raw(m_town.path(u"town.sqlite"_s));
        const Table records = raw.table(u"case_record"_s);
        const auto [sequence, row] = handingOver(records);
        tests::Cells changed = row;
        QByteArray record = row[records.column(u"record"_s)].toByteArray();
        record.replace("\"package\":\"" + m_after.toLatin1(), "\"package\":\"" + QByteArray(64, 'a'));
        changed[records.column(u"record"_s)] = record;
        raw.replace(records, row, changed);
        const auto proof = verified();
        raw.replace(records, changed, row);
        for (const store::VerifyError id : {store::VerifyError::RecordChanged, store::VerifyError::UnknownPackage}) {
            QVERIFY2(std::any_of(proof.faults.begin(), proof.faults.end(),
                                 [&, at = sequence](const auto &fault) { return fault.caseId == m_moving && fault.sequence == at && fault.error.is(id); }),
                     qPrintable(told(proof)));
        }
        QCOMPARE(told(verified()), QString());
    }

    void erasingAfterwardsLeavesTheRestProven()
    {
        QVERIFY(m_town.town().erase(m_moving, u"保存期間の満了"_s, {u"purpose"_s, u"applicant"_s}));
        const auto proof = verified();
        QCOMPARE(told(proof), QString());
        QVERIFY(proof.notExecuted > 0);
        QCOMPARE(packageOf(m_moving), m_after);
    }
};

} // namespace

TODOKE_TEST(TestMigration)
#include "tst_migration.moc"
