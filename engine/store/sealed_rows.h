// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/case_store.h"
#include "engine/store/seals.h"

namespace engine::store {

/// The office's rows that no journal can tell, each with its seal (see seals.h). Every call is part of the caller's
/// transaction and keeps the town's sum of seals right.
class SealedRows
{
public:
    explicit SealedRows(const crypto::SecretKey &seal) : m_seal(seal) {}

    /// A row whose key is there already is left as it is.
    core::Result<void> addOutbox(Connection &connection, Fold &fold, const casework::OutboxRow &row) const;
    core::Result<void> removeOutbox(Connection &connection, Fold &fold, const QString &key) const;
    core::Result<void> putOffOutbox(Connection &connection, Fold &fold, const QString &key, const QString &error, const QDateTime &nextAt) const;
    /// Sets what is kept of a request for external work; `failed` counts one more attempt.
    core::Result<void> outboxAt(Connection &connection, Fold &fold, const QString &key, const QDateTime &nextAt) const;
    core::Result<void> holdOutbox(Connection &connection, Fold &fold, const QString &key, const QByteArray &payload, const QDateTime &nextAt, bool failed) const;
    core::Result<void> addCommand(Connection &connection, Fold &fold, const QString &key, const QString &caseId, qint64 version) const;
    core::Result<qint64> nextNumber(Connection &connection, Fold &fold, const QString &series) const;
    core::Result<void> addPublished(Connection &connection, Fold &fold, const QString &package, const QString &procedure, const QString &published) const;

    /// A row as it stands: what it is sealed over, whose it is, and how its place is called in a report.
    struct Stored { QString table; QString key; QString caseId; std::vector<QString> columns; QByteArray seal; };
    static core::Result<std::vector<Stored>> all(Connection &connection);

private:
    core::Result<void> changeOutbox(Connection &connection, Fold &fold, const QString &key, const std::function<core::Result<void>()> &change) const;
    QByteArray seal(const QString &table, const std::vector<QString> &columns) const { return rowSeal(m_seal, table, columns); }

    crypto::SecretKey m_seal;
};

} // namespace engine::store
