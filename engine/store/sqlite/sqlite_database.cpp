// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sqlite/sqlite_database.h"

#include "engine/store/migrations.h"

namespace engine::store {

using core::Error;
using core::Result;

namespace {

constexpr std::size_t mostIdle = 24; // opening one reads the whole schema

} // namespace

SqliteDatabase::SqliteDatabase(const QString &file, std::unique_ptr<SqliteConnection> writer) : Database(file), m_writer(std::move(writer))
{
    m_writer->setObserver(&observer());
}

Result<std::unique_ptr<Database>> SqliteDatabase::open(const QString &file)
{
    auto writer = SqliteConnection::open(file, false);
    if (!writer)
        return writer.error();
    if (const auto set = (*writer)->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                                           "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096;");
        !set)
        return set.error();
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(file, std::move(*writer)));
    if (const auto migrated = database->migrate(); !migrated)
        return migrated.error();
    return std::unique_ptr<Database>(std::move(database));
}

Result<void> SqliteDatabase::migrate()
{
    int have = 0;
    if (const auto asked = m_writer->each("PRAGMA user_version", {}, [&](const Row &row) { have = int(row.integer(0)); }); !asked)
        return asked;
    if (have > newestSchema())
        return Error(StoreError::NewerSchema, {QString::number(have), QString::number(newestSchema())});
    for (const Migration &migration : migrations()) {
        if (migration.number <= have)
            continue;
        const QByteArray whole = "BEGIN IMMEDIATE;\n" + migration.sql + "\nPRAGMA user_version="
                                 + QByteArray::number(migration.number) + ";\nCOMMIT;";
        if (const auto done = m_writer->script(whole); !done) {
            // A transaction that its own failure has already ended is no second fault.
            static_cast<void>(m_writer->script("ROLLBACK"));
            return done;
        }
    }
    return {};
}

Result<Connection *> SqliteDatabase::begin()
{
    m_writerMutex.lock();
    const auto begun = m_writer->run("BEGIN IMMEDIATE");
    if (begun)
        return m_writer.get();
    rollback();
    return begun.error();
}

Result<void> SqliteDatabase::commit()
{
    const auto committed = m_writer->run("COMMIT");
    if (!committed)
        rollback();
    else
        m_writerMutex.unlock();
    return committed;
}

void SqliteDatabase::rollback()
{
    static_cast<void>(m_writer->script("ROLLBACK"));
    m_writerMutex.unlock();
}

Result<void> SqliteDatabase::read(const Job &job) const
{
    if (address() == QLatin1String(":memory:")) {
        const std::lock_guard writing(m_writerMutex);
        return job(*m_writer);
    }
    std::unique_ptr<SqliteConnection> connection;
    {
        const std::lock_guard lock(m_readersMutex);
        if (!m_idleReaders.empty()) {
            connection = std::move(m_idleReaders.back());
            m_idleReaders.pop_back();
        }
    }
    if (!connection) {
        auto opened = SqliteConnection::open(address(), true);
        if (!opened)
            return opened.error();
        connection = std::move(*opened);
        connection->setObserver(&observer());
        if (const auto set = connection->script("PRAGMA cache_size=-1024"); !set)
            return set;
    }
    if (const auto begun = connection->run("BEGIN"); !begun)
        return begun;
    Result<void> result = job(*connection);
    static_cast<void>(connection->run("ROLLBACK"));
    const std::lock_guard lock(m_readersMutex);
    if (m_idleReaders.size() < mostIdle)
        m_idleReaders.push_back(std::move(connection));
    return result;
}

Result<void> SqliteDatabase::checkpoint()
{
    const std::lock_guard writing(m_writerMutex);
    bool busy = false;
    if (const auto done = m_writer->each("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](const Row &row) { busy = row.integer(0) != 0; }); !done)
        return done;
    return busy ? Result<void>(Error(StoreError::LogInUse)) : Result<void>();
}

} // namespace engine::store
