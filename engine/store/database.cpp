// SPDX-License-Identifier: Apache-2.0
#include "engine/store/database.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>

static void loadMigrations()
{
    Q_INIT_RESOURCE(todoke_migrations);
}

namespace engine::store {

using core::Error;
using core::Result;

core::ErrorText errorText(StoreError id)
{
    switch (id) {
    case StoreError::CannotOpen:
        return {"store", "CannotOpen", QT_TRANSLATE_NOOP("store", "the database %1 cannot be opened: %2")};
    case StoreError::NewerSchema:
        return {"store", "NewerSchema",
                QT_TRANSLATE_NOOP("store", "the database has schema %1, which is newer than this program's %2: use a newer program")};
    case StoreError::Failed:
        return {"store", "Failed", QT_TRANSLATE_NOOP("store", "the database refused (%1): %2")};
    case StoreError::Full:
        return {"store", "Full", QT_TRANSLATE_NOOP("store", "the disk is full: nothing was changed")};
    case StoreError::Busy:
        return {"store", "Busy", QT_TRANSLATE_NOOP("store", "the database is in use by another program: nothing was changed")};
    case StoreError::LogInUse:
        return {"store", "LogInUse", QT_TRANSLATE_NOOP("store", "the database's log is being read: it could not be emptied yet, and may still hold what was erased")};
    case StoreError::StaleBackup:
        return {"store", "StaleBackup",
                QT_TRANSLATE_NOOP("store", "the database ends at commit %1, but commit %2 was acknowledged: it is an old copy")};
    case StoreError::WrongTownKey:
        return {"store", "WrongTownKey", QT_TRANSLATE_NOOP("store", "the town's key does not belong to this database")};
    }
    Q_UNREACHABLE();
}

// ---- Row ----------------------------------------------------------------------------------------

bool Row::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Row::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Row::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Row::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

int Row::columns() const
{
    return sqlite3_column_count(m_statement);
}

QString Row::columnName(int column) const
{
    return QString::fromUtf8(sqlite3_column_name(m_statement, column));
}

// ---- Connection ------------------------------------------------------------------------------------

Result<std::unique_ptr<Connection>> Connection::open(const QString &file, bool readOnly)
{
    sqlite3 *handle = nullptr;
    const int flags = (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(file.toUtf8().constData(), &handle, flags, nullptr) != SQLITE_OK) {
        const QString why = handle ? QString::fromUtf8(sqlite3_errmsg(handle)) : QString();
        sqlite3_close(handle);
        return Error(StoreError::CannotOpen, {file, why});
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 10'000);
    return std::unique_ptr<Connection>(new Connection(handle));
}

Connection::~Connection()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Error Connection::failure(const char *what) const
{
    const int code = sqlite3_extended_errcode(m_handle);
    if ((code & 0xff) == SQLITE_FULL)
        return Error(StoreError::Full);
    if ((code & 0xff) == SQLITE_BUSY)
        return Error(StoreError::Busy);
    return Error(StoreError::Failed,
                 {QString::number(code), QString::fromUtf8(sqlite3_errmsg(m_handle)) + QStringLiteral(" [")
                                             + QString::fromUtf8(what).simplified().left(80) + QLatin1Char(']')});
}

Result<sqlite3_stmt *> Connection::prepared(const char *sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end()) {
        sqlite3_reset(found->second);
        return found->second;
    }
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return failure(sql);
    m_statements.emplace(sql, statement);
    return statement;
}

Result<void> Connection::each(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row)
{
    const auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    std::vector<QByteArray> texts; // alive until the statement is reset
    texts.reserve(parameters.size());
    int index = 0;
    for (const Parameter &parameter : parameters) {
        ++index;
        int code = SQLITE_OK;
        if (std::holds_alternative<std::nullptr_t>(parameter)) {
            code = sqlite3_bind_null(*statement, index);
        } else if (const auto *number = std::get_if<qint64>(&parameter)) {
            code = sqlite3_bind_int64(*statement, index, *number);
        } else if (const auto *text = std::get_if<QString>(&parameter)) {
            const QByteArray &utf8 = texts.emplace_back(text->toUtf8());
            code = sqlite3_bind_text64(*statement, index, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), nullptr, SQLITE_UTF8);
        } else {
            const auto &blob = std::get<QByteArray>(parameter);
            code = sqlite3_bind_blob64(*statement, index, blob.isNull() ? "" : blob.constData(), static_cast<sqlite3_uint64>(blob.size()), nullptr);
        }
        if (code != SQLITE_OK)
            return failure(sql);
    }
    int code = sqlite3_step(*statement);
    while (code == SQLITE_ROW) {
        if (row)
            row(Row(*statement));
        code = sqlite3_step(*statement);
    }
    Result<void> result;
    if (code != SQLITE_DONE)
        result = failure(sql);
    sqlite3_reset(*statement);
    sqlite3_clear_bindings(*statement);
    return result;
}

