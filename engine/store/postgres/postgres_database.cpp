// SPDX-License-Identifier: Apache-2.0
#include "engine/store/postgres/postgres_database.h"

#include "engine/core/sentence.h"
#include "engine/crypto/crypto.h"
#include "engine/store/migrations.h"
#include "engine/store/postgres/own_words.h"

#include <chrono>
#include <thread>

namespace engine::store {

using core::Error;
using core::Result;

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(10); // another host takes over in about as long
constexpr auto pause = std::chrono::milliseconds(100);

/// One writer of a town at a time. The number is that of no other program ("todoke").
#define TAKE_TURN "pg_advisory_xact_lock(127970252055397)"

} // namespace

PostgresDatabase::PostgresDatabase(const QString &address) : Database(address), m_name(crypto::randomId().toLatin1()) {}

Result<std::unique_ptr<Database>> PostgresDatabase::open(const QString &address)
{
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(address));
    auto writer = PostgresConnection::open(address);
    if (!writer)
        return writer.error();
    if (const auto migrated = database->migrate(**writer); !migrated)
        return migrated.error();
    database->m_writer = std::move(*writer);
    database->m_writer->setObserver(&database->observer());
    return std::unique_ptr<Database>(std::move(database));
}

Result<void> PostgresDatabase::migrate(PostgresConnection &connection) const
{
    const auto refuse = [&](const Error &error) {
        static_cast<void>(connection.script("ROLLBACK"));
        return error;
    };
    const auto have = connection.first("BEGIN; SELECT " TAKE_TURN "; CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL); "
                                       "SELECT COALESCE(max(version), 0) FROM schema_version");
    if (!have)
        return refuse(have.error());
    const int version = (*have)[0].toInt();
    if (version > newestSchema())
        return refuse(Error(StoreError::NewerSchema, {QString::number(version), QString::number(newestSchema())}));
    for (const Migration &migration : migrations()) {
        if (migration.number <= version)
            continue;
        const QByteArray whole = postgresMigration(migration.sql) + ";\nINSERT INTO schema_version VALUES (" + QByteArray::number(migration.number) + ')';
        if (const auto done = connection.script(whole); !done)
            return refuse(done.error());
    }
    return connection.script("CREATE TABLE IF NOT EXISTS last_group (writer TEXT PRIMARY KEY, mark TEXT NOT NULL, at TIMESTAMPTZ NOT NULL); "
                             "DELETE FROM last_group WHERE at < now() - interval '1 day'; COMMIT");
}

Result<std::unique_ptr<PostgresConnection>> PostgresDatabase::connection() const
{
    {
        const std::lock_guard lock(m_readersMutex);
        if (!m_idleReaders.empty()) {
            auto idle = std::move(m_idleReaders.back());
            m_idleReaders.pop_back();
            return idle;
        }
    }
    const auto until = Clock::now() + patience;
    for (;;) {
        auto opened = PostgresConnection::open(address());
        if (opened)
            (*opened)->setObserver(&observer());
        if (opened || Clock::now() >= until || opened.error().is(StoreError::NotDurable))
            return opened;
        std::this_thread::sleep_for(pause);
    }
}

Result<Connection *> PostgresDatabase::begin()
{
    // A machine that is gone in the middle of a group would keep all others waiting for as long as its connection seems to stand.
    static constexpr char text[] = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '30s'; SELECT " TAKE_TURN;
    const auto until = Clock::now() + patience;
    for (;;) {
        if (!m_writer) {
            auto fresh = PostgresConnection::open(address());
            if (fresh) {
                m_writer = std::move(*fresh);
                m_writer->setObserver(&observer());
            } else if (Clock::now() >= until) {
                return Error(StoreError::Lost, {core::sentence(fresh.error(), {QStringLiteral("en")})});
            }
        }
        if (m_writer) {
            const auto begun = m_writer->script(text);
            if (begun) {
                m_writer->gather(true);
                return m_writer.get();
            }
            rollback();
            if (!begun.error().is(StoreError::Lost) || Clock::now() >= until)
                return begun.error();
            m_writer.reset();
        }
        std::this_thread::sleep_for(pause);
    }
}

Result<void> PostgresDatabase::commit()
{
    const QByteArray mark = crypto::randomId().toLatin1();
    const auto committed = m_writer->script("INSERT INTO last_group VALUES ('" + m_name + "', '" + mark + "', now()) "
                                            "ON CONFLICT (writer) DO UPDATE SET mark = excluded.mark, at = excluded.at; COMMIT");
    if (committed) {
        m_writer->gather(false);
        return committed;
    }
    if (!committed.error().is(StoreError::Lost)) {
        rollback();
        return committed;
    }
    m_writer.reset();
    const auto held = holds(mark);
    if (!held)
        return held.error();
    return *held ? Result<void>() : committed;
}

/// What became of a transaction whose connection was lost in the commit. It had the turn: who has it now sees how it ended.
Result<bool> PostgresDatabase::holds(const QByteArray &mark) const
{
    const auto until = Clock::now() + 3 * patience;
    while (Clock::now() < until) {
        if (const auto asking = PostgresConnection::open(address())) {
            const auto found = (*asking)->first("BEGIN; SET LOCAL lock_timeout = '5s'; SELECT " TAKE_TURN "; "
                                                "SELECT count(*) FROM last_group WHERE writer = '" + m_name + "' AND mark = '" + mark + '\'');
            if (found)
                return (*found)[0] != QLatin1String("0");
        }
        std::this_thread::sleep_for(pause);
    }
    return Error(StoreError::Uncertain);
}

void PostgresDatabase::rollback()
{
    static_cast<void>(m_writer->settle()); // whatever became of it
    if (m_writer->isLost() || !m_writer->script("ROLLBACK"))
        m_writer.reset();
    else
        m_writer->gather(false);
}

Result<void> PostgresDatabase::read(const Job &job) const
{
    static constexpr char text[] = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    for (;;) {
        auto connection = this->connection();
        if (!connection)
            return Error(StoreError::Lost, {core::sentence(connection.error(), {QStringLiteral("en")})});
        // An idle one may have been lost since; a new one is not given twice.
        if (const auto begun = (*connection)->script(text); !begun) {
            if (begun.error().is(StoreError::Lost))
                continue;
            return begun;
        }
        Result<void> result = job(**connection);
        if (!(*connection)->isLost() && (*connection)->script("ROLLBACK")) {
            const std::lock_guard lock(m_readersMutex);
            if (m_idleReaders.size() < 8)
                m_idleReaders.push_back(std::move(*connection));
        }
        return result;
    }
}

Result<void> PostgresDatabase::checkpoint()
{
    auto connection = PostgresConnection::open(address());
    if (!connection)
        return connection.error();
    for (const char *table : {"personal_value", "case_key", "case_state", "outbox", "file", "file_chunk", "intake_draft", "intake_draft_file", "intake_arrival", "intake_inbox", "intake_mail",
                              "intake_payment", "intake_content", "intake_content_chunk", "directory_entry"}) {
        if (const auto done = (*connection)->script(QByteArray("VACUUM (FULL) ") + table); !done)
            return done;
    }
    // The log goes too once the server has begun another piece of it and needs this one no more. Both need rights of their own (pg_switch_wal,
    // pg_checkpoint); without them the server does the same by itself in its time.
    static_cast<void>((*connection)->script("SELECT pg_switch_wal()"));
    static_cast<void>((*connection)->script("CHECKPOINT"));
    return {};
}

} // namespace engine::store
