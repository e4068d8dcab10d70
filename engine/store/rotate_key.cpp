// SPDX-License-Identifier: Apache-2.0
#include "engine/store/rotate_key.h"

#include "engine/store/sealed_rows.h"
#include "engine/store/verify.h"

namespace engine::store {

using core::Error;
using core::Result;

namespace {

struct Town { qint64 counter = 0; QByteArray heads; QByteArray seal; };

Result<Town> readTown(Connection &connection)
{
    Town town;
    const auto asked = connection.each("SELECT name, value FROM town", {}, [&](const Row &row) {
        if (row.text(0) == QLatin1String("counter"))
            town.counter = row.blob(1).toLongLong();
        else if (row.text(0) == QLatin1String("heads"))
            town.heads = row.blob(1);
        else if (row.text(0) == QLatin1String("seal"))
            town.seal = row.blob(1);
    });
    if (!asked)
        return asked.error();
    return town;
}

bool holds(const Town &town, const TownKeys &keys)
{
    return crypto::equal(town.seal, townSeal(keys.seal, town.counter, town.heads));
}

Result<void> wrapAnew(Connection &connection, const TownKeys &old, const TownKeys &fresh)
{
    std::map<QString, QByteArray> keys;
    if (const auto asked = connection.each("SELECT case_id, wrapped FROM case_key", {}, [&](const Row &row) { keys[row.text(0)] = row.blob(1); }); !asked)
        return asked;
    for (const auto &[caseId, wrapped] : keys) {
        const auto plain = crypto::decrypt(old.wrap, wrapped, caseId.toUtf8());
        if (!plain)
            return Error(VerifyError::KeyLost, {caseId});
        if (const auto kept = connection.run("UPDATE case_key SET wrapped = ? WHERE case_id = ?", {crypto::encrypt(fresh.wrap, *plain, caseId.toUtf8()), caseId}); !kept)
            return kept;
    }
    return {};
}

Result<void> sealHeadsAnew(Connection &connection, const TownKeys &old, const TownKeys &fresh, Fold &was, Fold &is)
{
    struct Head { QString caseId; qint64 sequence; QByteArray hash; QByteArray seal; };
    std::vector<Head> heads;
    if (const auto asked = connection.each("SELECT case_id, sequence, hash, seal FROM case_head", {},
                                           [&](const Row &row) { heads.push_back({row.text(0), row.integer(1), row.blob(2), row.blob(3)}); });
        !asked)
        return asked;
    for (const Head &head : heads) {
        if (!crypto::equal(head.seal, headSeal(old.seal, head.caseId, head.sequence, head.hash)))
            return Error(VerifyError::HeadSealWrong, {head.caseId, QString::number(head.sequence), QStringLiteral("head seal")});
        const QByteArray seal = headSeal(fresh.seal, head.caseId, head.sequence, head.hash);
        was.turn(head.seal);
        is.turn(seal);
        if (const auto kept = connection.run("UPDATE case_head SET seal = ? WHERE case_id = ?", {seal, head.caseId}); !kept)
            return kept;
    }
    return {};
}

Result<void> sealRowsAnew(Connection &connection, const TownKeys &old, const TownKeys &fresh, Fold &was, Fold &is)
{
    static const std::map<QString, const char *> updates{{QStringLiteral("outbox"), "UPDATE outbox SET seal = ? WHERE row_key = ?"},
                                                         {QStringLiteral("command_done"), "UPDATE command_done SET seal = ? WHERE command_key = ?"},
                                                         {QStringLiteral("number_series"), "UPDATE number_series SET seal = ? WHERE series = ?"},
                                                         {QStringLiteral("package_published"), "UPDATE package_published SET seal = ? WHERE package = ?"}};
    const auto rows = SealedRows::all(connection);
    if (!rows)
        return rows.error();
    for (const SealedRows::Stored &row : *rows) {
        if (!crypto::equal(row.seal, rowSeal(old.seal, row.table, row.columns)))
            return Error(VerifyError::RowSealWrong, {row.caseId, QString(), row.table + QLatin1Char(' ') + row.key});
        const QByteArray seal = rowSeal(fresh.seal, row.table, row.columns);
        was.turn(row.seal);
        is.turn(seal);
        if (const auto kept = connection.run(updates.at(row.table), {seal, row.key}); !kept)
            return kept;
    }
    return {};
}

} // namespace

Result<bool> isSealedWith(const Database &database, const TownKeys &keys)
{
    bool sealed = false;
    const auto asked = database.read([&](Connection &connection) -> Result<void> {
        const auto town = readTown(connection);
        if (!town)
            return town.error();
        sealed = town->seal.isEmpty() || holds(*town, keys);
        return {};
    });
    if (!asked)
        return asked.error();
    return sealed;
}

Result<void> rotateTownKey(Database &database, const TownKeys &old, const TownKeys &fresh)
{
    return database.write([&](Connection &connection) -> Result<void> {
        const auto town = readTown(connection);
        if (!town)
            return town.error();
        if (town->seal.isEmpty())
            return {}; // nothing was ever committed
        if (!holds(*town, old))
            return Error(StoreError::WrongTownKey);
        const auto kept = Fold::read(connection, old.seal);
        if (!kept)
            return kept.error();
        Fold was(old.seal);
        Fold is(fresh.seal);
        if (const auto wrapped = wrapAnew(connection, old, fresh); !wrapped)
            return wrapped;
        if (const auto heads = sealHeadsAnew(connection, old, fresh, was, is); !heads)
            return heads;
        if (const auto rows = sealRowsAnew(connection, old, fresh, was, is); !rows)
            return rows;
        if (!(was == *kept))
            return Error(VerifyError::HeadsFoldWrong, {QString(), QString(), QStringLiteral("town.heads")});
        if (const auto written = is.write(connection); !written)
            return written;
        const auto now = readTown(connection);
        if (!now)
            return now.error();
        const qint64 counter = now->counter + 1;
        if (const auto counted = connection.run("UPDATE town SET value = ? WHERE name = 'counter'", {QByteArray::number(counter)}); !counted)
            return counted;
        if (const auto sealed = connection.run("UPDATE town SET value = ? WHERE name = 'seal'", {townSeal(fresh.seal, counter, now->heads)}); !sealed)
            return sealed;
        if (const auto gone = connection.run("DELETE FROM case_word"); !gone)
            return gone;
        return connection.run("DELETE FROM revision WHERE name = 'lists'");
    });
}

} // namespace engine::store
