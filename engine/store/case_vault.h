// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/crypto.h"
#include "engine/journal/record.h"
#include "engine/store/database.h"

namespace engine::store {

/// The town's secrets that stay outside the database: one seals the heads of the chains, one wraps the keys of the cases, one hashes what
/// they are found by.
struct TownKeys
{
    crypto::SecretKey seal;
    crypto::SecretKey wrap;
    crypto::SecretKey search; ///< hashes what cases are found by
    /// All derived from the town's one secret.
    static TownKeys from(const crypto::SecretKey &town);
};

/// The keys of cases and the values that are encrypted under them (files: FileVault). Stateless; every call gets its connection.
class CaseVault
{
public:
    explicit CaseVault(crypto::SecretKey wrap) : m_wrap(std::move(wrap)) {}

    /// The case's key; nothing if the case has none (never begun, or wholly erased).
    core::Result<std::optional<crypto::SecretKey>> key(Connection &connection, const QString &caseId) const;
    core::Result<crypto::SecretKey> keyOrNew(Connection &connection, const QString &caseId) const;

    core::Result<void> keep(Connection &connection, const QString &caseId, const crypto::SecretKey &key,
                            const journal::PersonalValues &values) const;
    core::Result<journal::PersonalValues> values(Connection &connection, const QString &caseId) const;
    /// Every value one by one, with what is wrong with it; an error of its own if the key of the case is broken.
    core::Result<void> eachValue(Connection &connection, const QString &caseId,
                                 const std::function<void(const QByteArray &commitment, core::Result<journal::Personal>)> &take) const;

private:
    crypto::SecretKey m_wrap;
};

enum class VaultError { NoKey, NoFile, BrokenChunk };
core::ErrorText errorText(VaultError id);

} // namespace engine::store
