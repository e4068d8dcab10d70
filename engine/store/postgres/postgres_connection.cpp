// SPDX-License-Identifier: Apache-2.0
#include "engine/store/postgres/postgres_connection.h"

#include "engine/core/sentence.h"
#include "engine/store/postgres/own_words.h"

#include <QtEndian>

#include <libpq-fe.h>

#include <cstring>
#include <numeric>

namespace engine::store {

using core::Error;
using core::Result;

namespace {

struct ClearResult { void operator()(PGresult *result) const { PQclear(result); } };
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

// Answers to so many are small enough for the server never to wait until they are taken.
constexpr std::size_t mostGathered = 64;
constexpr qsizetype mostGatheredBytes = 512 * 1024;

constexpr Oid int2 = 21, int4 = 23, int8 = 20, bytea = 17; // of pg_type, the same in every database

/// A row of a result in the binary format: texts and blobs are their bytes, integers big-endian.
class PostgresRow final : public Row
{
public:
    PostgresRow(const PGresult *result, int row) : m_result(result), m_row(row) {}

    bool isNull(int column) const override { return PQgetisnull(m_result, m_row, column) != 0; }
    qint64 integer(int column) const override
    {
        const char *bytes = PQgetvalue(m_result, m_row, column);
        switch (isNull(column) ? 0 : PQftype(m_result, column)) {
        case int8: return qFromBigEndian<qint64>(bytes);
        case int4: return qFromBigEndian<qint32>(bytes);
        case int2: return qFromBigEndian<qint16>(bytes);
        default: return bytesOf(column).toLongLong();
        }
    }
    QString text(int column) const override
    {
        const Oid type = PQftype(m_result, column);
        const bool number = !isNull(column) && (type == int8 || type == int4 || type == int2);
        return number ? QString::number(integer(column)) : QString::fromUtf8(bytesOf(column));
    }
    QByteArray blob(int column) const override { return bytesOf(column); }
    int columns() const override { return PQnfields(m_result); }
    QString columnName(int column) const override { return QString::fromUtf8(PQfname(m_result, column)); }
    Parameter value(int column) const override
    {
        if (isNull(column))
            return nullptr;
        switch (PQftype(m_result, column)) {
        case int8:
        case int4:
        case int2: return integer(column);
        case bytea: return blob(column);
        default: return text(column);
        }
    }

private:
    QByteArray bytesOf(int column) const
    {
        return isNull(column) ? QByteArray() : QByteArray(PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column));
    }

    const PGresult *m_result;
    int m_row;
};

/// `{"a","b"}`, as PostgreSQL writes an array.
QByteArray arrayOf(const QStringList &texts)
{
    QByteArray all("{");
    for (const QString &text : texts) {
        QByteArray one = text.toUtf8();
        one.replace('\\', "\\\\").replace('"', "\\\"");
        all += (all.size() > 1 ? ",\"" : "\"") + one + '"';
    }
    return all + '}';
}

/// What is sent for the parameters of a statement; the bytes live in this.
struct Sent
{
    explicit Sent(const Parameters &parameters)
    {
        own.reserve(parameters.size());
        for (const Parameter &parameter : parameters) {
            const auto *blob = std::get_if<QByteArray>(&parameter);
            if (const auto *number = std::get_if<qint64>(&parameter))
                own.push_back(QByteArray::number(*number));
            else if (const auto *text = std::get_if<QString>(&parameter))
                own.push_back(text->toUtf8());
            else if (const auto *list = std::get_if<QStringList>(&parameter))
                own.push_back(arrayOf(*list));
            else
                own.push_back(blob ? *blob : QByteArray());
            values.push_back(std::holds_alternative<std::nullptr_t>(parameter) ? nullptr : own.back().constData());
            lengths.push_back(static_cast<int>(own.back().size()));
            formats.push_back(blob ? 1 : 0);
        }
    }
    int count() const { return static_cast<int>(values.size()); }

    std::vector<QByteArray> own;
    std::vector<const char *> values;
    std::vector<int> lengths;
    std::vector<int> formats;
};

bool held(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

void give(const PGresult *result, const std::function<void(const Row &)> &row)
{
    for (int i = 0; row && i < PQntuples(result); ++i)
        row(PostgresRow(result, i));
}

qint64 changedBy(PGresult *result)
{
    return QByteArray(PQcmdTuples(result)).toLongLong();
}

QString firstLine(const char *message)
{
    return QString::fromUtf8(message).section(QLatin1Char('\n'), 0, 0).trimmed();
}

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const QString &address)
{
    // What stands before the address holds unless the address says otherwise. A silent server is given up after some seconds.
    const QByteArray utf8 = address.toUtf8();
    const char *const names[] = {"connect_timeout", "target_session_attrs", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout",
                                 "application_name", "dbname", "client_encoding", nullptr};
    const char *const values[] = {"5", "read-write", "5", "2", "3", "10000", "todoke", utf8.constData(), "UTF8", nullptr};
    PGconn *handle = PQconnectdbParams(names, values, 1);
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(handle));
    if (PQstatus(handle) != CONNECTION_OK)
        return Error(StoreError::CannotOpen, {QString::fromUtf8(PQdb(handle)), firstLine(PQerrorMessage(handle))});
    PQsetNoticeProcessor(handle, [](void *, const char *) {}, nullptr);
    if (const auto looked = connection->lookAround(); !looked)
        return looked.error();
    return connection;
}

