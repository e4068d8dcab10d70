// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace engine::crypto {

enum class CryptoError { NotOurCiphertext, NotAKey, NotAHash, LibraryFailed };
core::ErrorText errorText(CryptoError id);

// ---- hashing -------------------------------------------------------------------------------

QByteArray sha256(QByteArrayView data);                         ///< 32 bytes
QByteArray hmacSha256(QByteArrayView key, QByteArrayView data); ///< 32 bytes
/// Constant-time comparison.
bool equal(QByteArrayView left, QByteArrayView right);

/// SHA-256 of data that comes in parts.
class Sha256
{
public:
    Sha256();
    Sha256(Sha256 &&) noexcept;
    ~Sha256();
    void add(QByteArrayView data);
    QByteArray finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// HMAC-SHA-256 of data that comes in parts.
class HmacSha256
{
public:
    explicit HmacSha256(QByteArrayView key);
    void add(QByteArrayView data) { m_inner.add(data); }
    QByteArray finish();

private:
    Sha256 m_inner;
    Sha256 m_outer;
};

// ---- random: only the outer layers call these; the engine gets seeds with its commands --------

QByteArray randomBytes(qsizetype count);
/// Letters and digits that cannot be mistaken for each other (no 0/O, 1/I/l), e.g. for one-time
/// passwords.
QString randomCode(int length);
/// A random UUID version 7-like sortable id, lower-case hex without dashes (32 characters).
QString randomId();

// ---- symmetric encryption ---------------------------------------------------------------------

/// A 32-byte secret; wiped when it goes.
class SecretKey
{
public:
    static SecretKey generate();
    static core::Result<SecretKey> fromBytes(QByteArrayView bytes);
    /// A sub-key for `purpose` (HKDF-like: HMAC-SHA-256 of the purpose).
    SecretKey derive(QByteArrayView purpose) const;
    QByteArray bytes() const;
    SecretKey(const SecretKey &) = default;
    SecretKey &operator=(const SecretKey &) = default;
    ~SecretKey();

private:
    explicit SecretKey(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    QByteArray m_bytes;
};

/// XChaCha20-Poly1305; the nonce stands in front. `bound` is authenticated but not kept: the row's
/// identity, so that ciphertexts cannot be swapped.
QByteArray encrypt(const SecretKey &key, QByteArrayView plain, QByteArrayView bound);
core::Result<QByteArray> decrypt(const SecretKey &key, QByteArrayView cipher, QByteArrayView bound);

// ---- sealing to a public key: what the outer zone puts away for the inner one ------------------

struct SealPublicKey
{
    QByteArray bytes; ///< 32, X25519
};

/// An X25519 key pair for sealed boxes.
class SealKeyPair
{
public:
    static SealKeyPair generate();
    static core::Result<SealKeyPair> fromBytes(QByteArrayView bytes); ///< as `bytes()` gave them
    QByteArray bytes() const;
    SealPublicKey publicKey() const;
    core::Result<QByteArray> open(QByteArrayView sealed) const;

private:
    QByteArray m_secret;
    QByteArray m_public;
};

QByteArray seal(const SealPublicKey &to, QByteArrayView plain);

// ---- passwords ----------------------------------------------------------------------------------

/// Argon2id, 19 MiB and 2 passes at least. Slow on purpose; at most two run at a time in one
/// process.
QString hashPassword(const QString &password);
bool verifyPassword(const QString &hash, const QString &password);
bool needsRehash(const QString &hash);

} // namespace engine::crypto
