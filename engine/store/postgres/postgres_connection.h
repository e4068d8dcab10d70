// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/connection.h"
#include "engine/store/store_error.h"

#include <map>
#include <memory>

struct pg_conn;
struct pg_result;

namespace engine::store {

/// A connection of libpq. Behind a pooler that gives each transaction another connection it keeps no prepared statements: such a pooler
/// tells another process id than the server itself does.
class PostgresConnection final : public Connection
{
public:
    /// Waits for the server up to five seconds, if the address does not say otherwise; of several hosts the first that can be written to.
    static core::Result<std::unique_ptr<PostgresConnection>> open(const QString &address);
    ~PostgresConnection() override;
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    core::Result<void> stream(const QByteArray &sql, const std::function<core::Result<void>(const Row &)> &row) override;
    core::Result<void> script(const QByteArray &sql) override;
    core::Result<void> settle() override;
    /// Whether statements whose rows nobody wants are gathered, so that the way to the server is gone once for many of them.
    void gather(bool gathers) { m_gathers = gathers; }
    core::Result<std::vector<QString>> tables() override;
    std::vector<QByteArray> statements() const override;
    core::Result<void> countOn() override;

    /// Of several statements at once: the columns of the last one's first row, as texts.
    core::Result<std::vector<QString>> first(const QByteArray &sql);
    bool isLost() const;
    bool keepsStatements() const { return m_keepsStatements; }
    core::Result<qint64> bytes() override;
    core::Result<std::vector<QString>> damages() override;

private:
    core::Result<qint64> carryOut(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row) override;
    core::Result<void> carryOutLater(const char *sql, const Parameters &parameters) override;
    explicit PostgresConnection(pg_conn *handle) : m_handle(handle) {}
    core::Result<void> lookAround();

    struct Statement { QByteArray text; QByteArray name; bool prepared = false; };
    struct Gathered { const char *sql; bool prepares; };
    Statement &statement(const char *sql);
    core::Result<void> gatherOne(const char *sql, const Parameters &parameters);
    core::Result<qint64> sendGathered(const std::function<void(const Row &)> &row);
    core::Error failure(const pg_result *result, const char *what) const;

    pg_conn *m_handle;
    std::map<const char *, Statement> m_statements;
    bool m_keepsStatements = false;
    bool m_gathers = false;
    std::vector<Gathered> m_gathered;
    qsizetype m_gatheredBytes = 0;
};

} // namespace engine::store