Result<void> PostgresConnection::lookAround()
{
    const auto found = first("SELECT pg_backend_pid(), current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'), "
                             "current_setting('server_encoding')");
    if (!found)
        return found.error();
    m_keepsStatements = (*found)[0].toInt() == PQbackendPID(m_handle);
    static const char *const durable[] = {"fsync", "full_page_writes", "synchronous_commit"};
    for (std::size_t i = 0; i < std::size(durable); ++i) {
        if ((*found)[i + 1] == QLatin1String("off"))
            return Error(StoreError::NotDurable, {QString::fromLatin1(durable[i])});
    }
    if ((*found)[4] != QLatin1String("UTF8"))
        return Error(StoreError::NotUtf8, {(*found)[4]});
    return {};
}

PostgresConnection::~PostgresConnection()
{
    PQfinish(m_handle);
}

bool PostgresConnection::isLost() const
{
    return PQstatus(m_handle) != CONNECTION_OK;
}

Error PostgresConnection::failure(const pg_result *result, const char *what) const
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QByteArray code(state ? state : "");
    const QString message = firstLine(result ? PQresultErrorMessage(result) : PQerrorMessage(m_handle));
    // 57P: the server is being stopped; 25006: it can only be read any more, as another one took over.
    if (isLost() || code.startsWith("08") || code.startsWith("57P") || code == "25006")
        return Error(StoreError::Lost, {message});
    if (code == "53100")
        return Error(StoreError::Full);
    if (code.startsWith("40") || code == "55P03")
        return Error(StoreError::Busy);
    return Error(StoreError::Failed, {QString::fromLatin1(code), message + QStringLiteral(" [") + QString::fromUtf8(what).simplified().left(80) + QLatin1Char(']')});
}

PostgresConnection::Statement &PostgresConnection::statement(const char *sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return found->second;
    return m_statements.emplace(sql, Statement{postgresStatement(sql), "s" + QByteArray::number(m_statements.size()), false}).first->second;
}

Result<qint64> PostgresConnection::carryOut(const char *sql, const Parameters &parameters, const std::function<void(const Row &)> &row)
{
    if (m_gathers) {
        const auto gathered = gatherOne(sql, parameters);
        return gathered ? sendGathered(row) : gathered.error();
    }
    Statement &wanted = statement(sql);
    if (m_keepsStatements && !wanted.prepared) {
        const ResultHandle made(PQprepare(m_handle, wanted.name.constData(), wanted.text.constData(), 0, nullptr));
        if (PQresultStatus(made.get()) != PGRES_COMMAND_OK)
            return failure(made.get(), sql);
        wanted.prepared = true;
    }
    const Sent sent(parameters);
    const ResultHandle result(wanted.prepared
                                  ? PQexecPrepared(m_handle, wanted.name.constData(), sent.count(), sent.values.data(), sent.lengths.data(), sent.formats.data(), 1)
                                  : PQexecParams(m_handle, wanted.text.constData(), sent.count(), nullptr, sent.values.data(), sent.lengths.data(), sent.formats.data(), 1));
    if (!held(result.get()))
        return failure(result.get(), sql);
    give(result.get(), row);
    return changedBy(result.get());
}

Result<void> PostgresConnection::carryOutLater(const char *sql, const Parameters &parameters)
{
    if (!m_gathers) {
        const auto done = carryOut(sql, parameters, {});
        return done ? Result<void>() : done.error();
    }
    if (const auto gathered = gatherOne(sql, parameters); !gathered)
        return gathered;
    return m_gathered.size() < mostGathered && m_gatheredBytes < mostGatheredBytes ? Result<void>() : settle();
}

Result<void> PostgresConnection::gatherOne(const char *sql, const Parameters &parameters)
{
    if (m_gathered.empty() && PQenterPipelineMode(m_handle) == 0)
        return failure(nullptr, sql);
    Statement &wanted = statement(sql);
    if (m_keepsStatements && !wanted.prepared) {
        if (PQsendPrepare(m_handle, wanted.name.constData(), wanted.text.constData(), 0, nullptr) == 0)
            return failure(nullptr, sql);
        m_gathered.push_back({sql, true});
        wanted.prepared = true;
    }
    const Sent sent(parameters);
    const int done = wanted.prepared ? PQsendQueryPrepared(m_handle, wanted.name.constData(), sent.count(), sent.values.data(), sent.lengths.data(), sent.formats.data(), 1)
                                     : PQsendQueryParams(m_handle, wanted.text.constData(), sent.count(), nullptr, sent.values.data(), sent.lengths.data(), sent.formats.data(), 1);
    if (done == 0)
        return failure(nullptr, sql);
    m_gathered.push_back({sql, false});
    m_gatheredBytes += std::accumulate(sent.lengths.begin(), sent.lengths.end(), qsizetype{0});
    return {};
}

