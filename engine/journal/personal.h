// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"

#include <QByteArray>

namespace engine::journal {

/// A value that may say something about a person. In memory the value; on paper (in a journal record
/// and in the stored state) only its commitment, SHA-256 of salt and canonical value (design 1.5).
struct Personal
{
    feel::Value value;
    QByteArray salt;       ///< 16 bytes
    QByteArray commitment; ///< 32 bytes
    bool erased = false;   ///< value and salt are gone; the commitment stays

    /// Commits to `value` with `salt`.
    static Personal of(feel::Value value, QByteArray salt);
    /// What is left after erasure.
    static Personal erasedOf(QByteArray commitment);
    /// The bytes that are kept, encrypted, beside the journal.
    static QByteArray commit(const feel::Value &value, QByteArrayView salt);

    /// Two are the same if their commitments are.
    bool operator==(const Personal &other) const { return commitment == other.commitment; }
};

/// Salts derived one after another from a command's seed, so that executing again gives the same ones.
class Salts
{
public:
    Salts(QByteArray seed, QByteArray purpose);
    QByteArray next();
    /// A deterministic id (16 hex digits) from the same stream.
    QString nextId();
    Personal commit(feel::Value value) { return Personal::of(std::move(value), next()); }

private:
    QByteArray m_seed;
    QByteArray m_purpose;
    quint64 m_count = 0;
};

} // namespace engine::journal
