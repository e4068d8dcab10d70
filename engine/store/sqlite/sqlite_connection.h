// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/connection.h"
#include "engine/store/store_error.h"

#include <map>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace engine::store {

class SqliteConnection final : public Connection
{
public:
    static core::Result<std::unique_ptr<SqliteConnection>> open(const QString &file, bool readOnly);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    core::Result<void> stream(const QByteArray &sql, const std::function<core::Result<void>(const Row &)> &row) override;
    core::Result<void> script(const QByteArray &sql) override;
    core::Result<std::vector<QString>> tables() override;
    std::vector<QByteArray> statements() const override;
    core::Result<void> countOn() override { return {}; } // SQLite does so by itself
    core::Result<qint64> bytes() override;
    core::Result<std::vector<QString>> damages() override;

private:
    core::Result<qint64> carryOut(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row) override;
    explicit SqliteConnection(sqlite3 *handle) : m_handle(handle) {}
    core::Result<sqlite3_stmt *> prepared(const char *sql);
    core::Error failure(const char *what) const;

    sqlite3 *m_handle;
    std::map<const char *, sqlite3_stmt *> m_statements;
};

} // namespace engine::store
