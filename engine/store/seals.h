// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/crypto.h"
#include "engine/store/database.h"

namespace engine::store {

/// What is sealed with the town's key, which lies outside the database: the head of each case's chain, each row that no
/// journal can tell (outbox, keys of commands, number series, published versions), and the town's counter with the sum of
/// all of these. Shared by the store, which seals, and by `todoke verify`.
QByteArray headSeal(const crypto::SecretKey &seal, const QString &caseId, qint64 sequence, const QByteArray &hash);
QByteArray townSeal(const crypto::SecretKey &seal, qint64 counter, const QByteArray &heads);
QByteArray rowSeal(const crypto::SecretKey &seal, const QString &table, const std::vector<QString> &columns);

QByteArray anchorText(const crypto::SecretKey &seal, qint64 counter);
/// The counter in an anchor file; nothing if it is missing or its seal is wrong.
std::optional<qint64> readAnchor(const crypto::SecretKey &seal, const QByteArray &text);

/// All seals of a town summed up, so that a sealed row that is taken away or put back is missed. What a seal adds is a
/// secret function of it, and the sum is kept encrypted: who reads the database cannot look for rows that cancel out.
class Fold
{
public:
    explicit Fold(const crypto::SecretKey &seal) : m_key(seal.derive("fold")), m_sum(32, '\0') {}
    /// The sum as it is kept in town.heads; an error if that was changed.
    static core::Result<Fold> read(Connection &connection, const crypto::SecretKey &seal);
    core::Result<void> write(Connection &connection) const;

    /// Puts a seal in, or takes it out if it is in.
    void turn(const QByteArray &seal);
    bool operator==(const Fold &other) const { return m_sum == other.m_sum; }

private:
    crypto::SecretKey m_key;
    QByteArray m_sum;
};

/// Reads the sum, lets `work` turn seals in and out, and keeps it.
core::Result<void> folded(Connection &connection, const crypto::SecretKey &seal, const std::function<core::Result<void>(Fold &)> &work);

} // namespace engine::store
