// SPDX-License-Identifier: Apache-2.0
#include "engine/store/seals.h"

#include "engine/core/json.h"

namespace engine::store {

using core::Error;
using core::Result;

QByteArray headSeal(const crypto::SecretKey &seal, const QString &caseId, qint64 sequence, const QByteArray &hash)
{
    return crypto::hmacSha256(seal.bytes(), "head " + caseId.toUtf8() + '\0' + QByteArray::number(sequence) + '\0' + hash);
}

QByteArray townSeal(const crypto::SecretKey &seal, qint64 counter, const QByteArray &heads)
{
    return crypto::hmacSha256(seal.bytes(), "town " + QByteArray::number(counter) + '\0' + heads);
}

QByteArray rowSeal(const crypto::SecretKey &seal, const QString &table, const std::vector<QString> &columns)
{
    core::Json::Array parts{core::Json(table)};
    for (const QString &column : columns)
        parts.push_back(core::Json(column));
    return crypto::hmacSha256(seal.bytes(), "row " + core::Json(std::move(parts)).canonical());
}

QByteArray anchorText(const crypto::SecretKey &seal, qint64 counter)
{
    const QByteArray number = QByteArray::number(counter);
    return number + ' ' + crypto::hmacSha256(seal.bytes(), "anchor " + number).toHex() + '\n';
}

std::optional<qint64> readAnchor(const crypto::SecretKey &seal, const QByteArray &text)
{
    const QList<QByteArray> parts = text.simplified().split(' ');
    if (parts.size() != 2 || !crypto::equal(anchorText(seal, parts[0].toLongLong()).simplified(), text.simplified()))
        return std::nullopt;
    return parts[0].toLongLong();
}

Result<Fold> Fold::read(Connection &connection, const crypto::SecretKey &seal)
{
    Fold fold(seal);
    std::optional<QByteArray> kept;
    if (const auto asked = connection.each("SELECT value FROM town WHERE name = 'heads'", {}, [&](const Row &row) { kept = row.blob(0); }); !asked)
        return asked.error();
    if (!kept)
        return fold;
    const auto sum = crypto::decrypt(fold.m_key, *kept, "heads");
    if (!sum)
        return sum.error();
    fold.m_sum = *sum;
    return fold;
}

Result<void> Fold::write(Connection &connection) const
{
    return connection.run("INSERT INTO town (name, value) VALUES ('heads', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", {crypto::encrypt(m_key, m_sum, "heads")});
}

void Fold::turn(const QByteArray &seal)
{
    const QByteArray part = crypto::hmacSha256(m_key.bytes(), seal);
    for (qsizetype i = 0; i < m_sum.size(); ++i)
        m_sum[i] = static_cast<char>(m_sum[i] ^ part[i]);
}

Result<void> folded(Connection &connection, const crypto::SecretKey &seal, const std::function<Result<void>(Fold &)> &work)
{
    auto fold = Fold::read(connection, seal);
    if (!fold)
        return fold.error();
    if (const auto worked = work(*fold); !worked)
        return worked;
    return fold->write(connection);
}

} // namespace engine::store
