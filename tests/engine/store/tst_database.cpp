// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/store/copy_town.h"
#include "engine/store/migrations.h"
#include "engine/store/postgres/own_words.h"
#include "engine/store/turn.h"
#include "engine/store/sqlite/sqlite_connection.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include "engine/store/database.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace engine;
using store::Connection;
using store::Database;
using store::Row;
using store::StoreError;

namespace {

/// Not one of the town's: any error of a job.
enum class JobError { Refused };
[[maybe_unused]] core::ErrorText errorText(JobError)
{
    return {"test", "Refused", "refused"};
}

} // namespace

/// The face of the database, whatever stands behind it: a file, or with tests/with_postgres a server.
class DatabaseTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    QString fresh() { return emptyDatabase(m_folder.filePath(QString::number(m_files++))); }

    static qint64 number(const Database &database, const QString &series)
    {
        qint64 last = -1;
        const auto asked = database.read([&](Connection &c) {
            return c.each("SELECT last FROM number_series WHERE series = ?", {series}, [&](const Row &row) { last = row.integer(0); });
        });
        return asked ? last : -2;
    }

    static core::Result<void> set(Connection &c, const QString &series, qint64 last)
    {
        return c.run("INSERT INTO number_series (series, last) VALUES (?, ?) ON CONFLICT (series) DO UPDATE SET last = excluded.last", {series, last});
    }

    /// Cuts all connections of a database but the caller's own.
    static void cut(const QString &address)
    {
        const auto other = store::PostgresConnection::open(address);
        QVERIFY(other);
        QVERIFY((*other)->script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    }

private Q_SLOTS:
    void aJobOfAGroupThatFailsIsUndoneAlone()
    {
        const auto database = *Database::open(fresh());
        std::vector<std::thread> threads;
        std::atomic<int> kept = 0, refused = 0;
        for (int i = 0; i < 64; ++i) {
            threads.emplace_back([&, i] {
                const auto written = database->write([&](Connection &c) -> core::Result<void> {
                    if (const auto put = set(c, QString::number(i), i); !put)
                        return put;
                    return i % 3 == 0 ? core::Result<void>(core::Error(JobError::Refused)) : core::Result<void>();
                });
                ++(written ? kept : refused);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(kept.load(), 42);
        QCOMPARE(refused.load(), 22);
        for (int i = 0; i < 64; ++i)
            QCOMPARE(number(*database, QString::number(i)), i % 3 == 0 ? -1 : i);
    }

    void aStatementThatTheDatabaseRefusesEndsItsJobOnly()
    {
        const auto database = *Database::open(fresh());
        const auto twice = database->write([](Connection &c) -> core::Result<void> {
            if (const auto once = c.run("INSERT INTO timer (timer_id, case_id, due) VALUES ('t', 'c', 'd')"); !once)
                return once;
            return c.run("INSERT INTO timer (timer_id, case_id, due) VALUES ('t', 'c', 'd')");
        });
        QVERIFY(!twice && twice.error().is(StoreError::Failed));
        QVERIFY(database->write([](Connection &c) { return c.run("INSERT INTO timer (timer_id, case_id, due) VALUES ('t', 'c', 'd')"); }));
    }

    void aFailureBeforeTheCommitRefusesTheWholeGroup()
    {
        const auto database = *Database::open(fresh());
        bool fails = true;
        int held = 0;
        database->setGroupHooks({[&](Connection &) { return fails ? core::Result<void>(core::Error(JobError::Refused)) : core::Result<void>(); }, [&] { ++held; }});
        QVERIFY(!database->write([](Connection &c) { return set(c, u"a"_s, 1); }));
        fails = false;
        QVERIFY(database->write([](Connection &c) { return set(c, u"b"_s, 2); }));
        QCOMPARE(number(*database, u"a"_s), -1);
        QCOMPARE(number(*database, u"b"_s), 2);
        QCOMPARE(held, 1);
    }

    void aReaderSeesOneMoment()
    {
        const auto database = *Database::open(fresh());
        QVERIFY(database->write([](Connection &c) { return set(c, u"a"_s, 1); }));
        std::vector<qint64> seen;
        const auto look = [&](Connection &c) {
            return c.each("SELECT last FROM number_series WHERE series = 'a'", {}, [&](const Row &row) { seen.push_back(row.integer(0)); });
        };
        QVERIFY(database->read([&](Connection &c) -> core::Result<void> {
            if (const auto before = look(c); !before)
                return before;
            if (const auto written = database->write([](Connection &w) { return set(w, u"a"_s, 2); }); !written)
                return written;
            return look(c);
        }));
        QVERIFY(database->read(look));
        QCOMPARE(seen, (std::vector<qint64>{1, 1, 2}));
    }

    void aReaderChangesNothing()
    {
        const auto database = *Database::open(fresh());
        QVERIFY(!database->read([](Connection &c) { return set(c, u"a"_s, 1); }));
        QCOMPARE(number(*database, u"a"_s), -1);
    }

    void valuesComeBackAsTheyWere()
    {
        const auto database = *Database::open(fresh());
        const QString hard = u"渡邉\U000E0102 O'Neil \"\\{},?1 $1\n"_s;
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes += static_cast<char>(i);
        QVERIFY(database->write([&](Connection &c) -> core::Result<void> {
            const store::Parameters first{1LL, hard, QString(u""_s), hard, bytes, nullptr};
            if (const auto put = c.run("INSERT INTO outbox (position, row_key, case_id, kind, payload, created, next_at, error) VALUES (?1, ?2, ?3, ?4, ?5, 'a', 'b', ?6)", first); !put)
                return put;
            return c.run("INSERT INTO outbox (position, row_key, case_id, kind, payload, created, next_at, error, attempts) VALUES (?, 'second', 'c', 'k', ?, '?', '', ?, ?)",
                         {std::numeric_limits<qint64>::max(), QByteArray(), u""_s, std::numeric_limits<qint64>::min()});
        }));
        int rows = 0;
        QVERIFY(database->read([&](Connection &c) {
            return c.each("SELECT position, row_key, case_id, kind, payload, error, attempts, created FROM outbox ORDER BY position", {}, [&](const Row &row) {
                const bool isFirst = ++rows == 1;
                QCOMPARE(row.integer(0), isFirst ? 1 : std::numeric_limits<qint64>::max());
                QCOMPARE(row.text(0), QString::number(row.integer(0)));
                QCOMPARE(row.text(1), isFirst ? hard : u"second"_s);
                QCOMPARE(row.text(2), isFirst ? QString(u""_s) : u"c"_s);
                QCOMPARE(row.blob(4), isFirst ? bytes : QByteArray());
                QCOMPARE(row.isNull(5), isFirst);
                QVERIFY(!row.isNull(4));
                QCOMPARE(row.integer(6), isFirst ? 0 : std::numeric_limits<qint64>::min());
                QCOMPARE(row.text(7), isFirst ? u"a"_s : u"?"_s);
                QCOMPARE(row.columnName(1), u"row_key"_s);
                QCOMPARE(row.columns(), 8);
                QVERIFY(std::holds_alternative<QByteArray>(row.value(4)) && std::holds_alternative<qint64>(row.value(0)) && std::holds_alternative<QString>(row.value(1)));
                QCOMPARE(std::holds_alternative<std::nullptr_t>(row.value(5)), isFirst);
            });
        }));
        QCOMPARE(rows, 2);
    }

    void listsFindWhatIsInThem()
    {
        const auto database = *Database::open(fresh());
        const QStringList names{u"plain"_s, u"with \"quotes\" and \\"_s, u"comma, {brace}"_s, u""_s, u"NULL"_s, u"漢字"_s};
        for (const QString &name : names)
            QVERIFY(database->write([&](Connection &c) { return set(c, name, 1); }));
        const auto found = [&](const store::Parameter &list) {
            QStringList all;
            const auto asked = database->read([&](Connection &c) {
                return c.each("SELECT series FROM number_series WHERE series IN LIST(?1) OR ?1 IS NULL ORDER BY series", {list}, [&](const Row &row) { all << row.text(0); });
            });
            return asked ? all : QStringList{u"failed"_s};
        };
        QCOMPARE(found(QStringList()), QStringList());
        QCOMPARE(found(nullptr).size(), names.size());
        for (const QString &name : names)
            QCOMPARE(found(QStringList{name, u"none"_s}), QStringList{name});
    }

    void textsCompareByTheirBytes()
    {
        const auto database = *Database::open(fresh());
        const QStringList sorted{u"A"_s, u"B"_s, u"a"_s, u"a b"_s, u"a-b"_s, u"ab"_s, u"é"_s, u"あ"_s, u"亜"_s, u"𠮷"_s};
        for (const QString &name : QStringList(sorted.rbegin(), sorted.rend()))
            QVERIFY(database->write([&](Connection &c) { return set(c, name, 1); }));
        QStringList all;
        QVERIFY(database->read([&](Connection &c) { return c.each("SELECT series FROM number_series ORDER BY series", {}, [&](const Row &row) { all << row.text(0); }); }));
        QCOMPARE(all, sorted);
    }

    void aNewerSchemaIsRefused()
    {
        const QString address = fresh();
        QVERIFY(Database::open(address));
        const auto database = *Database::open(address);
        const bool isServer = Database::isServer(address);
        if (!isServer) {
            const auto raw = *store::SqliteConnection::open(address, false);
            QVERIFY(raw->script("PRAGMA user_version = 99"));
        } else {
            QVERIFY(database->write([](Connection &c) { return c.run("INSERT INTO schema_version VALUES (99)"); }));
        }
        const auto refused = Database::open(address);
        QVERIFY(!refused && refused.error().is(StoreError::NewerSchema));
        QVERIFY(core::sentence(refused.error(), {u"en"_s}).contains(u"99"_s));
    }

    void twoServersLoseNoChange()
    {
        const QString address = fresh();
        const auto one = *Database::open(address);
        const auto two = *Database::open(address);
        std::vector<std::thread> threads;
        std::atomic<int> failed = 0;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                for (int turn = 0; turn < 25; ++turn) {
                    const auto counted = (i % 2 ? *one : *two).write([&](Connection &c) -> core::Result<void> {
                        qint64 last = 0;
                        if (const auto asked = c.each("SELECT last FROM number_series WHERE series = 'shared'", {}, [&](const Row &row) { last = row.integer(0); }); !asked)
                            return asked;
                        return set(c, u"shared"_s, last + 1);
                    });
                    failed += counted ? 0 : 1;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(number(*one, u"shared"_s), 200);
    }

    void oneServerHasTheTurnUntilItIsSilent()
    {
        const QString address = fresh();
        const auto one = *Database::open(address);
        const auto two = *Database::open(address);
        core::FixedClock clock(QDateTime(QDate(2026, 5, 7), QTime(9, 0), Qt::UTC));
        store::Turn first(*one, u"pump"_s, u"one"_s, clock);
        store::Turn second(*two, u"pump"_s, u"two"_s, clock);
        store::Turn other(*two, u"draw"_s, u"two"_s, clock);
        QVERIFY(*first.take() && !*second.take() && *other.take());
        for (int i = 0; i < 10; ++i) { // who asks again keeps it
            clock.set(clock.now().addSecs(store::Turn::seconds - 1));
            QVERIFY(*first.take() && !*second.take());
        }
        // The same server after a kill has it at once; another when it was silent long enough.
        QVERIFY(*store::Turn(*one, u"pump"_s, u"one"_s, clock).take());
        clock.set(clock.now().addSecs(store::Turn::seconds + 1));
        QVERIFY(*second.take() && !*first.take());
        QVERIFY(second.pass() && *first.take() && !*second.take());
        // A clock that was hours ahead blocks nobody for hours.
        clock.set(clock.now().addSecs(7200));
        QVERIFY(*second.take());
        clock.set(clock.now().addSecs(-7200));
        QVERIFY(*first.take());
    }

    void aRevisionCountsChanges()
    {
        const auto database = *Database::open(fresh());
        QCOMPARE(*store::revision(*database, u"directory"_s), 0);
        for (int i = 1; i < 4; ++i) {
            QVERIFY(database->write([](Connection &c) { return store::revise(c, u"directory"_s); }));
            QCOMPARE(*store::revision(*database, u"directory"_s), i);
        }
        QCOMPARE(*store::revision(*database, u"packages"_s), 0);
    }

    void aTownIsCopiedThereAndBack()
    {
        const auto source = *Database::open(m_folder.filePath(u"source"_s));
        QVERIFY(source->write([&](Connection &c) -> core::Result<void> {
            for (int i = 1; i <= 5000; ++i) {
                const QByteArray bytes(i % 97, static_cast<char>(i));
                const store::Parameter error = i % 2 ? store::Parameter(nullptr) : store::Parameter(u"渡邉"_s);
                if (const auto put = c.run("INSERT INTO outbox (row_key, case_id, kind, payload, created, next_at, error) VALUES (?, 'c', 'k', ?, '', '', ?)", {QString::number(i), bytes, error}); !put)
                    return put;
            }
            return c.run("INSERT INTO town (name, value) VALUES ('counter', ?)", {QByteArray("7")});
        }));
        const auto middle = *Database::open(fresh());
        const auto back = *Database::open(m_folder.filePath(u"back"_s));
        const auto quiet = [](const QString &, qint64) {};
        const auto there = store::copyTown(*source, *middle, quiet);
        QVERIFY(there && *there == 5001);
        QCOMPARE(*store::copyTown(*middle, *back, quiet), 5001);
        const auto dump = [](const Database &database) {
            QByteArray all;
            const auto read = database.read([&](Connection &c) {
                return c.stream("SELECT * FROM outbox ORDER BY position", [&](const Row &row) -> core::Result<void> {
                    for (int i = 0; i < row.columns(); ++i)
                        all += row.isNull(i) ? QByteArray("-;") : row.blob(i).toHex() + row.text(i).toUtf8().toHex() + ';';
                    return {};
                });
            });
            return read ? all : QByteArray();
        };
        QVERIFY(!dump(*source).isEmpty());
        QCOMPARE(dump(*back), dump(*source));
        // Numbers go on where they were.
        for (const auto &database : {&*middle, &*back}) {
            qint64 position = 0;
            QVERIFY(database->write([&](Connection &c) {
                return c.each("INSERT INTO outbox (row_key, case_id, kind, payload, created, next_at) VALUES ('next', '', '', ?, '', '') RETURNING position", {QByteArray()},
                              [&](const Row &row) { position = row.integer(0); });
            }));
            QCOMPARE(position, 5001);
        }
        const auto again = store::copyTown(*source, *middle, quiet);
        QVERIFY(!again && again.error().is(store::CopyError::TargetNotEmpty));
    }

    void aCopyIsOfOneMoment()
    {
        const auto source = *Database::open(m_folder.filePath(u"busy"_s));
        const auto count = [&](const char *to) {
            return source->write([&](Connection &c) { return c.run("INSERT INTO town (name, value) VALUES ('counter', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", {QByteArray(to)}); });
        };
        QVERIFY(count("1") && source->write([](Connection &c) { return set(c, u"a"_s, 1); }));
        const auto target = *Database::open(fresh());
        // While the first table is copied, the town goes on.
        QVERIFY(store::copyTown(*source, *target, [&](const QString &, qint64) { QVERIFY(count("2") && source->write([](Connection &c) { return set(c, u"a"_s, 2); })); }));
        QCOMPARE(*store::commitsOf(*source), 2);
        QCOMPARE(*store::commitsOf(*target), 1);
        QCOMPARE(number(*target, u"a"_s), 1);
    }

    void aStreamEndsWithTheErrorOfItsTaker()
    {
        const auto database = *Database::open(fresh());
        for (int i = 0; i < 5; ++i)
            QVERIFY(database->write([&](Connection &c) { return set(c, QString::number(i), i); }));
        int rows = 0;
        const auto read = database->read([&](Connection &c) -> core::Result<void> {
            const auto streamed = c.stream("SELECT series FROM number_series", [&](const Row &) { return ++rows < 3 ? core::Result<void>() : core::Result<void>(core::Error(JobError::Refused)); });
            if (streamed || !streamed.error().is(JobError::Refused))
                return core::Error(StoreError::Failed, {u"1"_s, u"not ended"_s});
            // and the connection is good for more
            return c.each("SELECT 1 FROM number_series", {}, [&](const Row &) { ++rows; });
        });
        QVERIFY(read);
        QCOMPARE(rows, 3 + 5);
    }

    void statementsAreSaidInPostgresOwnWords_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("own");
        QTest::newRow("marks") << QByteArray("SELECT ? , ?") << QByteArray("SELECT $1 , $2");
        QTest::newRow("numbers") << QByteArray("a = ?2 OR ?1 = ?12") << QByteArray("a = $2 OR $1 = $12");
        QTest::newRow("in a text") << QByteArray("a = '?' AND b = ?") << QByteArray("a = '?' AND b = $1");
        QTest::newRow("a quote in a text") << QByteArray("a = 'it''s ?' AND b = ?") << QByteArray("a = 'it''s ?' AND b = $1");
        QTest::newRow("a list") << QByteArray("a IN LIST(?5) OR b IN LIST(?)") << QByteArray("a = ANY($5::text[]) OR b = ANY($1::text[])");
    }

    void statementsAreSaidInPostgresOwnWords()
    {
        QFETCH(const QByteArray, given);
        QFETCH(const QByteArray, own);
        QCOMPARE(store::postgresStatement(given.constData()), own);
    }

    void migrationsAreSaidInPostgresOwnWords()
    {
        QCOMPARE(store::postgresMigration("CREATE TABLE t (n INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL, b BLOB DEFAULT x'') WITHOUT ROWID; -- said\n"),
                 QByteArray("CREATE TABLE t (n BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a TEXT COLLATE \"C\" NOT NULL, b BYTEA DEFAULT ''); \n"));
    }

    void aConnectionThatIsCutLeavesNothingHalfDone()
    {
        const QString address = fresh();
        if (!Database::isServer(address))
            QSKIP("a file has no connections: tests/with_postgres runs this on a server");
        const auto database = *Database::open(address);
        QVERIFY(database->write([](Connection &c) { return set(c, u"a"_s, 1); }));
        QCOMPARE(number(*database, u"a"_s), 1);
        // In the middle of a job.
        const auto inJob = database->write([&](Connection &c) -> core::Result<void> {
            if (const auto put = set(c, u"a"_s, 2); !put)
                return put;
            cut(address);
            return set(c, u"b"_s, 2);
        });
        QVERIFY(!inJob && inJob.error().is(StoreError::Lost));
        // At the end of it, when all its statements were answered.
        const auto atCommit = database->write([&](Connection &c) -> core::Result<void> {
            const auto put = set(c, u"a"_s, 3);
            cut(address);
            return put;
        });
        QVERIFY(!atCommit && atCommit.error().is(StoreError::Lost));
        QCOMPARE(number(*database, u"a"_s), 1);
        // Between two, nobody notices.
        cut(address);
        QVERIFY(database->write([](Connection &c) { return set(c, u"a"_s, 4); }));
        cut(address);
        QCOMPARE(number(*database, u"a"_s), 4);
    }

    void aServerThatWouldLoseWhatItAcknowledgedIsRefused()
    {
        const QString address = fresh();
        if (!Database::isServer(address))
            QSKIP("a file is always written through: tests/with_postgres runs this on a server");
        const auto raw = *store::PostgresConnection::open(address);
        QVERIFY(raw->script("ALTER DATABASE " + address.section(u'/', -1).toLatin1() + " SET synchronous_commit = off"));
        const auto refused = Database::open(address);
        QVERIFY(!refused && refused.error().is(StoreError::NotDurable));
        QVERIFY(core::sentence(refused.error(), {u"en"_s}).contains(u"synchronous_commit"_s));
    }

    void aDatabaseThatIsNotThereIsTold()
    {
        const auto refused = Database::open(u"postgresql://nobody@127.0.0.1:1/none"_s);
        QVERIFY(!refused && refused.error().is(StoreError::CannotOpen));
        const auto missing = Database::open(m_folder.filePath(u"no/such/folder/town.sqlite"_s));
        QVERIFY(!missing && missing.error().is(StoreError::CannotOpen));
    }
};

TODOKE_TEST(DatabaseTest)
#include "tst_database.moc"