/// Sends what was gathered and takes all answers; `row` is for the rows of the last statement, whose changes are given.
Result<qint64> PostgresConnection::sendGathered(const std::function<void(const Row &)> &row)
{
    Result<void> done;
    if (PQpipelineSync(m_handle) == 0)
        done = failure(nullptr, "pipeline");
    ResultHandle last;
    for (const Gathered &one : m_gathered) {
        while (ResultHandle result{PQgetResult(m_handle)}) {
            if (held(result.get())) {
                last = std::move(result);
                continue;
            }
            if (one.prepares)
                statement(one.sql).prepared = false;
            // What comes behind the first that failed is not carried out.
            if (done && PQresultStatus(result.get()) != PGRES_PIPELINE_ABORTED)
                done = failure(result.get(), one.sql);
        }
    }
    const ResultHandle end(PQgetResult(m_handle));
    m_gathered.clear();
    m_gatheredBytes = 0;
    if ((PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC || PQexitPipelineMode(m_handle) == 0) && done)
        done = Error(StoreError::Lost, {firstLine(PQerrorMessage(m_handle))});
    if (!done)
        return done.error();
    give(last.get(), row);
    return changedBy(last.get());
}

Result<void> PostgresConnection::settle()
{
    if (m_gathered.empty())
        return {};
    const auto sent = sendGathered({});
    return sent ? Result<void>() : sent.error();
}

Result<void> PostgresConnection::stream(const QByteArray &sql, const std::function<Result<void>(const Row &)> &row)
{
    if (const auto settled = settle(); !settled)
        return settled;
    if (PQsendQueryParams(m_handle, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 1) == 0 || PQsetSingleRowMode(m_handle) == 0)
        return failure(nullptr, sql.constData());
    Result<void> done;
    while (const ResultHandle result{PQgetResult(m_handle)}) { // to the end in any case: the connection is used on
        const ExecStatusType status = PQresultStatus(result.get());
        if (!done)
            continue;
        if (status == PGRES_SINGLE_TUPLE)
            done = row(PostgresRow(result.get(), 0));
        else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            done = failure(result.get(), sql.constData());
    }
    return done;
}

Result<void> PostgresConnection::countOn()
{
    return script("SELECT setval(pg_get_serial_sequence(t.name, 'position'), t.last) FROM (SELECT 'outbox', max(position) FROM outbox "
                  "UNION ALL SELECT 'package_published', max(position) FROM package_published "
                  "UNION ALL SELECT 'intake_inbox', max(position) FROM intake_inbox) t(name, last) WHERE t.last IS NOT NULL");
}

Result<void> PostgresConnection::script(const QByteArray &sql)
{
    const auto done = first(sql);
    return done ? Result<void>() : done.error();
}

Result<std::vector<QString>> PostgresConnection::first(const QByteArray &sql)
{
    if (const auto settled = settle(); !settled)
        return settled.error();
    const ResultHandle result(PQexec(m_handle, sql.constData()));
    if (!held(result.get()) && PQresultStatus(result.get()) != PGRES_EMPTY_QUERY)
        return failure(result.get(), sql.constData());
    // A transaction that something in it has broken is ended, but not kept.
    if (sql.endsWith("COMMIT") && std::strcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
        return Error(StoreError::Failed, {QString::fromUtf8(PQcmdStatus(result.get())), QStringLiteral("COMMIT")});
    std::vector<QString> columns;
    for (int column = 0; PQntuples(result.get()) > 0 && column < PQnfields(result.get()); ++column)
        columns.push_back(QString::fromUtf8(PQgetvalue(result.get(), 0, column)));
    return columns;
}

Result<std::vector<QString>> PostgresConnection::tables()
{
    std::vector<QString> names;
    const auto asked = each("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('schema_version', 'last_group') ORDER BY tablename COLLATE \"C\"", {}, [&](const Row &row) { names.push_back(row.text(0)); });
    if (!asked)
        return asked.error();
    return names;
}

std::vector<QByteArray> PostgresConnection::statements() const
{
    std::vector<QByteArray> all;
    for (const auto &[sql, statement] : m_statements)
        all.push_back(statement.text);
    return all;
}

Result<qint64> PostgresConnection::bytes()
{
    const auto bytes = first("SELECT pg_database_size(current_database())");
    if (!bytes)
        return bytes.error();
    return (*bytes)[0].toLongLong();
}

Result<std::vector<QString>> PostgresConnection::damages()
{
    // Reading finds pages whose checksums do not hold; pg_amcheck looks into the indexes.
    const auto names = tables();
    if (!names)
        return names.error();
    std::vector<QString> found;
    for (const QString &name : *names) {
        const auto read = stream("SELECT * FROM " + name.toUtf8(), [](const Row &) { return Result<void>(); });
        if (!read)
            found.push_back(name + QStringLiteral(": ") + core::sentence(read.error(), {QStringLiteral("en")}));
    }
    return found;
}

} // namespace engine::store
