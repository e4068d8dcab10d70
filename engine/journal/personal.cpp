// SPDX-License-Identifier: Apache-2.0
#include "engine/journal/personal.h"

#include "engine/crypto/crypto.h"

#include <QtEndian>

namespace engine::journal {

namespace {

QByteArray derived(const QByteArray &seed, const QByteArray &purpose, char kind, quint64 count)
{
    QByteArray message = purpose;
    message += '\0';
    message += kind;
    char number[8];
    qToBigEndian(count, number);
    message += QByteArrayView(number, 8);
    return crypto::hmacSha256(seed, message);
}

} // namespace

Personal Personal::of(feel::Value value, QByteArray salt)
{
    Personal personal;
    personal.commitment = commit(value, salt);
    personal.value = std::move(value);
    personal.salt = std::move(salt);
    return personal;
}

Personal Personal::erasedOf(QByteArray commitment)
{
    Personal personal;
    personal.commitment = std::move(commitment);
    personal.erased = true;
    return personal;
}

QByteArray Personal::commit(const feel::Value &value, QByteArrayView salt)
{
    crypto::Sha256 hash;
    hash.add(salt);
    hash.add(value.toJson().canonical());
    return hash.finish();
}

Salts::Salts(QByteArray seed, QByteArray purpose) : m_seed(std::move(seed)), m_purpose(std::move(purpose)) {}

QByteArray Salts::next()
{
    return derived(m_seed, m_purpose, 's', m_count++).left(16);
}

QString Salts::nextId()
{
    return QString::fromLatin1(derived(m_seed, m_purpose, 'i', m_count++).left(8).toHex());
}

} // namespace engine::journal
