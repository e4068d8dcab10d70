// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/local_text.h"
#include "engine/core/result.h"

#include <map>

namespace engine::intake {

/// Who an outside provider says somebody is, after every check of its answer.
struct ExternalIdentity
{
    QString issuer;
    QString subject; ///< stable at the issuer
    QString name;
    QString email;
    bool emailVerified = false;
    int level = 1;   ///< of identity proof
};

/// The seam for OpenID Connect: adapters live in server/identity. Any thread.
class IdentityProvider
{
public:
    virtual ~IdentityProvider() = default;
    virtual QString id() const = 0;
    virtual core::LocalText label() const = 0;

    struct Beginning
    {
        QString url;        ///< where the browser is sent
        QByteArray pending; ///< state, nonce and verifier, kept in the session until the return
    };
    virtual core::Result<Beginning> begin(const QString &returnUrl) = 0;
    /// Reads the answer that came back; fails unless it belongs to `pending`.
    virtual core::Result<ExternalIdentity> finish(const QByteArray &pending,
                                                  const std::map<QString, QString> &parameters) = 0;
};

} // namespace engine::intake
