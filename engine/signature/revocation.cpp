// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/revocation.h"

#include "engine/signature/native.h"
#include "engine/signature/signature_error.h"

#include <openssl/err.h>

namespace engine::signature {

core::Result<RevocationList> RevocationList::fromDer(const QByteArray &der,
                                                     const Certificate &issuer)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const unsigned char *const end = at + der.size();
    const Owned<X509_CRL> list(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
    const bool signedByIssuer = list && at == end &&
                                X509_NAME_cmp(X509_CRL_get_issuer(list.get()),
                                              X509_get_subject_name(x509Of(issuer))) == 0 &&
                                (X509_get_key_usage(x509Of(issuer)) & KU_CRL_SIGN) != 0 &&
                                X509_CRL_verify(list.get(), X509_get0_pubkey(x509Of(issuer))) == 1;
    ERR_clear_error();
    if (!signedByIssuer)
        return SignatureError::NotARevocationList;
    RevocationList out(issuer);
    out.m_nextUpdate = toDateTime(X509_CRL_get0_nextUpdate(list.get()));
    if (!out.m_nextUpdate.isValid())
        return SignatureError::NotARevocationList;
    STACK_OF(X509_REVOKED) *revoked = X509_CRL_get_REVOKED(list.get());
    for (int i = 0; revoked && i < sk_X509_REVOKED_num(revoked); ++i) {
        const X509_REVOKED *entry = sk_X509_REVOKED_value(revoked, i);
        out.m_revoked[serialText(X509_REVOKED_get0_serialNumber(entry))] =
            toDateTime(X509_REVOKED_get0_revocationDate(entry));
    }
    return out;
}

core::Result<std::optional<QDateTime>> RevocationList::revokedSince(const Certificate &certificate,
                                                                    const Certificate &issuer,
                                                                    const QDateTime &at) const
{
    // A list says nothing about other authorities' certificates, nor about times after its own.
    if (!(issuer == m_issuer) || at > m_nextUpdate)
        return core::Error(SignatureError::RevocationUnknown, {certificate.subject()});
    const auto found = m_revoked.find(certificate.serial());
    if (found == m_revoked.end() || found->second > at)
        return std::optional<QDateTime>();
    return std::optional<QDateTime>(found->second);
}

} // namespace engine::signature
