// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/certificate.h"

namespace engine::signature {

/// From when until when a certificate is valid.
struct Validity
{
    QDateTime from;
    QDateTime until;
};

/// Whom a certificate names. Empty parts are left out.
struct SubjectName
{
    QString commonName;
    QString organization;
    QString organizationalUnit;
    QString country = QStringLiteral("JP");
};

/// What a leaf certificate is for; each allows signing documents and nothing else.
enum class LeafPurpose { OfficeSeal, Staff, Citizen };

struct Revoked
{
    QString serial; ///< as Certificate::serial gives it
    QDateTime at;
};

/// A certificate authority for demonstrations and tests: a self-signed root that issues leaves.
class Authority
{
public:
    static core::Result<Authority>
    create(const SubjectName &name, const Validity &validity, KeyKind kind = KeyKind::P256);
    static core::Result<Authority> fromPkcs12(const QByteArray &bytes, const QString &password);
    core::Result<QByteArray> toPkcs12(const QString &password) const;

    const Certificate &certificate() const { return m_store.certificate; }

    /// A new key and a certificate for it, with a random serial number.
    core::Result<KeyStore> issue(const SubjectName &name,
                                 const Validity &validity,
                                 LeafPurpose purpose,
                                 KeyKind kind = KeyKind::P256) const;
    /// A signed X.509 list of revoked certificates, in DER, for RevocationList.
    core::Result<QByteArray> revocationList(const std::vector<Revoked> &revoked,
                                            const QDateTime &issuedAt,
                                            const QDateTime &nextUpdate) const;

private:
    explicit Authority(KeyStore store)
        : m_store(std::move(store))
    {
    }

    KeyStore m_store;
};

} // namespace engine::signature
