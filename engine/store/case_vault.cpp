// SPDX-License-Identifier: Apache-2.0
#include "engine/store/case_vault.h"

namespace engine::store {

using core::Error;
using core::Result;

core::ErrorText errorText(VaultError id)
{
    switch (id) {
    case VaultError::NoKey:
        return {"store", "NoKey", QT_TRANSLATE_NOOP("store", "case %1 has no key: its content has been erased")};
    case VaultError::NoFile:
        return {"store", "NoFile", QT_TRANSLATE_NOOP("store", "case %1 has no such file, or it has been erased")};
    case VaultError::BrokenChunk:
        return {"store", "BrokenChunk", QT_TRANSLATE_NOOP("store", "part %2 of a file of case %1 does not decrypt: it was changed")};
    }
    Q_UNREACHABLE();
}

TownKeys TownKeys::from(const crypto::SecretKey &town)
{
    return {town.derive("heads"), town.derive("case keys"), town.derive("search")};
}

Result<std::optional<crypto::SecretKey>> CaseVault::key(Connection &connection, const QString &caseId) const
{
    std::optional<QByteArray> wrapped;
    if (const auto asked = connection.each("SELECT wrapped FROM case_key WHERE case_id = ?", {caseId},
                                           [&](const Row &row) { wrapped = row.blob(0); });
        !asked)
        return asked.error();
    if (!wrapped)
        return std::optional<crypto::SecretKey>();
    const auto plain = crypto::decrypt(m_wrap, *wrapped, caseId.toUtf8());
    if (!plain)
        return plain.error();
    const auto key = crypto::SecretKey::fromBytes(*plain);
    if (!key)
        return key.error();
    return std::optional<crypto::SecretKey>(*key);
}

Result<crypto::SecretKey> CaseVault::keyOrNew(Connection &connection, const QString &caseId) const
{
    const auto have = key(connection, caseId);
    if (!have)
        return have.error();
    if (*have)
        return **have;
    const crypto::SecretKey fresh = crypto::SecretKey::generate();
    if (const auto kept = connection.run("INSERT INTO case_key (case_id, wrapped) VALUES (?, ?)",
                                         {caseId, crypto::encrypt(m_wrap, fresh.bytes(), caseId.toUtf8())});
        !kept)
        return kept.error();
    return fresh;
}

namespace {

QByteArray boundTo(const QString &caseId, const QByteArray &what)
{
    return caseId.toUtf8() + '\0' + what;
}

} // namespace

Result<void> CaseVault::keep(Connection &connection, const QString &caseId, const crypto::SecretKey &key,
                             const journal::PersonalValues &values) const
{
    for (const auto &[commitment, personal] : values) {
        if (personal.erased)
            continue;
        const QByteArray cipher = crypto::encrypt(key, journal::packPersonal(personal), boundTo(caseId, commitment));
        if (const auto kept = connection.run("INSERT INTO personal_value (case_id, commitment, cipher) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                             {caseId, commitment, cipher});
            !kept)
            return kept;
    }
    return {};
}

Result<void> CaseVault::eachValue(Connection &connection, const QString &caseId,
                                  const std::function<void(const QByteArray &, Result<journal::Personal>)> &take) const
{
    const auto caseKey = key(connection, caseId);
    if (!caseKey)
        return caseKey.error();
    return connection.each("SELECT commitment, cipher FROM personal_value WHERE case_id = ?", {caseId}, [&](const Row &row) {
        const QByteArray commitment = row.blob(0);
        if (!*caseKey)
            return take(commitment, Error(VaultError::NoKey, {caseId}));
        const auto plain = crypto::decrypt(**caseKey, row.blob(1), boundTo(caseId, commitment));
        if (!plain)
            return take(commitment, plain.error());
        take(commitment, journal::unpackPersonal(*plain));
    });
}

Result<journal::PersonalValues> CaseVault::values(Connection &connection, const QString &caseId) const
{
    journal::PersonalValues found;
    std::optional<Error> failed;
    const auto asked = eachValue(connection, caseId, [&](const QByteArray &commitment, Result<journal::Personal> value) {
        if (value)
            found.emplace(commitment, std::move(*value));
        else if (!value.error().is(VaultError::NoKey)) // without its key the whole case is erased
            failed = value.error();
    });
    if (!asked)
        return asked.error();
    if (failed)
        return *failed;
    return found;
}

} // namespace engine::store
