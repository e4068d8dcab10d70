// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace engine::store {

enum class StoreError { CannotOpen, NewerSchema, Failed, Full, Busy, LogInUse, StaleBackup, WrongTownKey };
core::ErrorText errorText(StoreError id);

/// A value bound to a `?` of a statement. Texts and blobs are told apart by their Qt type.
using Parameter = std::variant<std::nullptr_t, qint64, QString, QByteArray>;
using Parameters = std::vector<Parameter>;

/// The present row of a statement; valid inside the callback only.
class Row
{
public:
    explicit Row(sqlite3_stmt *statement) : m_statement(statement) {}
    bool isNull(int column) const;
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    int columns() const;
    QString columnName(int column) const;

private:
    sqlite3_stmt *m_statement;
};

/// One SQLite connection with its prepared statements. Used by one thread at a time.
class Connection
{
public:
    static core::Result<std::unique_ptr<Connection>> open(const QString &file, bool readOnly);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs one statement to its end. The text is the cache key of its prepared form, so it is a constant.
    core::Result<void> run(const char *sql, const Parameters &parameters = {});
    core::Result<void> each(const char *sql, const Parameters &parameters,
                            const std::function<void(const Row &)> &row);
    /// Several statements separated by `;`, without parameters: migrations, pragmas.
    core::Result<void> script(const QByteArray &sql);
    qint64 changes() const; ///< rows that the last statement changed

private:
    explicit Connection(sqlite3 *handle) : m_handle(handle) {}
    core::Result<sqlite3_stmt *> prepared(const char *sql);
    core::Error failure(const char *what) const;

    sqlite3 *m_handle;
    std::map<const char *, sqlite3_stmt *> m_statements;
};

/// A town's database: one writer with group commit, any number of readers. Thread-safe.
///
/// WAL with `synchronous=FULL` and `secure_delete`: what `write` has answered is on the disk, what was
/// deleted is overwritten. With the name `:memory:` everything shares one connection (tests).
class Database
{
public:
    /// Opens, creating and migrating to the newest schema; refuses a newer one.
    static core::Result<std::unique_ptr<Database>> open(const QString &file);
    ~Database();

    using Job = std::function<core::Result<void>(Connection &)>;
    /// Runs `job` in a transaction on the caller's or another writer's thread and returns after the commit.
    /// Jobs that wait at the same time are committed together (at most 64), each in a savepoint of its
    /// own: one that fails is undone alone. A failed commit refuses the whole group.
    core::Result<void> write(const Job &job);
    /// Runs `job` on a read-only connection, in one read transaction.
    core::Result<void> read(const Job &job) const;
    /// Called inside each group's transaction just before its commit, and again after it has held.
    struct GroupHooks
    {
        Job beforeCommit;
        std::function<void()> afterCommit;
    };
    void setGroupHooks(GroupHooks hooks) { m_hooks = std::move(hooks); }

    /// Copies the write-ahead log into the file and empties it: after erasing, nothing old stays in it.
    /// Fails when somebody reads from it for longer than ten seconds.
    core::Result<void> checkpoint();
    const QString &file() const { return m_file; }
    static int newestSchema();

private:
    Database(QString file, std::unique_ptr<Connection> writer);
    core::Result<void> migrate();
    struct Waiting;
    void commitGroup(std::vector<Waiting *> group);

    QString m_file;
    std::unique_ptr<Connection> m_writer;
    GroupHooks m_hooks;

    std::mutex m_queueMutex;
    std::condition_variable m_done;
    std::deque<Waiting *> m_queue;
    bool m_leading = false;

    std::mutex m_writerMutex;
    mutable std::mutex m_readersMutex;
    mutable std::vector<std::unique_ptr<Connection>> m_idleReaders;
};

} // namespace engine::store
