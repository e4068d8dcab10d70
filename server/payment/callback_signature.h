// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/crypto/crypto.h"

#include <QByteArray>

#include <optional>

namespace server::payment {

/// What both sides of the sandbox derive from the secret that they share.
struct SandboxKeys
{
    QByteArray api;      ///< the bearer token of API calls
    QByteArray callback; ///< signs callbacks

    static SandboxKeys from(const engine::crypto::SecretKey &shared);
    /// Reads the key file: 64 hex digits.
    static engine::core::Result<SandboxKeys> fromFile(const QString &path);
};

/// `t=SECONDS,v1=HEX`: HMAC-SHA-256 over the time, a dot and the raw body.
QByteArray signCallback(const QByteArray &key, const QByteArray &body, qint64 seconds);
/// The time of a signature that holds over `body`; none where it does not.
std::optional<qint64> signedAt(const QByteArray &key, const QByteArray &body, const QByteArray &signature);

} // namespace server::payment
