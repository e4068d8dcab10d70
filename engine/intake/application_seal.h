// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QDateTime>

namespace engine::intake {

/// The office's seal on what arrives, and the look at a citizen's own signature. The intake's own door to the
/// signature room, so that a key may lie in a module of its own.
class ApplicationSeal
{
public:
    virtual ~ApplicationSeal() = default;
    /// `application` with the office's arrival seal over it (XAdES-B-B, enveloped).
    virtual core::Result<QByteArray> seal(const QByteArray &application, const QDateTime &now) = 0;

    struct OwnSignature
    {
        QByteArray content; ///< what was signed, in canonical form
        QString signer;     ///< subject of the certificate
    };
    /// The content of a citizen's signed upload, if every finding is good; else the first bad one.
    virtual core::Result<OwnSignature> verifyOwn(const QByteArray &upload, const QDateTime &now) = 0;
};

} // namespace engine::intake