Result<void> Connection::run(const char *sql, const Parameters &parameters)
{
    return each(sql, parameters, {});
}

Result<void> Connection::script(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(sql.constData());
    return {};
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_handle);
}

// ---- Database -----------------------------------------------------------------------------------------

struct Database::Waiting
{
    const Job *job;
    Result<void> result;
    bool done = false;
};

Database::Database(QString file, std::unique_ptr<Connection> writer) : m_file(std::move(file)), m_writer(std::move(writer)) {}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &file)
{
    auto writer = Connection::open(file, false);
    if (!writer)
        return writer.error();
    if (const auto set = (*writer)->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                                           "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4096;");
        !set)
        return set.error();
    std::unique_ptr<Database> database(new Database(file, std::move(*writer)));
    if (const auto migrated = database->migrate(); !migrated)
        return migrated.error();
    return database;
}

namespace {

struct Migration
{
    int number;
    QByteArray sql;
};

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> all = [] {
        loadMigrations();
        std::vector<Migration> found;
        for (const QString &name : QDir(QStringLiteral(":/todoke/store/migrations")).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
            QFile file(QStringLiteral(":/todoke/store/migrations/") + name);
            if (file.open(QIODevice::ReadOnly))
                found.push_back({name.section(QLatin1Char('_'), 0, 0).toInt(), file.readAll()});
        }
        return found;
    }();
    return all;
}

} // namespace

int Database::newestSchema()
{
    return static_cast<int>(migrations().size());
}

Result<void> Database::migrate()
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

Result<void> Database::write(const Job &job)
{
    Waiting mine{&job, {}, false};
    std::unique_lock lock(m_queueMutex);
    m_queue.push_back(&mine);
    while (!mine.done) {
        if (m_leading) {
            m_done.wait(lock);
            continue;
        }
        m_leading = true;
        std::vector<Waiting *> group;
        while (!m_queue.empty() && group.size() < 64) {
            group.push_back(m_queue.front());
            m_queue.pop_front();
        }
        lock.unlock();
        commitGroup(group);
        lock.lock();
        for (Waiting *waiting : group)
            waiting->done = true;
        m_leading = false;
        m_done.notify_all();
    }
    return std::move(mine.result);
}

void Database::commitGroup(std::vector<Waiting *> group)
{
    const std::lock_guard writing(m_writerMutex);
    const auto refuseAll = [&](const Error &error) {
        static_cast<void>(m_writer->script("ROLLBACK"));
        for (Waiting *waiting : group)
            waiting->result = error;
    };
    if (const auto begun = m_writer->run("BEGIN IMMEDIATE"); !begun)
        return refuseAll(begun.error());
    bool changed = false;
    for (Waiting *waiting : group) {
        if (const auto saved = m_writer->run("SAVEPOINT command"); !saved)
            return refuseAll(saved.error());
        waiting->result = (*waiting->job)(*m_writer);
        if (!waiting->result) {
            if (const auto undone = m_writer->run("ROLLBACK TO command"); !undone)
                return refuseAll(undone.error());
        } else {
            changed = true;
        }
        if (const auto released = m_writer->run("RELEASE command"); !released)
            return refuseAll(released.error());
    }
    if (!changed) {
        static_cast<void>(m_writer->run("ROLLBACK"));
        return;
    }
    if (m_hooks.beforeCommit) {
        if (const auto hooked = m_hooks.beforeCommit(*m_writer); !hooked)
            return refuseAll(hooked.error());
    }
    if (const auto committed = m_writer->run("COMMIT"); !committed)
        return refuseAll(committed.error());
    if (m_hooks.afterCommit)
        m_hooks.afterCommit();
}

Result<void> Database::read(const Job &job) const
{
    if (m_file == QLatin1String(":memory:")) {
        const std::lock_guard writing(const_cast<std::mutex &>(m_writerMutex));
        return job(*m_writer);
    }
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard lock(m_readersMutex);
        if (!m_idleReaders.empty()) {
            connection = std::move(m_idleReaders.back());
            m_idleReaders.pop_back();
        }
    }
    if (!connection) {
        auto opened = Connection::open(m_file, true);
        if (!opened)
            return opened.error();
        connection = std::move(*opened);
    }
    if (const auto begun = connection->run("BEGIN"); !begun)
        return begun;
    Result<void> result = job(*connection);
    static_cast<void>(connection->run("ROLLBACK"));
    const std::lock_guard lock(m_readersMutex);
    if (m_idleReaders.size() < 8)
        m_idleReaders.push_back(std::move(connection));
    return result;
}

Result<void> Database::checkpoint()
{
    const std::lock_guard writing(m_writerMutex);
    bool busy = false;
    if (const auto done = m_writer->each("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](const Row &row) { busy = row.integer(0) != 0; }); !done)
        return done;
    return busy ? Result<void>(Error(StoreError::LogInUse)) : Result<void>();
}

} // namespace engine::store
