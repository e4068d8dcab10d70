// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/application_seal.h"
#include "engine/signature/xades.h"

namespace engine::intake {

/// The arrival seal with a key that lies with us, and trust in the authorities given. Thread-safe.
class XadesSeal final : public ApplicationSeal
{
public:
    /// `revocation` may be null; else it must outlive the seal.
    XadesSeal(signature::KeyStore office, signature::TrustAnchors anchors,
              const signature::RevocationSource *revocation = nullptr)
        : m_office(std::move(office)), m_anchors(std::move(anchors)), m_revocation(revocation)
    {
    }

    core::Result<QByteArray> seal(const QByteArray &application, const QDateTime &now) override;
    /// Takes a signed XML document or an ASiC-E container with that one document in it.
    core::Result<OwnSignature> verifyOwn(const QByteArray &upload, const QDateTime &now) override;

private:
    const signature::KeyStore m_office;
    const signature::TrustAnchors m_anchors;
    const signature::RevocationSource *m_revocation;
};

} // namespace engine::intake
