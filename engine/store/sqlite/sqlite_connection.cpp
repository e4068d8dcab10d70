// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sqlite/sqlite_connection.h"

#include "engine/core/json.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <sqlite3.h>

namespace engine::store {

using core::Error;
using core::Result;

namespace {

class SqliteRow final : public Row
{
public:
    explicit SqliteRow(sqlite3_stmt *statement) : m_statement(statement) {}

    bool isNull(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    qint64 integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    QString text(int column) const override
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
    }
    QByteArray blob(int column) const override
    {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
        return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
    }
    int columns() const override { return sqlite3_column_count(m_statement); }
    QString columnName(int column) const override { return QString::fromUtf8(sqlite3_column_name(m_statement, column)); }
    Parameter value(int column) const override
    {
        switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_NULL: return nullptr;
        case SQLITE_INTEGER: return integer(column);
        case SQLITE_TEXT: return text(column);
        default: return blob(column);
        }
    }

private:
    sqlite3_stmt *m_statement;
};

/// For json_each.
QByteArray jsonOf(const QStringList &texts)
{
    core::Json::Array list(texts.begin(), texts.end());
    return core::Json(std::move(list)).canonical();
}

/// `IN LIST(?1)` in SQLite's words.
QByteArray inOwnWords(const char *sql)
{
    static const QRegularExpression list(QStringLiteral(R"(IN LIST\((\?\d*)\))"));
    return QString::fromUtf8(sql).replace(list, QStringLiteral("IN (SELECT value FROM json_each(\\1))")).toUtf8();
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &file, bool readOnly)
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
    return std::unique_ptr<SqliteConnection>(new SqliteConnection(handle));
}

SqliteConnection::~SqliteConnection()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Error SqliteConnection::failure(const char *what) const
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

Result<sqlite3_stmt *> SqliteConnection::prepared(const char *sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end()) {
        sqlite3_reset(found->second);
        return found->second;
    }
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, inOwnWords(sql).constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return failure(sql);
    m_statements.emplace(sql, statement);
    return statement;
}

Result<qint64> SqliteConnection::carryOut(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row)
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
        } else if (!std::holds_alternative<QByteArray>(parameter)) {
            const auto *text = std::get_if<QString>(&parameter);
            const QByteArray &utf8 = texts.emplace_back(text ? text->toUtf8() : jsonOf(std::get<QStringList>(parameter)));
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
            row(SqliteRow(*statement));
        code = sqlite3_step(*statement);
    }
    const Result<qint64> result = code == SQLITE_DONE ? Result<qint64>(sqlite3_changes64(m_handle)) : failure(sql);
    sqlite3_reset(*statement);
    sqlite3_clear_bindings(*statement);
    return result;
}

Result<void> SqliteConnection::stream(const QByteArray &sql, const std::function<Result<void>(const Row &)> &row)
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.constData(), -1, &prepared, nullptr) != SQLITE_OK)
        return failure(sql.constData());
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> statement(prepared, sqlite3_finalize);
    int code = sqlite3_step(prepared);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) {
        if (const auto taken = row(SqliteRow(prepared)); !taken)
            return taken;
    }
    return code == SQLITE_DONE ? Result<void>() : failure(sql.constData());
}

Result<void> SqliteConnection::script(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(sql.constData());
    return {};
}

Result<std::vector<QString>> SqliteConnection::tables()
{
    std::vector<QString> names;
    const auto asked = each("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name", {}, [&](const Row &row) { names.push_back(row.text(0)); });
    if (!asked)
        return asked.error();
    return names;
}

std::vector<QByteArray> SqliteConnection::statements() const
{
    std::vector<QByteArray> all;
    for (const auto &[sql, statement] : m_statements)
        all.emplace_back(sqlite3_sql(statement));
    return all;
}

Result<qint64> SqliteConnection::bytes()
{
    qint64 pages = 0;
    qint64 pageBytes = 0;
    if (const auto asked = each("PRAGMA page_count", {}, [&](const Row &row) { pages = row.integer(0); }); !asked)
        return asked.error();
    if (const auto asked = each("PRAGMA page_size", {}, [&](const Row &row) { pageBytes = row.integer(0); }); !asked)
        return asked.error();
    const QString file = QString::fromUtf8(sqlite3_db_filename(m_handle, "main"));
    return pages * pageBytes + QFileInfo(file + QStringLiteral("-wal")).size();
}

Result<std::vector<QString>> SqliteConnection::damages()
{
    std::vector<QString> found;
    const auto asked = each("PRAGMA integrity_check", {}, [&](const Row &row) {
        if (row.text(0) != QLatin1String("ok"))
            found.push_back(row.text(0));
    });
    if (!asked)
        return asked.error();
    return found;
}

} // namespace engine::store
