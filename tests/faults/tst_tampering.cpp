// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/proof_town.h"
#include "tests/faults/raw_database.h"
#include "tests/support/test_registry.h"

#include "engine/store/seals.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using tests::ProofTown;
using tests::RawDatabase;
using tests::Table;
using tests::told;

namespace {

/// Which tables `todoke verify` answers for. Who pumps and what changed last says nothing of a case. The citizen's side and the
/// directory are encrypted row by row under keys of their own and bound to their place; what the office relies on of them is in its journals.
/// What waits to be swept is only ever swept if no case names it.
const std::set<QString> proven{u"task_post"_s, u"case_word"_s, u"town"_s, u"case_key"_s, u"case_record"_s, u"case_head"_s, u"personal_value"_s, u"case_state"_s, u"task"_s, u"timer"_s,
                               u"outbox"_s, u"file"_s, u"file_chunk"_s, u"command_done"_s, u"number_series"_s, u"package_file"_s, u"package_published"_s};

bool isElsewhere(const QString &table)
{
    return table.startsWith(u"intake_") || table == u"directory_entry" || table == u"turn" || table == u"file_unnamed" || table == u"revision" || table.startsWith(u"sqlite_");
}

/// All rows in the short form are too many to verify after each; every table keeps its first, its last and some between.
bool isLong()
{
    return qEnvironmentVariableIsSet("TODOKE_LONG");
}

class TestTampering final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProofTown> m_town;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<RawDatabase> m_raw;
    procedure::Catalogue m_packages; ///< read once for all that is verified
    QByteArray m_anchor;
    QString m_ended;    ///< issued, with documents, completion, payment, approval records
    QString m_deciding; ///< drafted and concurred in; the approver holds the task
    Table m_records; ///< the journals of all cases
    std::size_t m_recordColumn = 0;
    int m_changes = 0;

    store::VerifyReport verified(const QByteArray &anchor)
    {
        const auto report = store::verify(*m_database, m_town->keys(), anchor, &m_packages);
        if (!report)
            qFatal("not verified: %s", qPrintable(core::sentence(report.error(), {u"en"_s})));
        return *report;
    }

    store::VerifyReport verified() { return verified(m_anchor); }

    /// One change, what verify says of it, and the change undone. A row of a case must be told with that case.
    void expectFound(const QString &what, const QString &caseId, const std::function<void()> &change, const std::function<void()> &undo)
    {
        change();
        const store::VerifyReport report = verified();
        undo();
        ++m_changes;
        QVERIFY2(!report.faults.empty(), qPrintable(u"not found: "_s + what));
        const bool named = std::any_of(report.faults.begin(), report.faults.end(),
                                       [&](const auto &fault) { return (caseId.isEmpty() || (fault.caseId == caseId && fault.sequence > 0)) && !fault.field.isEmpty(); });
        QVERIFY2(named, qPrintable(u"%1 of case %2, but told as:\n%3"_s.arg(what, caseId, told(report))));
        for (const auto &fault : report.faults)
            QVERIFY(!core::sentence(fault.error, {u"ja"_s}).isEmpty());
    }

    std::vector<tests::Cells> recordsOf(const QString &caseId) const
    {
        std::vector<tests::Cells> chain;
        for (const tests::Cells &row : m_records.rows) {
            if (m_records.caseOf(row) == caseId)
                chain.push_back(row);
        }
        return chain;
    }

    qint64 sequenceOf(const tests::Cells &row) const { return row[m_records.column(u"sequence"_s)].toLongLong(); }

