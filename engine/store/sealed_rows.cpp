// SPDX-License-Identifier: Apache-2.0
#include "engine/store/sealed_rows.h"

#include "engine/store/intake_columns.h"

namespace engine::store {

using core::Result;

namespace {

QString table(const char *name)
{
    return QString::fromLatin1(name);
}

/// What a row of the outbox is sealed over; `position` too, as it is the order of carrying out.
std::vector<QString> outboxColumns(const Row &row)
{
    return {row.text(0), row.text(1), row.text(2), QString::fromLatin1(row.blob(3).toHex()), row.text(4), QString::number(row.integer(5)),
            row.text(6), row.isNull(7) ? QString() : QLatin1Char('=') + row.text(7), QString::number(row.integer(8))};
}

#define OUTBOX_COLUMNS "row_key, case_id, kind, payload, created, attempts, next_at, error, position"

struct OutboxNow { std::vector<QString> columns; QByteArray seal; };

Result<std::optional<OutboxNow>> outboxRow(Connection &connection, const QString &key)
{
    std::optional<OutboxNow> found;
    const auto asked = connection.each("SELECT " OUTBOX_COLUMNS ", seal FROM outbox WHERE row_key = ?", {key},
                                       [&](const Row &row) { found = OutboxNow{outboxColumns(row), row.blob(9)}; });
    if (!asked)
        return asked.error();
    return found;
}

} // namespace

Result<void> SealedRows::addOutbox(Connection &connection, Fold &fold, const casework::OutboxRow &row) const
{
    const auto added = connection.change("INSERT INTO outbox (row_key, case_id, kind, payload, created, next_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                                         {row.key, row.caseId, row.kind, row.payload, timeText(row.nextAt), timeText(row.nextAt)});
    if (!added || *added == 0)
        return added ? Result<void>() : added.error();
    const auto now = outboxRow(connection, row.key);
    if (!now)
        return now.error();
    const QByteArray fresh = seal(table("outbox"), (*now)->columns);
    fold.turn(fresh);
    return connection.run("UPDATE outbox SET seal = ? WHERE row_key = ?", {fresh, row.key});
}

Result<void> SealedRows::removeOutbox(Connection &connection, Fold &fold, const QString &key) const
{
    const auto now = outboxRow(connection, key);
    if (!now || !*now)
        return now ? Result<void>() : now.error();
    fold.turn((*now)->seal);
    return connection.run("DELETE FROM outbox WHERE row_key = ?", {key});
}

Result<void> SealedRows::changeOutbox(Connection &connection, Fold &fold, const QString &key, const std::function<Result<void>()> &change) const
{
    const auto before = outboxRow(connection, key);
    if (!before || !*before)
        return before ? Result<void>() : before.error();
    if (const auto changed = change(); !changed)
        return changed;
    const auto after = outboxRow(connection, key);
    if (!after)
        return after.error();
    const QByteArray fresh = seal(table("outbox"), (*after)->columns);
    fold.turn((*before)->seal);
    fold.turn(fresh);
    return connection.run("UPDATE outbox SET seal = ? WHERE row_key = ?", {fresh, key});
}

Result<void> SealedRows::putOffOutbox(Connection &connection, Fold &fold, const QString &key, const QString &error, const QDateTime &nextAt) const
{
    return changeOutbox(connection, fold, key, [&] {
        return connection.run("UPDATE outbox SET attempts = attempts + 1, error = ?, next_at = ? WHERE row_key = ?", {error, timeText(nextAt), key});
    });
}

Result<void> SealedRows::outboxAt(Connection &connection, Fold &fold, const QString &key, const QDateTime &nextAt) const
{
    return changeOutbox(connection, fold, key, [&] { return connection.run("UPDATE outbox SET next_at = ? WHERE row_key = ?", {timeText(nextAt), key}); });
}

Result<void> SealedRows::holdOutbox(Connection &connection, Fold &fold, const QString &key, const QByteArray &payload, const QDateTime &nextAt, bool failed) const
{
    return changeOutbox(connection, fold, key, [&] {
        return connection.run("UPDATE outbox SET attempts = attempts + ?, payload = ?, next_at = ? WHERE row_key = ?", {qint64{failed}, payload, timeText(nextAt), key});
    });
}

Result<void> SealedRows::addCommand(Connection &connection, Fold &fold, const QString &key, const QString &caseId, qint64 version) const
{
    const QByteArray fresh = seal(table("command_done"), {key, caseId, QString::number(version)});
    fold.turn(fresh);
    return connection.run("INSERT INTO command_done (command_key, case_id, version, seal) VALUES (?, ?, ?, ?)", {key, caseId, version, fresh});
}

Result<qint64> SealedRows::nextNumber(Connection &connection, Fold &fold, const QString &series) const
{
    std::optional<QByteArray> before;
    if (const auto asked = connection.each("SELECT seal FROM number_series WHERE series = ?", {series}, [&](const Row &row) { before = row.blob(0); }); !asked)
        return asked.error();
    qint64 number = 0;
    if (const auto counted = connection.each("INSERT INTO number_series (series, last) VALUES (?, 1) ON CONFLICT (series) DO UPDATE SET last = number_series.last + 1 RETURNING last",
                                             {series}, [&](const Row &row) { number = row.integer(0); });
        !counted)
        return counted.error();
    const QByteArray fresh = seal(table("number_series"), {series, QString::number(number)});
    if (before)
        fold.turn(*before);
    fold.turn(fresh);
    if (const auto kept = connection.run("UPDATE number_series SET seal = ? WHERE series = ?", {fresh, series}); !kept)
        return kept.error();
    return number;
}

Result<void> SealedRows::addPublished(Connection &connection, Fold &fold, const QString &package, const QString &procedure, const QString &published) const
{
    qint64 position = 0;
    if (const auto kept = connection.each("INSERT INTO package_published (package, procedure, published) VALUES (?, ?, ?) RETURNING position",
                                          {package, procedure, published}, [&](const Row &row) { position = row.integer(0); });
        !kept)
        return kept;
    const QByteArray fresh = seal(table("package_published"), {QString::number(position), package, procedure, published});
    fold.turn(fresh);
    return connection.run("UPDATE package_published SET seal = ? WHERE package = ?", {fresh, package});
}

Result<std::vector<SealedRows::Stored>> SealedRows::all(Connection &connection)
{
    std::vector<Stored> rows;
    if (const auto asked = connection.each("SELECT " OUTBOX_COLUMNS ", seal FROM outbox ORDER BY position", {},
                                           [&](const Row &row) { rows.push_back({table("outbox"), row.text(0), row.text(1), outboxColumns(row), row.blob(9)}); });
        !asked)
        return asked.error();
    if (const auto asked = connection.each("SELECT command_key, case_id, version, seal FROM command_done", {},
                                           [&](const Row &row) {
                                               rows.push_back({table("command_done"), row.text(0), row.text(1), {row.text(0), row.text(1), row.text(2)}, row.blob(3)});
                                           });
        !asked)
        return asked.error();
    if (const auto asked = connection.each("SELECT series, last, seal FROM number_series", {},
                                           [&](const Row &row) { rows.push_back({table("number_series"), row.text(0), {}, {row.text(0), row.text(1)}, row.blob(2)}); });
        !asked)
        return asked.error();
    if (const auto asked = connection.each("SELECT position, package, procedure, published, seal FROM package_published", {},
                                           [&](const Row &row) {
                                               rows.push_back({table("package_published"), row.text(1), {}, {row.text(0), row.text(1), row.text(2), row.text(3)}, row.blob(4)});
                                           });
        !asked)
        return asked.error();
    return rows;
}

} // namespace engine::store
