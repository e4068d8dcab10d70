// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory_store.h"
#include "engine/store/database.h"

namespace engine::store {

/// The directory's entries in a town's database, which must outlive this. Thread-safe.
class SqlDirectoryStore final : public directory::DirectoryStore
{
public:
    explicit SqlDirectoryStore(Database &database) : m_database(database) {}

    core::Result<void> put(const std::vector<directory::Entry> &entries) override;
    core::Result<void> remove(const QString &kind, const QString &id) override;
    core::Result<std::optional<directory::Entry>> find(const QString &kind, const QString &id) override;
    core::Result<std::vector<directory::Entry>> matching(const QString &kind, const QByteArray &match) override;
    core::Result<std::vector<directory::Entry>> all(const QString &kind) override;
    core::Result<qint64> revision() override;

private:
    core::Result<std::vector<directory::Entry>> select(const char *sql, const Parameters &parameters);

    Database &m_database;
};

} // namespace engine::store
