// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/connection.h"
#include "engine/store/store_error.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace engine::store {

/// A town's database: changes one group after the other, any number of readers. Thread-safe.
///
/// What `write` has answered is on the disk. Everything that changes a town is done by one writer at a time, on PostgreSQL
/// too, where several servers may share a database: so a job reads what it decides by without anything changing under it.
class Database
{
public:
    /// Opens, creating and migrating to the newest schema; refuses a newer one. `address` is a file, `:memory:` (tests), or
    /// `postgresql://[user[:password]@]host[,host …][:port]/database[?…]`, as libpq reads it.
    static core::Result<std::unique_ptr<Database>> open(const QString &address);
    /// Whether an address names a server and not a file.
    static bool isServer(const QString &address);
    virtual ~Database() = default;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    using Job = std::function<core::Result<void>(Connection &)>;
    /// Runs `job` in a transaction on the caller's or another writer's thread and returns after the commit.
    /// Jobs that wait at the same time are committed together (at most 64), each in a savepoint of its
    /// own: one that fails is undone alone. A failed commit refuses the whole group.
    core::Result<void> write(const Job &job);
    /// Runs `job` on a read-only connection, in one read transaction.
    virtual core::Result<void> read(const Job &job) const = 0;

    /// Called inside each group's transaction just before its commit, and again after it has held.
    struct GroupHooks
    {
        Job beforeCommit;
        std::function<void()> afterCommit;
    };
    void setGroupHooks(GroupHooks hooks) { m_hooks = std::move(hooks); }

    /// What the writer has done since the start; any thread.
    struct Statistics
    {
        qint64 waiting = 0;       ///< jobs that wait for a group now
        qint64 groups = 0;        ///< committed
        qint64 jobs = 0;          ///< committed
        qint64 refusedJobs = 0;   ///< undone alone, by their own error
        qint64 refusedGroups = 0; ///< undone as a whole: the disk was full, the server was lost …
        qint64 largestGroup = 0;
        qint64 microseconds = 0;  ///< from the begin of a group to its end, all together
        qint64 slowStatements = 0;
    };
    Statistics statistics() const;
    /// Is told of slow statements (Connection::slow), from any thread; set before others use the database.
    void setSlowStatementLog(Connection::Observer log);

    /// After erasing: makes the database forget what was deleted, in its files and, as far as it is its own to say, in its log.
    virtual core::Result<void> checkpoint() = 0;
    const QString &address() const { return m_address; }

protected:
    explicit Database(QString address);

    const Connection::Observer &observer() const { return m_observer; }

private:
    struct Waiting;
    bool commitGroup(const std::vector<Waiting *> &group);
    void count(const std::vector<Waiting *> &group, bool kept, std::chrono::microseconds took);

    /// Begins a transaction that nobody else's changes run beside. The connection is good until it ends.
    virtual core::Result<Connection *> begin() = 0;
    /// Ends it; an error only if nothing of it is kept, or if that cannot be known (StoreError::Uncertain).
    virtual core::Result<void> commit() = 0;
    virtual void rollback() = 0;

    QString m_address;
    GroupHooks m_hooks;
    Connection::Observer m_observer;
    Connection::Observer m_slowLog;
    mutable std::mutex m_statisticsMutex;
    Statistics m_statistics;
    mutable std::mutex m_queueMutex;
    std::condition_variable m_done;
    std::deque<Waiting *> m_queue;
    bool m_leading = false;
};

} // namespace engine::store
