// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sql_case_store.h"
#include "engine/store/verify.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace engine;
using core::Result;
using store::Connection;
using store::Row;

namespace {

constexpr qsizetype chunk = crypto::chunkBytes;
const QString caseId = u"2026-park-use-000001"_s;
const QDateTime now(QDate(2026, 5, 7), QTime(3, 0), Qt::UTC);

/// Content in which no two places look alike.
QByteArray contentOf(qsizetype bytes, int seed = 1)
{
    QByteArray content(bytes, Qt::Uninitialized);
    quint32 state = 2463534242U + static_cast<quint32>(seed);
    for (char &byte : content) {
        state ^= state << 13U;
        state ^= state >> 17U;
        state ^= state << 5U;
        byte = static_cast<char>(state);
    }
    return content;
}

/// Gives content in pieces of the size that the test likes; at `cutAt` it does what the test says.
class Pieces final : public core::ByteSource
{
public:
    Pieces(QByteArray content, qsizetype piece, qsizetype cutAt = -1, std::function<void()> cut = {})
        : m_content(std::move(content)), m_piece(piece), m_cutAt(cutAt), m_cut(std::move(cut))
    {
    }
    Result<QByteArray> next() override
    {
        if (m_cutAt >= 0 && m_at >= m_cutAt) {
            if (m_cut)
                m_cut();
            return core::Error(store::StoreError::Lost, {u"the client"_s});
        }
        const QByteArray piece = m_content.mid(m_at, m_piece);
        m_at += piece.size();
        return piece;
    }

private:
    QByteArray m_content;
    qsizetype m_piece;
    qsizetype m_cutAt;
    std::function<void()> m_cut;
    qsizetype m_at = 0;
};

} // namespace

