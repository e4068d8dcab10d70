// SPDX-License-Identifier: Apache-2.0
#include "engine/store/database.h"

#include "engine/store/postgres/postgres_database.h"
#include "engine/store/sqlite/sqlite_database.h"

namespace engine::store {

using core::Error;
using core::Result;

bool Database::isServer(const QString &address)
{
    return address.startsWith(QLatin1String("postgresql://")) || address.startsWith(QLatin1String("postgres://"));
}

Result<std::unique_ptr<Database>> Database::open(const QString &address)
{
    return isServer(address) ? PostgresDatabase::open(address) : SqliteDatabase::open(address);
}

Database::Database(QString address) : m_address(std::move(address))
{
    m_observer = [this](const char *sql, std::chrono::milliseconds took) {
        {
            const std::lock_guard lock(m_statisticsMutex);
            ++m_statistics.slowStatements;
        }
        if (m_slowLog)
            m_slowLog(sql, took);
    };
}

void Database::setSlowStatementLog(Connection::Observer log)
{
    m_slowLog = std::move(log);
}

Database::Statistics Database::statistics() const
{
    Statistics now;
    {
        const std::lock_guard lock(m_statisticsMutex);
        now = m_statistics;
    }
    const std::lock_guard lock(m_queueMutex);
    now.waiting = static_cast<qint64>(m_queue.size());
    return now;
}

struct Database::Waiting
{
    const Job *job;
    Result<void> result;
    bool done = false;
};

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
        const auto began = std::chrono::steady_clock::now();
        const bool kept = commitGroup(group);
        count(group, kept, std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began));
        lock.lock();
        for (Waiting *waiting : group)
            waiting->done = true;
        m_leading = false;
        m_done.notify_all();
    }
    return std::move(mine.result);
}

void Database::count(const std::vector<Waiting *> &group, bool kept, std::chrono::microseconds took)
{
    const std::lock_guard lock(m_statisticsMutex);
    for (const Waiting *waiting : group)
        ++(waiting->result ? m_statistics.jobs : m_statistics.refusedJobs);
    ++(kept ? m_statistics.groups : m_statistics.refusedGroups);
    m_statistics.largestGroup = std::max(m_statistics.largestGroup, static_cast<qint64>(group.size()));
    m_statistics.microseconds += took.count();
}

/// Whether what the jobs say of themselves holds; else all of them were refused.
bool Database::commitGroup(const std::vector<Waiting *> &group)
{
    const auto refuseAll = [&](const Error &error) {
        for (Waiting *waiting : group)
            waiting->result = error;
        return false;
    };
    const auto abandon = [&](const Error &error) {
        rollback();
        return refuseAll(error);
    };
    const auto begun = begin();
    if (!begun)
        return refuseAll(begun.error());
    Connection &connection = **begun;
    bool changed = false;
    for (Waiting *waiting : group) {
        if (const auto saved = connection.run("SAVEPOINT command"); !saved)
            return abandon(saved.error());
        waiting->result = (*waiting->job)(connection);
        if (const auto settled = connection.settle(); waiting->result && !settled)
            waiting->result = settled;
        if (!waiting->result) {
            if (const auto undone = connection.change("ROLLBACK TO command"); !undone)
                return abandon(undone.error());
        } else {
            changed = true;
        }
        if (const auto released = connection.run("RELEASE command"); !released)
            return abandon(released.error());
    }
    if (!changed) {
        rollback();
        return true;
    }
    if (m_hooks.beforeCommit) {
        if (const auto hooked = m_hooks.beforeCommit(connection); !hooked)
            return abandon(hooked.error());
    }
    if (const auto committed = commit(); !committed)
        return refuseAll(committed.error());
    if (m_hooks.afterCommit)
        m_hooks.afterCommit();
    return true;
}

} // namespace engine::store
