// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sqlite/sqlite_connection.h"
#include "engine/store/sql_case_store.h"
#include "engine/tool/commands.h"
#include "tests/engine/tool/certificate_cases.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace tests;

namespace {

const QString procedures = QStringLiteral(TODOKE_SOURCE_DIR "/procedures");

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

/// The folder of a town whose database holds recorded cases, as an office would have written them.
class RecordedTown
{
public:
    RecordedTown()
    {
        useKey(m_key);
        m_database = *store::Database::open(path(u"town.sqlite"_s));
        m_cases = *store::SqlCaseStore::open(*m_database, store::TownKeys::from(m_key), path(u"anchor"_s));
    }

    QString path(const QString &name = {}) const { return name.isEmpty() ? m_folder.path() : m_folder.filePath(name); }
    void useKey(const crypto::SecretKey &key) { write(path(u"keys/town.key"_s), key.bytes().toHex()); }

    void keep(const SimulatedCase &one, const QString &procedure)
    {
        casework::Commit commit = commitOf(one.recorded.caseId, one.state, procedure);
        QByteArray head(32, '\0');
        for (const journal::Record &record : one.recorded.records)
            head = add(record, head, commit);
        QVERIFY(m_cases->commit(commit));
    }

    /// Erases what the applicant wrote.
    void erase(const procedure::Package &package, const QString &caseId)
    {
        const auto stored = m_cases->load(caseId);
        QVERIFY(stored && *stored);
        state::CaseState state = (*stored)->state;
        journal::Record record;
        record.caseId = caseId;
        record.sequence = state.version + 1;
        record.engine = QString::fromLatin1(runtime::engineVersion);
        record.command = {caseId, u"erase"_s, state.started.addYears(6), QByteArray(32, 'e'), {}, {}, journal::EraseValues{{u"kind"_s}, {}, u"retention"_s}};
        const auto executed = runtime::execute(package.definition, state, record.command);
        QVERIFY(executed);
        record.events = executed->events;
        state::apply(state, record);
        casework::Commit commit = commitOf(caseId, state, package.cover.id);
        commit.expectedVersion = state.version - 1;
        add(record, (*stored)->head, commit);
        for (const journal::Event &event : record.events) {
            if (const auto *gone = std::get_if<journal::ValuesErased>(&event))
                commit.erased = gone->commitments;
        }
        QVERIFY(!commit.erased.empty());
        QVERIFY(m_cases->commit(commit));
    }

    /// As somebody with nothing but the file.
    void change(const char *sql, const store::Parameters &parameters)
    {
        const auto file = store::SqliteConnection::open(path(u"town.sqlite"_s), false);
        QVERIFY(file);
        const auto changed = (*file)->change(sql, parameters);
        QVERIFY(changed && *changed > 0);
    }

private:
    static casework::Commit commitOf(const QString &caseId, const state::CaseState &state, const QString &procedure)
    {
        casework::Commit commit;
        commit.after = state;
        commit.line.caseId = caseId;
        commit.line.procedure = procedure;
        commit.line.package = state.package;
        commit.line.arrival = state.arrival;
        return commit;
    }

    /// Chains the record to `head`, and gives the new one.
    static QByteArray add(journal::Record record, const QByteArray &head, casework::Commit &commit)
    {
        record.previous = head;
        casework::WrittenRecord written;
        written.sequence = record.sequence;
        written.bytes = journal::write(record, written.values);
        written.hash = journal::hash(written.bytes);
        commit.records.push_back(written);
        return written.hash;
    }

    QTemporaryDir m_folder;
    crypto::SecretKey m_key = crypto::SecretKey::generate();
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::SqlCaseStore> m_cases;
};

struct Ended
{
    int code;
    QString out;
    QString err;
};

/// A slow machine is told how far it is; that is no fault.
QString withoutProgress(QString text)
{
    return text.remove(QRegularExpression(u"^\\d+ of \\d+ cases\n"_s, QRegularExpression::MultilineOption));
}

Ended replayed(const QString &package, const RecordedTown &town, const QString &language = u"en"_s)
{
    Ended ended{0, {}, {}};
    QTextStream out(&ended.out);
    QTextStream err(&ended.err);
    ended.code = replayCommand({package, u"--data"_s, town.path(), u"--common"_s, procedures + u"/common"_s}, {out, err, {language}});
    err.flush();
    ended.err = withoutProgress(ended.err);
    return ended;
}

QString lastLine(const QString &text)
{
    return text.trimmed().section(u'\n', -1);
}

} // namespace

class ReplayTownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_package = packageOf(certificateFiles());
        QVERIFY(m_package);
        m_simulated = simulate(*m_package, simulated(20));
        // The department's next version, in a folder of its own.
        for (const auto &[path, content] : withOtherFee()) {
            if (!path.startsWith("common/"_L1))
                write(dearer() + u'/' + path, content);
        }
    }

    void theSameVersionMakesNoDifference()
    {
        RecordedTown town;
        keepAll(town);
        const Ended ended = replayed(procedures + u"/tax-certificate"_s, town);
        QCOMPARE(ended.out, u"20 cases, 0 would go otherwise; not replayed: 0 erased, 0 moved to another version, 0 not as recorded\n"_s);
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.err, QString());
    }

    void anotherFeeIsFoundInExactlyTheAffectedCases()
    {
        RecordedTown town;
        keepAll(town);
        std::set<QString> affected;
        for (const SimulatedCase &one : m_simulated) {
            if (isAffected(*m_package, one.recorded))
                affected.insert(one.recorded.caseId);
        }
        QVERIFY(affected.size() > 3 && affected.size() < m_simulated.size());
        const Ended ended = replayed(dearer(), town);
        QCOMPARE(ended.code, 1);
        // The rule that made the difference stands behind it.
        static const QRegularExpression fee(u"^(simulated-\\d+): fee at \\w+: \\d+ → \\d+ \\(\\S*fee\\S*: .+\\)$"_s, QRegularExpression::MultilineOption);
        std::set<QString> found;
        for (auto match = fee.globalMatch(ended.out); match.hasNext();)
            found.insert(match.next().captured(1));
        QVERIFY2(found == affected, qPrintable(ended.out));
        QCOMPARE(lastLine(ended.out), u"20 cases, %1 would go otherwise; not replayed: 0 erased, 0 moved to another version, 0 not as recorded"_s.arg(affected.size()));
        QVERIFY(lastLine(replayed(dearer(), town, u"ja"_s).out).startsWith(u"20 件のうち %1 件は異なる扱いになります"_s.arg(affected.size())));
    }

    void anErasedCaseIsCountedAndNotCompared()
    {
        RecordedTown town;
        keepAll(town);
        const QString affected = firstAffected();
        town.erase(*m_package, affected);
        const Ended ended = replayed(dearer(), town);
        QVERIFY2(ended.err.isEmpty(), qPrintable(ended.err));
        QVERIFY(!ended.out.contains(affected + u':'));
        QVERIFY2(lastLine(ended.out).contains(u"not replayed: 1 erased, 0 moved"_s), qPrintable(ended.out));
    }

    void casesOfAnotherProcedureAreNotCompared()
    {
        RecordedTown town;
        keepAll(town);
        const Ended ended = replayed(procedures + u"/soil-contamination"_s, town);
        QCOMPARE(ended.out, u"0 cases, 0 would go otherwise; not replayed: 0 erased, 0 moved to another version, 0 not as recorded\n"_s);
        QCOMPARE(ended.code, 0);
    }

    void aTownWithoutCasesHasNone()
    {
        const RecordedTown town;
        QCOMPARE(replayed(dearer(), town).code, 0);
    }

    void anotherTownsKeyIsRefused()
    {
        RecordedTown town;
        keepAll(town);
        town.useKey(crypto::SecretKey::generate());
        const Ended ended = replayed(dearer(), town);
        QCOMPARE(ended.code, 2);
        QCOMPARE(ended.out, QString());
        QVERIFY2(ended.err.contains(u"the town's key does not belong to this database"_s), qPrintable(ended.err));
        write(town.path(u"keys/town.key"_s), "no key");
        QCOMPARE(replayed(dearer(), town).code, 2);
    }

    void whatIsMissingIsSaid()
    {
        RecordedTown town;
        QVERIFY(QFile::remove(town.path(u"keys/town.key"_s)));
        const Ended ended = replayed(dearer(), town);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(u"town.key"_s), qPrintable(ended.err));
        QTextStream out(stdout);
        QString said;
        QTextStream err(&said);
        QCOMPARE(replayCommand({dearer()}, {out, err, {u"en"_s}}), 2);
        QCOMPARE(replayCommand({dearer(), u"--data"_s, town.path(), u"--cases"_s, u"x"_s}, {out, err, {u"en"_s}}), 2);
        QVERIFY2(said.startsWith(u"todoke replay DIR"_s), qPrintable(said));
    }

    void aChangedCaseIsNamedAndTheOthersAreCompared_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("said");
        QTest::newRow("a record") << QByteArray("UPDATE case_record SET record = CAST(replace(CAST(record AS TEXT), '2026', '2027') AS BLOB) WHERE case_id = ? AND sequence = 2")
                                  << u"case %1, record 2: the record does not have its hash"_s;
        QTest::newRow("the first record") << QByteArray("UPDATE case_record SET record = CAST(replace(CAST(record AS TEXT), '2026', '2027') AS BLOB) WHERE case_id = ? AND sequence = 1")
                                          << u"case %1, record 1: the record does not have its hash"_s;
        QTest::newRow("the first record is gone") << QByteArray("DELETE FROM case_record WHERE case_id = ? AND sequence = 1") << u"case %1, record 0: expected record 1 here"_s;
        QTest::newRow("the last record is gone") << QByteArray("DELETE FROM case_record WHERE case_id = ?1 AND sequence = (SELECT max(sequence) FROM case_record WHERE case_id = ?1)")
                                                 << u"case %1, record "_s;
        QTest::newRow("all records are gone") << QByteArray("DELETE FROM case_record WHERE case_id = ?") << u"case %1, record 0: expected record 1 here"_s;
        QTest::newRow("no JSON any more") << QByteArray("UPDATE case_record SET record = x'7b' WHERE case_id = ? AND sequence = 2") << u"case %1, record 2: the record cannot be read"_s;
        QTest::newRow("a value") << QByteArray("UPDATE personal_value SET cipher = x'00' WHERE case_id = ?") << u"case %1, record 1"_s;
        QTest::newRow("values are gone") << QByteArray("DELETE FROM personal_value WHERE case_id = ?") << u"the personal value is missing"_s;
        QTest::newRow("the case's key") << QByteArray("UPDATE case_key SET wrapped = x'00' WHERE case_id = ?") << u"case %1: its key is missing or was changed"_s;
        QTest::newRow("the head") << QByteArray("UPDATE case_head SET seal = x'00' WHERE case_id = ?") << u"the head is not sealed with the town key"_s;
        QTest::newRow("the head is gone") << QByteArray("DELETE FROM case_head WHERE case_id = ?") << u"the chain has no sealed head"_s;
    }

    void aChangedCaseIsNamedAndTheOthersAreCompared()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QString, said);
        RecordedTown town;
        keepAll(town);
        const QString changed = firstAffected();
        town.change(sql.constData(), {changed});
        const Ended ended = replayed(dearer(), town);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains(said.contains(u"%1"_s) ? said.arg(changed) : said), qPrintable(ended.err));
        QVERIFY2(ended.err.contains(u"case "_s + changed), qPrintable(ended.err));
        QVERIFY(!ended.out.contains(changed + u':'));
        QVERIFY2(lastLine(ended.out).startsWith(u"20 cases, "_s) && lastLine(ended.out).endsWith(u" 1 not as recorded"_s), qPrintable(ended.out));
    }

private:
    QString dearer() const { return m_folder.filePath(u"tax-certificate"_s); }

    QString firstAffected() const
    {
        const auto found = std::find_if(m_simulated.begin(), m_simulated.end(), [&](const SimulatedCase &one) { return isAffected(*m_package, one.recorded); });
        return found == m_simulated.end() ? QString() : found->recorded.caseId;
    }

    void keepAll(RecordedTown &town) const
    {
        for (const SimulatedCase &one : m_simulated)
            town.keep(one, m_package->cover.id);
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const procedure::Package> m_package;
    std::vector<SimulatedCase> m_simulated;
};

TODOKE_TEST(ReplayTownTest)
#include "tst_replay_town.moc"
