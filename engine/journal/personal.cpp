// SPDX-License-Identifier: Apache-2.0
#include "engine/journal/personal.h"

#include "engine/crypto/crypto.h"

#include <QtEndian>

#include <atomic>
#include <mutex>

namespace engine::journal {

/// Salt and commitment of one value: known from the beginning, or made once from the value.
struct Personal::Seal
{
    Seal(QByteArray knownSalt, QByteArray knownCommitment)
        : salt(std::move(knownSalt)), commitment(std::move(knownCommitment)), made(!commitment.isEmpty())
    {
    }

    Seal(std::shared_ptr<const SaltSource> saltSource, quint64 saltNumber)
        : source(std::move(saltSource)), number(saltNumber)
    {
    }

    std::shared_ptr<const SaltSource> source;
    quint64 number = 0;
    mutable QByteArray salt;
    mutable QByteArray commitment;
    mutable std::once_flag once;
    mutable std::atomic<bool> made = false;
};

const Personal::Seal &Personal::sealed() const
{
    const Seal &seal = *m_seal;
    if (!seal.made.load(std::memory_order_acquire)) {
        std::call_once(seal.once, [&] {
            if (seal.source)
                seal.salt = seal.source->salt(seal.number);
            seal.commitment = commit(value, seal.salt);
            seal.made.store(true, std::memory_order_release);
        });
    }
    return seal;
}

QByteArray Personal::salt() const
{
    return m_seal ? sealed().salt : QByteArray();
}

QByteArray Personal::commitment() const
{
    return m_seal ? sealed().commitment : QByteArray();
}

bool Personal::isCommitted() const
{
    return m_seal && m_seal->made.load(std::memory_order_acquire);
}

Personal Personal::of(feel::Value value, QByteArray salt)
{
    Personal personal;
    personal.value = std::move(value);
    personal.m_seal = std::make_shared<const Seal>(std::move(salt), QByteArray());
    return personal;
}

Personal Personal::of(feel::Value value, std::shared_ptr<const SaltSource> source, quint64 number)
{
    Personal personal;
    personal.value = std::move(value);
    personal.m_seal = std::make_shared<const Seal>(std::move(source), number);
    return personal;
}

Personal Personal::erasedOf(QByteArray commitment)
{
    Personal personal;
    personal.erased = true;
    if (!commitment.isEmpty())
        personal.m_seal = std::make_shared<const Seal>(QByteArray(), std::move(commitment));
    return personal;
}

QByteArray Personal::commit(const feel::Value &value, QByteArrayView salt)
{
    crypto::Sha256 hash;
    hash.add(salt);
    hash.add(value.toJson().canonical());
    return hash.finish();
}

QByteArray SaltSource::derived(char kind, quint64 count) const
{
    QByteArray message = m_purpose;
    message += '\0';
    message += kind;
    char number[8];
    qToBigEndian(count, number);
    message += QByteArrayView(number, 8);
    return crypto::hmacSha256(m_seed, message);
}

QByteArray SaltSource::salt(quint64 number) const
{
    return derived('s', number).left(16);
}

quint64 SaltSource::ids() const
{
    return qFromBigEndian<quint64>(derived('i', 0).constData());
}

Salts::Salts(QByteArray seed, QByteArray purpose)
    : m_source(std::make_shared<const SaltSource>(std::move(seed), std::move(purpose)))
{
}

QString Salts::nextId()
{
    if (!m_hasIds) {
        m_id = m_source->ids();
        m_hasIds = true;
    }
    // SplitMix64: every step is reversible, so that different counts give different ids.
    quint64 mixed = m_id += 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    mixed ^= mixed >> 31;
    QString id(16, Qt::Uninitialized);
    QChar *digits = id.data();
    for (int i = 15; i >= 0; --i, mixed >>= 4)
        digits[i] = QLatin1Char("0123456789abcdef"[mixed & 15U]);
    return id;
}

} // namespace engine::journal
