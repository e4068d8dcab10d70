// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/database.h"
#include "engine/store/sqlite/sqlite_connection.h"

namespace engine::store {

/// A file: one writer, any number of readers. WAL with `synchronous=FULL` and `secure_delete`: what was deleted is overwritten.
/// With the name `:memory:` everything shares one connection (tests).
class SqliteDatabase final : public Database
{
public:
    static core::Result<std::unique_ptr<Database>> open(const QString &file);

    core::Result<void> read(const Job &job) const override;
    /// Copies the write-ahead log into the file and empties it. Fails when somebody reads from it for longer than ten seconds.
    core::Result<void> checkpoint() override;

private:
    SqliteDatabase(const QString &file, std::unique_ptr<SqliteConnection> writer);
    core::Result<void> migrate();
    core::Result<Connection *> begin() override;
    core::Result<void> commit() override;
    void rollback() override;

    std::unique_ptr<SqliteConnection> m_writer;
    mutable std::mutex m_writerMutex; ///< held from begin to commit or rollback
    mutable std::mutex m_readersMutex;
    mutable std::vector<std::unique_ptr<SqliteConnection>> m_idleReaders;
};

} // namespace engine::store
