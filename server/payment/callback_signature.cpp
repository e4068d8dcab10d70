// SPDX-License-Identifier: Apache-2.0
#include "server/payment/callback_signature.h"

#include <QFile>

namespace server::payment {

SandboxKeys SandboxKeys::from(const engine::crypto::SecretKey &shared)
{
    return {shared.derive("sandbox-api").bytes().toHex(), shared.derive("sandbox-callback").bytes()};
}

engine::core::Result<SandboxKeys> SandboxKeys::fromFile(const QString &path)
{
    QFile file(path);
    const QByteArray hex = file.open(QIODevice::ReadOnly) ? file.read(1024).trimmed() : QByteArray();
    const auto key = engine::crypto::SecretKey::fromBytes(QByteArray::fromHex(hex));
    if (!key)
        return key.error().at({path, 0, 0});
    return from(*key);
}

QByteArray signCallback(const QByteArray &key, const QByteArray &body, qint64 seconds)
{
    const QByteArray time = QByteArray::number(seconds);
    return "t=" + time + ",v1=" + engine::crypto::hmacSha256(key, QByteArray(time + '.' + body)).toHex();
}

std::optional<qint64> signedAt(const QByteArray &key, const QByteArray &body, const QByteArray &signature)
{
    if (!signature.startsWith("t="))
        return {};
    const qsizetype comma = signature.indexOf(',');
    bool number = false;
    const qint64 seconds = signature.mid(2, comma - 2).toLongLong(&number);
    if (comma < 0 || !number || !engine::crypto::equal(signature, signCallback(key, body, seconds)))
        return {};
    return seconds;
}

} // namespace server::payment
