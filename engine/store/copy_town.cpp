// SPDX-License-Identifier: Apache-2.0
#include "engine/store/copy_town.h"

#include <set>

namespace engine::store {

using core::Error;
using core::Result;

core::ErrorText errorText(CopyError id)
{
    switch (id) {
    case CopyError::TargetNotEmpty:
        return {"store", "TargetNotEmpty", QT_TRANSLATE_NOOP("store", "the database that was to take the copy holds rows already (table %1): give an empty one")};
    }
    Q_UNREACHABLE();
}

namespace {

constexpr std::size_t batchRows = 2000;
constexpr qsizetype batchBytes = 16 * 1024 * 1024;

qsizetype bytesOf(const Parameter &parameter)
{
    const auto *blob = std::get_if<QByteArray>(&parameter);
    return blob ? blob->size() : 16;
}

/// Statements are cached by where their text stands, so those made here stay for good. There is one for each table.
const char *kept(const QByteArray &sql)
{
    static std::mutex mutex;
    static std::set<QByteArray> all;
    const std::lock_guard lock(mutex);
    return all.insert(sql).first->constData();
}

QByteArray insertInto(const QString &table, const Row &row)
{
    QStringList names;
    for (int column = 0; column < row.columns(); ++column)
        names << row.columnName(column);
    const QStringList marks(names.size(), QStringLiteral("?"));
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(table, names.join(QStringLiteral(", ")), marks.join(QStringLiteral(", "))).toUtf8();
}

Result<qint64> copyTable(Connection &source, Database &to, const QString &table, const std::function<void(const QString &, qint64)> &progress)
{
    const char *insert = nullptr;
    std::vector<Parameters> batch;
    qsizetype bytes = 0;
    qint64 done = 0;
    const auto flush = [&]() -> Result<void> {
        const auto written = to.write([&](Connection &target) -> Result<void> {
            for (const Parameters &row : batch) {
                if (const auto put = target.run(insert, row); !put)
                    return put;
            }
            return {};
        });
        done += static_cast<qint64>(batch.size());
        batch.clear();
        bytes = 0;
        progress(table, done);
        return written;
    };
    const auto streamed = source.stream("SELECT * FROM " + table.toUtf8(), [&](const Row &row) -> Result<void> {
        if (!insert)
            insert = kept(insertInto(table, row));
        Parameters &values = batch.emplace_back();
        for (int column = 0; column < row.columns(); ++column) {
            values.push_back(row.value(column));
            bytes += bytesOf(values.back());
        }
        return batch.size() < batchRows && bytes < batchBytes ? Result<void>() : flush();
    });
    if (!streamed)
        return streamed.error();
    if (!batch.empty()) {
        if (const auto flushed = flush(); !flushed)
            return flushed.error();
    }
    return done;
}

Result<void> mustBeEmpty(Connection &connection)
{
    const auto tables = connection.tables();
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        bool empty = true;
        if (const auto asked = connection.each(kept("SELECT 1 FROM " + table.toUtf8() + " LIMIT 1"), {}, [&](const Row &) { empty = false; }); !asked)
            return asked;
        if (!empty)
            return Error(CopyError::TargetNotEmpty, {table});
    }
    return {};
}

} // namespace

Result<qint64> copyTown(const Database &from, Database &to, const std::function<void(const QString &, qint64)> &progress)
{
    if (const auto empty = to.read(mustBeEmpty); !empty)
        return empty.error();
    qint64 rows = 0;
    const auto copied = from.read([&](Connection &source) -> Result<void> {
        const auto tables = source.tables();
        if (!tables)
            return tables.error();
        for (const QString &table : *tables) {
            const auto done = copyTable(source, to, table, progress);
            if (!done)
                return done.error();
            rows += *done;
        }
        return {};
    });
    if (!copied)
        return copied.error();
    if (const auto counted = to.write([](Connection &target) { return target.countOn(); }); !counted)
        return counted.error();
    return rows;
}

Result<qint64> commitsOf(const Database &database)
{
    qint64 commits = 0;
    const auto asked = database.read([&](Connection &connection) {
        return connection.each("SELECT value FROM town WHERE name = 'counter'", {}, [&](const Row &row) { commits = row.blob(0).toLongLong(); });
    });
    if (!asked)
        return asked.error();
    return commits;
}

} // namespace engine::store