    /// The byte at `at` changed in each of the records; each is named with its sequence number.
    void expectRecordsNamed(const std::vector<tests::Cells> &rows, qsizetype at)
    {
        std::vector<tests::Cells> changed = rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QByteArray record = rows[i][m_recordColumn].toByteArray();
            record[at] = static_cast<char>(record[at] ^ 1);
            changed[i][m_recordColumn] = record;
            m_raw->replace(m_records, rows[i], changed[i]);
        }
        const store::VerifyReport report = verified();
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_raw->replace(m_records, changed[i], rows[i]);
        m_changes += int(rows.size());
        for (const tests::Cells &row : rows) {
            const bool named = std::any_of(report.faults.begin(), report.faults.end(), [&](const auto &fault) {
                return fault.caseId == m_records.caseOf(row) && fault.sequence == sequenceOf(row) && fault.field == u"record";
            });
            QVERIFY2(named, qPrintable(u"byte %1 of record %2: %3"_s.arg(at).arg(sequenceOf(row)).arg(told(report))));
        }
    }

    /// The places of a table's rows that are tried.
    std::vector<std::size_t> sampled(const Table &table) const
    {
        std::vector<std::size_t> places;
        const std::size_t most = isLong() ? table.rows.size() : 3;
        for (std::size_t i = 0; i < std::min(most, table.rows.size()); ++i)
            places.push_back(table.rows.size() <= most ? i : i * (table.rows.size() - 1) / (most - 1));
        return places;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_town = std::make_unique<ProofTown>();
        const auto ended = m_town->file({}, false);
        const auto deciding = m_town->file({}, true);
        const auto unpaid = m_town->file({}, true);
        m_town->pump();
        m_town->mend(ended);
        m_town->pump();
        m_town->pay(ended);
        m_town->pay(deciding);
        m_town->pump();
        m_ended = m_town->caseOf(ended);
        m_deciding = m_town->caseOf(deciding);
        for (const QString &caseId : {m_ended, m_deciding}) {
            m_town->work(caseId, u"S03"_s, u"examine"_s, {{u"mandateGenuine"_s, u"genuine"_s}, {u"result"_s, u"grant"_s}});
            m_town->work(caseId, u"S03"_s, u"draft"_s, {{u"subject"_s, u"交付について"_s}, {u"request"_s, u"よろしいか。"_s}});
            m_town->work(caseId, u"S05"_s, u"concur"_s, {{u"outcome"_s, u"approve"_s}});
        }
        m_town->work(m_ended, u"S07"_s, u"approve"_s, {{u"outcome"_s, u"approve"_s}});
        QVERIFY(m_town->open(m_ended).stored.state.ended);
        QVERIFY(bool(m_town->town().database().checkpoint()));
        QVERIFY(QFile::copy(m_town->path(u"town.sqlite"_s), m_town->path(u"backup.sqlite"_s)));
        // What stands between two steps: a held task, services in the outbox that nobody has carried out yet.
        m_town->claim(m_deciding, u"S07"_s, u"approve"_s);
        const auto fresh = m_town->file({}, true);
        m_town->receive();
        QVERIFY(!m_town->open(m_town->caseOf(fresh)).stored.state.services.empty());
        QVERIFY(!m_town->open(m_town->caseOf(unpaid)).stored.state.timers.empty());

        m_anchor = m_town->anchor();
        auto database = store::Database::open(m_town->path(u"town.sqlite"_s));
        QVERIFY(bool(database));
        m_database = std::move(*database);
        m_raw = std::make_unique<RawDatabase>(m_town->path(u"town.sqlite"_s));
        m_records = m_raw->table(u"case_record"_s);
        m_recordColumn = m_records.column(u"record"_s);
    }

    void cleanup() { QCOMPARE(told(verified()), QString()); } // every change was undone: the next test starts from a sound town

    void anUnchangedTownHasNoFault()
    {
        const store::VerifyReport report = verified();
        QCOMPARE(told(report), QString());
        QCOMPARE(report.cases, 4);
        QVERIFY(report.records > 40);
        QCOMPARE(report.executed, report.records);
    }

    void everyTableIsProvenOrLiesElsewhere()
    {
        std::set<QString> seen;
        for (const Table &table : m_raw->tables()) {
            QVERIFY2(proven.contains(table.name) || isElsewhere(table.name), qPrintable(table.name));
            if (proven.contains(table.name)) {
                QVERIFY2(!table.rows.empty(), qPrintable(table.name + u" has no row to change"_s));
                seen.insert(table.name);
            }
        }
        QCOMPARE(seen, proven);
    }

    void everyColumnOfARowIsProven_data()
    {
        QTest::addColumn<QString>("table");
        for (const QString &table : proven)
            QTest::addRow("%s", qPrintable(table)) << table;
    }

    void everyColumnOfARowIsProven()
    {
        QFETCH(const QString, table);
        const Table before = m_raw->table(table);
        for (const std::size_t place : sampled(before)) {
            for (std::size_t column = 0; column < before.columns.size(); ++column) {
                const tests::Cells &row = before.rows[place];
                tests::Cells changed = row;
                changed[column] = tests::changed(row[column]);
                const QString what = u"%1.%2 of row %3"_s.arg(table, before.columns[column]).arg(place);
                expectFound(what, before.caseOf(row), [&] { m_raw->replace(before, row, changed); }, [&] { m_raw->replace(before, changed, row); });
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void aRowTakenAwayIsMissed_data() { everyColumnOfARowIsProven_data(); }

    void aRowTakenAwayIsMissed()
    {
        QFETCH(const QString, table);
        const Table before = m_raw->table(table);
        for (const std::size_t place : sampled(before)) {
            const tests::Cells &row = before.rows[place];
            // Only the sum of all seals tells that a key of a command or a waiting view is gone; it does not tell whose.
            const bool nameless = table == u"command_done" || table == u"outbox";
            expectFound(u"row %1 of %2 taken away"_s.arg(place).arg(table), nameless ? QString() : before.caseOf(row), [&] { m_raw->remove(before, row); },
                        [&] { m_raw->insert(before, row); });
            if (QTest::currentTestFailed())
                return;
        }
    }

    /// A name or a key that nothing refers to changes nothing; everything else counts.
    void aRowPutInIsNoticed_data()
    {
        QTest::addColumn<QString>("table");
        for (const QString &table : proven) {
            if (table != u"town" && table != u"case_key")
                QTest::addRow("%s", qPrintable(table)) << table;
        }
    }

    /// Like an honest row but for its key: a task nobody gave, a record nobody wrote, a paid fee nobody paid.
    void aRowPutInIsNoticed()
    {
        QFETCH(const QString, table);
        const Table before = m_raw->table(table);
        const tests::Cells &row = before.rows.front();
        tests::Cells more = row;
        for (std::size_t column = 0; column < before.columns.size(); ++column) {
            const bool ownersName = before.columns[column] == u"case_id" && before.keyColumns > 1;
            if ((before.isKey(column) && !ownersName) || before.isUnique(column))
                more[column] = tests::changed(row[column]);
        }
        expectFound(u"a row put into "_s + table, {}, [&] { m_raw->insert(before, more); }, [&] { m_raw->remove(before, more); });
    }

    void aChangedByteOfARecordIsNamed()
    {
        for (const tests::Cells &row : recordsOf(m_ended)) {
            const qsizetype length = row[m_recordColumn].toByteArray().size();
            expectRecordsNamed({row}, sequenceOf(row) * 37 % length);
            if (QTest::currentTestFailed())
                return;
        }
    }

    /// Each byte of each record. The same place of all records is changed at once, and each must be named: what one
    /// fault says hides no other, and the bytes of a case take minutes instead of hours.
    void everyByteOfEveryRecordIsProven()
    {
        std::vector<tests::Cells> rows = recordsOf(m_ended);
        const qsizetype step = isLong() ? 1 : 997;
        for (qsizetype at = 0; !rows.empty(); at += step) {
            expectRecordsNamed(rows, at);
            if (QTest::currentTestFailed())
                return;
            std::erase_if(rows, [&](const tests::Cells &row) { return row[m_recordColumn].toByteArray().size() <= at + step; });
        }
    }

    void everyChunkIsProvenByteByByte()
    {
        const Table chunks = m_raw->table(u"file_chunk"_s);
        const std::size_t cipher = chunks.column(u"cipher"_s);
        int several = 0;
        for (const tests::Cells &row : chunks.rows) {
            several += row[chunks.column(u"part"_s)].toLongLong() > 0 ? 1 : 0;
            const QByteArray good = row[cipher].toByteArray();
            for (const qsizetype at : {qsizetype{0}, good.size() / 2, good.size() - 1}) {
                tests::Cells changed = row;
                QByteArray bad = good;
                bad[at] = static_cast<char>(bad[at] ^ 0x40);
                changed[cipher] = bad;
                expectFound(u"byte %1 of a chunk"_s.arg(at), chunks.caseOf(row), [&] { m_raw->replace(chunks, row, changed); }, [&] { m_raw->replace(chunks, changed, row); });
                if (QTest::currentTestFailed())
                    return;
                if (!isLong())
                    break;
            }
        }
        QVERIFY2(several > 0, "a file of several chunks");
    }

    /// Who has the database but not the town's key can make every hash right again, but not the seal of the head.
    void aChainMadeAnewIsFoundByItsSeal()
    {
        const Table heads = m_raw->table(u"case_head"_s);
        const std::size_t hash = m_records.column(u"hash"_s);
        const std::vector<tests::Cells> chain = recordsOf(m_deciding);
        const auto head = std::find_if(heads.rows.begin(), heads.rows.end(), [&](const auto &row) { return heads.caseOf(row) == m_deciding; });
        QVERIFY(head != heads.rows.end());
        for (std::size_t from = 0; from < chain.size(); from += isLong() ? 1 : 7) {
            std::vector<tests::Cells> forged = chain;
            QByteArray previous;
            for (std::size_t i = from; i < forged.size(); ++i) {
                auto json = core::Json::parse(forged[i][m_recordColumn].toByteArray(), 256);
                QVERIFY(bool(json));
                if (i == from) // another hour: the plainest lie that reads as a record
                    json->set(u"command"_s, core::Json((*json)[u"command"_s]).set(u"now"_s, u"2026-05-01T00:00:00.000Z"_s));
                else
                    json->set(u"previous"_s, QString::fromLatin1(previous.toHex()));
                forged[i][m_recordColumn] = json->canonical();
                previous = journal::hash(forged[i][m_recordColumn].toByteArray());
                forged[i][hash] = previous;
            }
            tests::Cells newHead = *head;
            newHead[heads.column(u"hash"_s)] = previous;
            for (std::size_t i = from; i < forged.size(); ++i)
                m_raw->replace(m_records, chain[i], forged[i]);
            m_raw->replace(heads, *head, newHead);
            const store::VerifyReport report = verified();
            m_raw->replace(heads, newHead, *head);
            for (std::size_t i = from; i < forged.size(); ++i)
                m_raw->replace(m_records, forged[i], chain[i]);
            ++m_changes;
            const auto says = [&](store::VerifyError id) {
                return std::any_of(report.faults.begin(), report.faults.end(), [&](const auto &fault) { return fault.caseId == m_deciding && fault.error.is(id); });
            };
            QVERIFY2(says(store::VerifyError::HeadSealWrong), qPrintable(told(report)));
            QVERIFY2(!says(store::VerifyError::RecordChanged) && !says(store::VerifyError::PreviousDiffers), "the forged chain is consistent in itself");
        }
    }

    void aStaleBackupIsFoundByTheAnchor()
    {
        // Sound in itself, every seal right: only what lies outside knows better.
        const QString backup = m_town->path(u"backup.sqlite"_s);
        auto old = store::Database::open(backup);
        QVERIFY(bool(old));
        const auto report = store::verify(**old, m_town->keys(), m_anchor);
        QVERIFY(bool(report));
        QCOMPARE(report->faults.size(), 1U);
        QVERIFY2(report->faults.front().error.is(store::VerifyError::StaleAnchor), qPrintable(told(*report)));
        const auto opened = store::SqlCaseStore::open(**old, m_town->keys(), m_town->path(u"anchor"_s));
        QVERIFY2(!opened && opened.error().is(store::StoreError::StaleBackup), "the server does not start on it");
    }

    void aMissingOrForgedAnchorIsAFault()
    {
        const store::VerifyReport gone = verified(QByteArray());
        QCOMPARE(gone.faults.size(), 1U);
        QVERIFY(gone.faults.front().error.is(store::VerifyError::NoAnchor));
        QByteArray forged = m_anchor;
        forged[0] = forged[0] == '1' ? '2' : '1';
        QVERIFY(verified(forged).faults.front().error.is(store::VerifyError::AnchorUnreadable));
    }

    void anOldCaseAmongNewOnesIsFoundByTheSum()
    {
        // The rows of one head as they were before its last record, seal and all: each for itself is honest.
        const Table heads = m_raw->table(u"case_head"_s);
        const std::vector<tests::Cells> chain = recordsOf(m_deciding);
        const auto head = std::find_if(heads.rows.begin(), heads.rows.end(), [&](const auto &row) { return heads.caseOf(row) == m_deciding; });
        const QByteArray before = chain[chain.size() - 2][m_records.column(u"hash"_s)].toByteArray();
        tests::Cells old = *head;
        old[heads.column(u"sequence"_s)] = qint64(chain.size() - 1);
        old[heads.column(u"hash"_s)] = before;
        old[heads.column(u"seal"_s)] = store::headSeal(m_town->keys().seal, m_deciding, qint64(chain.size() - 1), before);
        expectFound(u"a head of yesterday"_s, {}, [&] { m_raw->replace(heads, *head, old); m_raw->remove(m_records, chain.back()); },
                    [&] { m_raw->insert(m_records, chain.back()); m_raw->replace(heads, old, *head); });
    }

    void cleanupTestCase()
    {
        qInfo("%d changes, each found and named", m_changes);
        m_raw.reset();
        m_database.reset();
        m_town.reset();
    }
};

} // namespace

TODOKE_TEST(TestTampering)
#include "tst_tampering.moc"
