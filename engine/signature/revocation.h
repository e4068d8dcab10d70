// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/certificate.h"

#include <map>
#include <optional>

namespace engine::signature {

/// Knows which certificates were revoked: from lists (below), later also from OCSP responders.
class RevocationSource
{
public:
    virtual ~RevocationSource() = default;
    /// Since when `certificate` of `issuer` is revoked; nothing when it is good at `at`. Fails when
    /// that cannot be known, which never counts as good. Any thread.
    virtual core::Result<std::optional<QDateTime>> revokedSince(const Certificate &certificate,
                                                                const Certificate &issuer,
                                                                const QDateTime &at) const = 0;
};

/// One authority's X.509 revocation list.
class RevocationList final : public RevocationSource
{
public:
    /// Fails when `issuer` has not signed the list.
    static core::Result<RevocationList> fromDer(const QByteArray &der, const Certificate &issuer);
    core::Result<std::optional<QDateTime>> revokedSince(const Certificate &certificate,
                                                        const Certificate &issuer,
                                                        const QDateTime &at) const override;

private:
    explicit RevocationList(Certificate issuer)
        : m_issuer(std::move(issuer))
    {
    }

    Certificate m_issuer;
    QDateTime m_nextUpdate;
    std::map<QString, QDateTime> m_revoked; // by serial
};

} // namespace engine::signature
