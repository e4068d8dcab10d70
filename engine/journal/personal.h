// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"

#include <QByteArray>

#include <memory>

namespace engine::journal {

class SaltSource;

/// A value that may say something about a person. In memory the value; on paper (in a journal record
/// and in the stored state) only its commitment, SHA-256 of salt and canonical value (design 1.5).
///
/// Salt and commitment are made when they are first asked for, which is when something is written down: executing
/// needs neither. Copies share them; any thread may ask.
struct Personal
{
    feel::Value value;
    bool erased = false; ///< value and salt are gone; the commitment stays

    QByteArray salt() const;       ///< 16 bytes; empty of an erased value
    QByteArray commitment() const; ///< 32 bytes; empty of a default one
    /// Whether there is a commitment at all, made or not.
    bool isGiven() const { return m_seal != nullptr; }
    /// Whether the commitment has been made.
    bool isCommitted() const;
    /// The same for all copies of one value; nullptr for a default one.
    const void *identity() const { return m_seal.get(); }

    /// Commits to `value` with `salt`.
    static Personal of(feel::Value value, QByteArray salt);
    /// Commits to `value` with the salt number `number` of `source`.
    static Personal of(feel::Value value, std::shared_ptr<const SaltSource> source, quint64 number);
    /// What is left after erasure.
    static Personal erasedOf(QByteArray commitment);
    /// The bytes that are kept, encrypted, beside the journal.
    static QByteArray commit(const feel::Value &value, QByteArrayView salt);

    /// Two are the same if their commitments are.
    bool operator==(const Personal &other) const
    {
        return m_seal == other.m_seal || commitment() == other.commitment();
    }

private:
    struct Seal;
    const Seal &sealed() const;

    std::shared_ptr<const Seal> m_seal;
};

/// Where the salts of one command come from.
class SaltSource
{
public:
    SaltSource(QByteArray seed, QByteArray purpose) : m_seed(std::move(seed)), m_purpose(std::move(purpose)) {}
    QByteArray salt(quint64 number) const;
    /// 64 bits from which ids are made: they tell nothing about salts.
    quint64 ids() const;

private:
    QByteArray derived(char kind, quint64 count) const;

    QByteArray m_seed;
    QByteArray m_purpose;
};

/// Salts and ids derived one after another from a command's seed, so that executing again gives the same ones.
class Salts
{
public:
    Salts(QByteArray seed, QByteArray purpose);
    QByteArray next() { return m_source->salt(m_count++); }
    /// A deterministic id (16 hex digits); no two of one seed and purpose are the same.
    QString nextId();
    Personal commit(feel::Value value) { return Personal::of(std::move(value), m_source, m_count++); }

private:
    std::shared_ptr<const SaltSource> m_source;
    quint64 m_count = 0;
    quint64 m_id = 0;
    bool m_hasIds = false;
};

} // namespace engine::journal