/// Files of any size, chunk by chunk, on the database under test.
class FilesTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    store::TownKeys m_keys = store::TownKeys::from(*crypto::SecretKey::fromBytes(QByteArray(32, 'k')));
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::SqlCaseStore> m_cases;
    int m_number = 0;
    QByteArray m_madeFor;

    void open(const QString &address)
    {
        m_cases.reset();
        m_database = *store::Database::open(address);
        m_cases = *store::SqlCaseStore::open(*m_database, m_keys, {});
    }

    QByteArray put(const QByteArray &content, qsizetype piece = 100'000)
    {
        Pieces source(content, piece);
        const auto written = m_cases->writeFile(caseId, source, now);
        if (!written || written->size != content.size())
            qFatal("not written");
        return written->digest;
    }

    void run(const char *sql, const store::Parameters &parameters)
    {
        if (!m_database->write([&](Connection &connection) { return connection.run(sql, parameters); }))
            qFatal("%s", sql);
    }

    qint64 count(const char *sql)
    {
        qint64 rows = -1;
        if (!m_database->read([&](Connection &connection) { return connection.each(sql, {}, [&](const Row &row) { rows = row.integer(0); }); }))
            qFatal("%s", sql);
        return rows;
    }

    QByteArray contentNameOf(const QByteArray &digest)
    {
        QByteArray name;
        static_cast<void>(m_database->read([&](Connection &connection) {
            return connection.each("SELECT content FROM file WHERE case_id = ? AND digest = ?", {caseId, digest}, [&](const Row &row) { name = row.blob(0); });
        }));
        return name;
    }

    qint64 chunksOf(const QByteArray &digest)
    {
        qint64 chunks = 0;
        static_cast<void>(m_database->read([&](Connection &connection) {
            return connection.each("SELECT count(*) FROM file_chunk WHERE case_id = ? AND content = ?", {caseId, contentNameOf(digest)}, [&](const Row &row) { chunks = row.integer(0); });
        }));
        return chunks;
    }

    QByteArray cipherOf(const QByteArray &digest, qint64 part)
    {
        QByteArray cipher;
        static_cast<void>(m_database->read([&](Connection &connection) {
            return connection.each("SELECT cipher FROM file_chunk WHERE case_id = ? AND content = ? AND part = ?", {caseId, contentNameOf(digest), part},
                                   [&](const Row &row) { cipher = row.blob(0); });
        }));
        return cipher;
    }

    void setCipher(const QByteArray &digest, qint64 part, const QByteArray &cipher)
    {
        run("UPDATE file_chunk SET cipher = ? WHERE case_id = ? AND content = ? AND part = ?", {cipher, caseId, contentNameOf(digest), part});
    }

    /// Everything that is handed on before the fault, which must come.
    QByteArray readUntilFault(const QByteArray &digest)
    {
        const auto opened = m_cases->openFile(caseId, digest);
        if (!opened)
            return {};
        QByteArray all;
        for (;;) {
            const auto piece = opened->content->next();
            if (!piece)
                return all;
            if (piece->isEmpty())
                qFatal("the fault is not noticed");
            all += *piece;
        }
    }

    void sweep(const QDateTime &before)
    {
        for (int i = 0; i < 1000; ++i) {
            const auto more = m_cases->sweepFiles(before);
            if (!more)
                qFatal("not swept");
            if (!*more)
                return;
        }
        qFatal("it never ends");
    }

    /// What verify says of files.
    QStringList faults()
    {
        const auto report = store::verify(*m_database, m_keys, {});
        QStringList all;
        for (const auto &fault : report->faults) {
            if (fault.field.startsWith(u"file "))
                all << fault.field + u": "_s + core::sentence(fault.error, {u"en"_s});
        }
        return all;
    }

    /// A case whose state names the files.
    void name(const std::vector<QByteArray> &digests)
    {
        casework::Commit commit;
        commit.line.caseId = commit.after.caseId = commit.after.submission = caseId;
        commit.line.arrival = now;
        for (const QByteArray &digest : digests)
            commit.after.files.push_back({QString::fromLatin1(digest.left(8)), u"attachment:x"_s, digest, 1, u"application/pdf"_s, journal::Personal::of(u"a.pdf"_s, QByteArray(16, 's')), false, now});
        QVERIFY(m_cases->commit(commit));
    }

private Q_SLOTS:
    void init()
    {
        // The rows of a test share a database: making one takes a server long.
        if (m_madeFor == QTest::currentTestFunction())
            return;
        m_madeFor = QTest::currentTestFunction();
        open(emptyDatabase(m_folder.filePath(u"town-%1.sqlite"_s.arg(++m_number))));
    }

    void whatGoesInComesOut_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<qsizetype>("piece");
        for (const qsizetype bytes : {qsizetype{0}, qsizetype{1}, chunk - 1, chunk, chunk + 1, 4 * chunk - 1, 4 * chunk, 4 * chunk + 1, 9 * chunk, 9 * chunk + 77}) {
            for (const qsizetype piece : {qsizetype{7001}, chunk, 3 * chunk})
                QTest::addRow("%lld in pieces of %lld", static_cast<long long>(bytes), static_cast<long long>(piece)) << bytes << piece;
        }
    }

    void whatGoesInComesOut()
    {
        QFETCH(const qsizetype, bytes);
        QFETCH(const qsizetype, piece);
        const QByteArray content = contentOf(bytes);
        const QByteArray digest = put(content, piece);
        const auto opened = m_cases->openFile(caseId, digest);
        QVERIFY(opened);
        QCOMPARE(opened->size, bytes);
        QByteArray all;
        for (;;) {
            const auto next = opened->content->next();
            QVERIFY(next);
            QVERIFY(next->size() <= chunk);
            if (next->isEmpty())
                break;
            all += *next;
        }
        QVERIFY(all == content);
        QCOMPARE(chunksOf(digest), (bytes + chunk - 1) / chunk);
        QCOMPARE(faults(), QStringList());
    }

    /// The name of a file in journals is the same however it came in, and as it always was.
    void theDigestIsThatOfTheWhole()
    {
        const QByteArray content = contentOf(5 * chunk + 5);
        const QByteArray digest = put(content, 1234);
        QCOMPARE(put(content, 4 * chunk), digest);
        QByteArray expected;
        QVERIFY(m_database->read([&](Connection &connection) -> Result<void> {
            const auto key = store::CaseVault(m_keys.wrap).key(connection, caseId);
            expected = crypto::hmacSha256((*key)->derive("file digests").bytes(), content).toHex();
            return {};
        }));
        QCOMPARE(digest, expected);
        QVERIFY(put(contentOf(5 * chunk + 5, 2)) != digest);
    }

    void theSameFileTwiceIsOne()
    {
        const QByteArray content = contentOf(6 * chunk);
        const QByteArray digest = put(content);
        const QByteArray first = contentNameOf(digest);
        QCOMPARE(put(content), digest);
        QCOMPARE(put(content.left(10)), put(content.left(10)));
        QCOMPARE(contentNameOf(digest), first);
        sweep(now); // what came second was begun at this very time, but is of no use
        QCOMPARE(count("SELECT count(*) FROM file_chunk"), 6 + 1);
        QVERIFY(*m_cases->file(caseId, digest) == content);
    }

    void nothingWrongIsHandedOn_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<qsizetype>("good");
        int number = 0;
        QTest::newRow("a bit of the first chunk changed") << number++ << qsizetype{0};
        QTest::newRow("a bit of the last chunk changed") << number++ << 5 * chunk;
        QTest::newRow("two chunks swapped") << number++ << 1 * chunk;
        QTest::newRow("a chunk dropped in the middle") << number++ << 3 * chunk;
        QTest::newRow("the last chunk dropped") << number++ << 5 * chunk;
        QTest::newRow("a chunk cut short") << number++ << 2 * chunk;
        QTest::newRow("the file said to end earlier") << number++ << qsizetype{0};
        QTest::newRow("a chunk of another file") << number++ << 2 * chunk;
        QTest::newRow("the content of another file") << number++ << qsizetype{0};
        QTest::newRow("the last chunk said to be in the middle") << number++ << 4 * chunk;
        QTest::newRow("a row that says it is from before there were seals") << number++ << qsizetype{0};
    }

    void nothingWrongIsHandedOn()
    {
        QFETCH(const int, fault);
        QFETCH(const qsizetype, good);
        const QByteArray content = contentOf(6 * chunk, 10 + fault);
        const QByteArray digest = put(content);
        const QByteArray other = put(contentOf(6 * chunk, 50 + fault));
        const QByteArray name = contentNameOf(digest);
        const auto flip = [](QByteArray cipher, qsizetype at) {
            cipher[at] = static_cast<char>(cipher[at] ^ 1);
            return cipher;
        };
        switch (fault) {
        case 0: setCipher(digest, 0, flip(cipherOf(digest, 0), 50)); break;
        case 1: setCipher(digest, 5, flip(cipherOf(digest, 5), chunk)); break;
        case 2: {
            const QByteArray one = cipherOf(digest, 1);
            setCipher(digest, 1, cipherOf(digest, 2));
            setCipher(digest, 2, one);
            break;
        }
        case 3: run("DELETE FROM file_chunk WHERE case_id = ? AND content = ? AND part = 3", {caseId, name}); break;
        case 4: run("DELETE FROM file_chunk WHERE case_id = ? AND content = ? AND part = 5", {caseId, name}); break;
        case 5: setCipher(digest, 2, cipherOf(digest, 2).chopped(1)); break;
        case 6:
            run("DELETE FROM file_chunk WHERE case_id = ? AND content = ? AND part = 5", {caseId, name});
            run("UPDATE file SET chunks = 5, size = ? WHERE case_id = ? AND digest = ?", {qint64{5 * chunk}, caseId, digest});
            break;
        case 7: setCipher(digest, 2, cipherOf(other, 2)); break;
        case 8: run("UPDATE file SET content = ? WHERE case_id = ? AND digest = ?", {contentNameOf(other), caseId, digest}); break;
        case 9: setCipher(digest, 4, cipherOf(digest, 5)); break;
        default: run("UPDATE file SET seal = ? WHERE case_id = ? AND digest = ?", {QByteArray(""), caseId, digest});
        }
        const QByteArray seen = readUntilFault(digest);
        QCOMPARE(seen.size(), good);
        QVERIFY(content.startsWith(seen));
        QVERIFY(!m_cases->file(caseId, digest));
        QVERIFY(faults().join(u'\n').contains(u"file "_s + QString::fromLatin1(digest.left(16))));
        QVERIFY(fault == 8 || m_cases->file(caseId, other));
    }

    void aChunkTooManyIsNoticed()
    {
        const QByteArray digest = put(contentOf(2 * chunk));
        run("INSERT INTO file_chunk (case_id, content, part, cipher) VALUES (?, ?, 2, ?)", {caseId, contentNameOf(digest), cipherOf(digest, 1)});
        QCOMPARE(faults().size(), 1);
    }

    void whatWasCutOffLeavesNothingBehind()
    {
        for (const qsizetype cutAt : {qsizetype{0}, 2 * chunk, 4 * chunk, 7 * chunk + 11}) {
            Pieces source(contentOf(9 * chunk), 99'999, cutAt);
            const auto written = m_cases->writeFile(caseId, source, now);
            QVERIFY(!written);
            QVERIFY(written.error().is(store::StoreError::Lost));
            QCOMPARE(faults(), QStringList());
        }
        QCOMPARE(count("SELECT count(*) FROM file"), 0);
        sweep(now.addDays(-1)); // at once, not after a day
        QCOMPARE(count("SELECT count(*) FROM file_chunk"), 0);
        QCOMPARE(count("SELECT count(*) FROM file_unnamed"), 0);
    }

    void aProgramKilledInTheMiddleLeavesAnOrphanOnly()
    {
        const QString address = m_database->address();
        const QByteArray whole = put(contentOf(chunk, 3));
        m_cases.reset();
        m_database.reset();
        const pid_t child = fork();
        if (child == 0) {
            const auto database = store::Database::open(address);
            const auto cases = store::SqlCaseStore::open(**database, m_keys, {});
            Pieces source(contentOf(20 * chunk), chunk, 11 * chunk, [] { _exit(42); });
            static_cast<void>((*cases)->writeFile(caseId, source, now));
            _exit(1);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 42);
        open(address);
        QVERIFY(count("SELECT count(*) FROM file_chunk") >= 9);
        QCOMPARE(count("SELECT count(*) FROM file"), 1);
        QCOMPARE(faults(), QStringList());
        name({whole});
        sweep(now); // it may still be on its way
        QVERIFY(count("SELECT count(*) FROM file_chunk") >= 9);
        sweep(now.addSecs(1));
        QCOMPARE(count("SELECT count(*) FROM file_chunk"), 1);
        QCOMPARE(*m_cases->file(caseId, whole), contentOf(chunk, 3));
        QCOMPARE(put(contentOf(20 * chunk)), put(contentOf(20 * chunk), 5)); // and it can be sent again
    }

    void whatNoCommandNamesIsSwept()
    {
        const QByteArray named = put(contentOf(6 * chunk));
        const QByteArray unnamed = put(contentOf(7 * chunk, 2));
        const QByteArray small = put("a few bytes");
        name({named});
        sweep(now);
        QCOMPARE(count("SELECT count(*) FROM file"), 3);
        QCOMPARE(*m_cases->sweepFiles(now.addSecs(1)), true); // some at a time
        QVERIFY(count("SELECT count(*) FROM file_chunk") >= 6 + 3);
        QCOMPARE(faults(), QStringList());
        sweep(now.addSecs(1));
        QCOMPARE(count("SELECT count(*) FROM file_chunk"), 6);
        QCOMPARE(count("SELECT count(*) FROM file_unnamed"), 0);
        QVERIFY(*m_cases->file(caseId, named) == contentOf(6 * chunk));
        QVERIFY(m_cases->file(caseId, unnamed).error().is(store::VaultError::NoFile));
        QVERIFY(m_cases->file(caseId, small).error().is(store::VaultError::NoFile));
        sweep(now.addDays(1000));
        QVERIFY(m_cases->file(caseId, named));
    }

    /// A command that names a file finds it, though the same content was put away long before and never named.
    void whatComesAgainIsNotSweptUnderIt()
    {
        for (const qsizetype bytes : {qsizetype{10}, 6 * chunk}) {
            const QByteArray digest = put(contentOf(bytes));
            Pieces again(contentOf(bytes), chunk);
            QCOMPARE(m_cases->writeFile(caseId, again, now.addDays(1))->digest, digest);
            sweep(now.addDays(1));
            QVERIFY(*m_cases->file(caseId, digest) == contentOf(bytes));
        }
    }

    void whatTookLongerThanItMayIsRefusedNotHalfKept()
    {
        Pieces source(contentOf(12 * chunk), chunk);
        class Swept final : public core::ByteSource
        {
        public:
            Swept(core::ByteSource &inner, std::function<void()> meanwhile) : m_inner(inner), m_meanwhile(std::move(meanwhile)) {}
            Result<QByteArray> next() override
            {
                if (++m_asked == 10)
                    m_meanwhile();
                return m_inner.next();
            }

        private:
            core::ByteSource &m_inner;
            std::function<void()> m_meanwhile;
            int m_asked = 0;
        } slow(source, [&] { sweep(now.addDays(2)); });
        QVERIFY(!m_cases->writeFile(caseId, slow, now));
        QCOMPARE(count("SELECT count(*) FROM file"), 0);
    }

    /// As files were put away before they were streamed.
    void earlierFilesAreRead()
    {
        const QByteArray content = contentOf(3 * chunk + 3);
        QByteArray digest;
        QVERIFY(m_database->write([&](Connection &connection) -> Result<void> {
            const auto key = store::CaseVault(m_keys.wrap).keyOrNew(connection, caseId);
            digest = crypto::hmacSha256(key->derive("file digests").bytes(), content).toHex();
            for (qint64 part = 0; part < 4; ++part) {
                const QByteArray bound = caseId.toUtf8() + '\0' + digest + '#' + QByteArray::number(part);
                if (const auto kept = connection.run("INSERT INTO file_chunk (case_id, content, part, cipher) VALUES (?, ?, ?, ?)",
                                                     {caseId, digest, part, crypto::encrypt(*key, content.mid(part * chunk, chunk), bound)});
                    !kept)
                    return kept;
            }
            return connection.run("INSERT INTO file (case_id, digest, size, chunks, content, seal) VALUES (?, ?, ?, 4, ?, ?)",
                                  {caseId, digest, qint64{content.size()}, digest, QByteArray("")});
        }));
        QVERIFY(*m_cases->file(caseId, digest) == content);
        QCOMPARE(put(content), digest); // and the same is not kept twice
        sweep(now.addDays(-1));
        QCOMPARE(count("SELECT count(*) FROM file_chunk"), 4);
        // It tells only as a whole that nothing is missing: so nothing is handed on where something is.
        run("DELETE FROM file_chunk WHERE case_id = ? AND part = 3", {caseId});
        run("UPDATE file SET chunks = 3, size = ? WHERE case_id = ?", {qint64{3 * chunk}, caseId});
        QCOMPARE(readUntilFault(digest), QByteArray());
        QVERIFY(!m_cases->openFile(caseId, digest));
    }

    void anErasedFileIsGoneWithItsChunks()
    {
        const QByteArray digest = put(contentOf(6 * chunk));
        const QByteArray other = put(contentOf(5 * chunk, 2));
        name({digest, other});
        const auto opened = m_cases->openFile(caseId, digest);
        QVERIFY(opened->content->next());
        casework::Commit commit;
        commit.expectedVersion = 0;
        commit.line.caseId = commit.after.caseId = commit.after.submission = caseId;
        commit.line.arrival = now;
        commit.erasedFiles = {digest};
        QVERIFY(m_cases->commit(commit));
        QCOMPARE(count("SELECT count(*) FROM file_chunk"), 5);
        QVERIFY(!opened->content->next()); // who was reading it reads no further
        QVERIFY(*m_cases->file(caseId, other) == contentOf(5 * chunk, 2));
    }
};

TODOKE_TEST(FilesTest)
#include "tst_files.moc"
