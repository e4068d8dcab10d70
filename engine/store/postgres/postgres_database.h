// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/database.h"
#include "engine/store/postgres/postgres_connection.h"

namespace engine::store {

/// A database of PostgreSQL (15 and later), which several servers may share: their groups of commands follow each other by a lock of the
/// database itself, which a pooler leaves alone and which ends with its transaction. Each group leaves a mark of its own in its
/// transaction, by which whoever has lost the connection in the commit finds out afterwards whether it holds. (PostgreSQL's own
/// pg_xact_status would not do: a crash forgets numbers of transactions, and gives them to others.)
class PostgresDatabase final : public Database
{
public:
    static core::Result<std::unique_ptr<Database>> open(const QString &address);

    core::Result<void> read(const Job &job) const override;
    /// Writes the tables that hold ciphertexts anew, so that nothing deleted is left in their files, and begins a new segment of
    /// the log. What older segments and backups hold goes when the server lets go of them.
    core::Result<void> checkpoint() override;

private:
    explicit PostgresDatabase(const QString &address);
    core::Result<void> migrate(PostgresConnection &connection) const;
    /// An idle connection, or a new one; waits for a server that is away for up to ten seconds.
    core::Result<std::unique_ptr<PostgresConnection>> connection() const;
    core::Result<bool> holds(const QByteArray &mark) const;
    core::Result<Connection *> begin() override;
    core::Result<void> commit() override;
    void rollback() override;

    std::unique_ptr<PostgresConnection> m_writer; ///< used by whoever leads a group only
    QByteArray m_name;                            ///< ours among those who write
    mutable std::mutex m_readersMutex;
    mutable std::vector<std::unique_ptr<PostgresConnection>> m_idleReaders;
};

} // namespace engine::store
