// SPDX-License-Identifier: Apache-2.0
#include "engine/crypto/crypto.h"

#include <QDateTime>

#include <mutex>
#include <openssl/evp.h>
#include <semaphore>
#include <sodium.h>

namespace engine::crypto {

namespace {

void startLibrary()
{
    static const int started = sodium_init();
    if (started < 0)
        qFatal("libsodium cannot find a source of random numbers");
}

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

unsigned long long lengthOf(QByteArrayView view)
{
    return static_cast<unsigned long long>(view.size());
}

void wipe(QByteArray &secret)
{
    if (!secret.isEmpty() && secret.isDetached())
        sodium_memzero(secret.data(), static_cast<std::size_t>(secret.size()));
}

// 19 MiB and two passes: the least that OWASP's guidance takes for Argon2id.
constexpr unsigned long long passwordPasses = 2;
constexpr std::size_t passwordMemory = 19U * 1024U * 1024U;

std::counting_semaphore<2> &hashingPlaces()
{
    static std::counting_semaphore<2> places(2);
    return places;
}

struct HashingPlace
{
    HashingPlace() { hashingPlaces().acquire(); }

    ~HashingPlace() { hashingPlaces().release(); }

    HashingPlace(const HashingPlace &) = delete;
    HashingPlace &operator=(const HashingPlace &) = delete;
};

} // namespace

core::ErrorText errorText(CryptoError id)
{
    switch (id) {
    case CryptoError::NotOurCiphertext:
        return {"crypto",
                "NotOurCiphertext",
                QT_TRANSLATE_NOOP(
                    "crypto", "this cannot be decrypted: the key does not fit, or it was changed")};
    case CryptoError::NotAKey:
        return {"crypto",
                "NotAKey",
                QT_TRANSLATE_NOOP("crypto", "expected a key of %1 bytes, got %2 bytes")};
    case CryptoError::NotAHash:
        return {"crypto", "NotAHash", QT_TRANSLATE_NOOP("crypto", "this is not a password hash")};
    case CryptoError::LibraryFailed:
        return {"crypto",
                "LibraryFailed",
                QT_TRANSLATE_NOOP("crypto", "the cryptographic library failed: %1")};
    }
    Q_UNREACHABLE();
}

QByteArray sha256(QByteArrayView data)
{
    Sha256 hash;
    hash.add(data);
    return hash.finish();
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView data)
{
    startLibrary();
    QByteArray out(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytesOf(key), static_cast<std::size_t>(key.size()));
    crypto_auth_hmacsha256_update(&state, bytesOf(data), lengthOf(data));
    crypto_auth_hmacsha256_final(&state, bytesOf(out));
    sodium_memzero(&state, sizeof state);
    return out;
}

bool equal(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           (left.isEmpty() ||
            sodium_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0);
}

struct Sha256::State
{
    struct Free
    {
        void operator()(EVP_MD_CTX *context) const noexcept { EVP_MD_CTX_free(context); }
    };

    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    if (!m_state->context || EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) != 1)
        qFatal("OpenSSL has no SHA-256");
}

Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView data)
{
    if (!data.isEmpty())
        EVP_DigestUpdate(
            m_state->context.get(), data.data(), static_cast<std::size_t>(data.size()));
}

QByteArray Sha256::finish()
{
    QByteArray out(32, Qt::Uninitialized);
    EVP_DigestFinal_ex(m_state->context.get(), bytesOf(out), nullptr);
    return out;
}

HmacSha256::HmacSha256(QByteArrayView key)
{
    // RFC 2104: the key fills one block of the hash.
    constexpr qsizetype block = 64;
    QByteArray inner = key.size() > block ? sha256(key) : key.toByteArray();
    inner.append(block - inner.size(), '\0');
    QByteArray outer = inner;
    for (qsizetype i = 0; i < block; ++i) {
        inner[i] = static_cast<char>(inner[i] ^ 0x36);
        outer[i] = static_cast<char>(outer[i] ^ 0x5c);
    }
    m_inner.add(inner);
    m_outer.add(outer);
    wipe(inner);
    wipe(outer);
}

QByteArray HmacSha256::finish()
{
    m_outer.add(m_inner.finish());
    return m_outer.finish();
}

QByteArray randomBytes(qsizetype count)
{
    startLibrary();
    QByteArray out(count, Qt::Uninitialized);
    randombytes_buf(out.data(), static_cast<std::size_t>(count));
    return out;
}

QString randomCode(int length)
{
    startLibrary();
    static constexpr char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    QString code;
    code.reserve(length);
    for (int i = 0; i < length; ++i)
        code += QLatin1Char(letters[randombytes_uniform(sizeof letters - 1)]);
    return code;
}

QString randomId()
{
    // RFC 9562, version 7: 48 bits of milliseconds, then random bits.
    QByteArray id = randomBytes(16);
    const auto now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    for (int i = 0; i < 6; ++i)
        id[i] = static_cast<char>((now >> (40 - 8 * i)) & 0xFFU);
    id[6] = static_cast<char>((static_cast<unsigned char>(id[6]) & 0x0FU) | 0x70U);
    id[8] = static_cast<char>((static_cast<unsigned char>(id[8]) & 0x3FU) | 0x80U);
    return QString::fromLatin1(id.toHex());
}

SecretKey SecretKey::generate() { return SecretKey(randomBytes(32)); }

core::Result<SecretKey> SecretKey::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != 32)
        return core::Error(CryptoError::NotAKey,
                           {QStringLiteral("32"), QString::number(bytes.size())});
    return SecretKey(bytes.toByteArray());
}

SecretKey SecretKey::derive(QByteArrayView purpose) const
{
    return SecretKey(hmacSha256(m_bytes, purpose));
}

QByteArray SecretKey::bytes() const { return m_bytes; }

SecretKey::~SecretKey() { wipe(m_bytes); }

QByteArray encrypt(const SecretKey &key, QByteArrayView plain, QByteArrayView bound)
{
    const QByteArray nonce = randomBytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const QByteArray secret = key.bytes();
    QByteArray out(nonce.size() + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES,
                   Qt::Uninitialized);
    std::copy(nonce.begin(), nonce.end(), out.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(out) + nonce.size(),
                                               nullptr,
                                               bytesOf(plain),
                                               lengthOf(plain),
                                               bytesOf(bound),
                                               lengthOf(bound),
                                               nullptr,
                                               bytesOf(nonce),
                                               bytesOf(secret));
    return out;
}

core::Result<QByteArray> decrypt(const SecretKey &key, QByteArrayView cipher, QByteArrayView bound)
{
    startLibrary();
    constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (cipher.size() < nonceSize + tagSize)
        return CryptoError::NotOurCiphertext;
    const QByteArray secret = key.bytes();
    const QByteArrayView body = cipher.sliced(nonceSize);
    QByteArray out(body.size() - tagSize, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(out),
                                                   nullptr,
                                                   nullptr,
                                                   bytesOf(body),
                                                   lengthOf(body),
                                                   bytesOf(bound),
                                                   lengthOf(bound),
                                                   bytesOf(cipher),
                                                   bytesOf(secret)) != 0)
        return CryptoError::NotOurCiphertext;
    return out;
}

SealKeyPair SealKeyPair::generate()
{
    startLibrary();
    SealKeyPair pair;
    pair.m_secret.resize(crypto_box_SECRETKEYBYTES);
    pair.m_public.resize(crypto_box_PUBLICKEYBYTES);
    crypto_box_keypair(bytesOf(pair.m_public), bytesOf(pair.m_secret));
    return pair;
}

core::Result<SealKeyPair> SealKeyPair::fromBytes(QByteArrayView bytes)
{
    startLibrary();
    if (bytes.size() != crypto_box_SECRETKEYBYTES)
        return core::Error(
            CryptoError::NotAKey,
            {QString::number(crypto_box_SECRETKEYBYTES), QString::number(bytes.size())});
    SealKeyPair pair;
    pair.m_secret = bytes.toByteArray();
    pair.m_public.resize(crypto_box_PUBLICKEYBYTES);
    if (crypto_scalarmult_base(bytesOf(pair.m_public), bytesOf(pair.m_secret)) != 0)
        return core::Error(CryptoError::LibraryFailed, {QStringLiteral("crypto_scalarmult_base")});
    return pair;
}

QByteArray SealKeyPair::bytes() const { return m_secret; }

SealPublicKey SealKeyPair::publicKey() const { return {m_public}; }

core::Result<QByteArray> SealKeyPair::open(QByteArrayView sealed) const
{
    startLibrary();
    if (sealed.size() < crypto_box_SEALBYTES || m_secret.size() != crypto_box_SECRETKEYBYTES)
        return CryptoError::NotOurCiphertext;
    QByteArray out(sealed.size() - crypto_box_SEALBYTES, Qt::Uninitialized);
    if (crypto_box_seal_open(bytesOf(out),
                             bytesOf(sealed),
                             lengthOf(sealed),
                             bytesOf(m_public),
                             bytesOf(m_secret)) != 0)
        return CryptoError::NotOurCiphertext;
    return out;
}

QByteArray seal(const SealPublicKey &to, QByteArrayView plain)
{
    startLibrary();
    if (to.bytes.size() != crypto_box_PUBLICKEYBYTES)
        return {};
    QByteArray out(plain.size() + crypto_box_SEALBYTES, Qt::Uninitialized);
    if (crypto_box_seal(bytesOf(out), bytesOf(plain), lengthOf(plain), bytesOf(to.bytes)) != 0)
        return {};
    return out;
}

QString hashPassword(const QString &password)
{
    startLibrary();
    const HashingPlace place;
    QByteArray secret = password.toUtf8();
    char hash[crypto_pwhash_STRBYTES] = {};
    const int failed = crypto_pwhash_str_alg(hash,
                                             secret.constData(),
                                             lengthOf(secret),
                                             passwordPasses,
                                             passwordMemory,
                                             crypto_pwhash_ALG_ARGON2ID13);
    wipe(secret);
    if (failed != 0)
        qFatal("no memory to hash a password");
    return QString::fromLatin1(hash);
}

bool verifyPassword(const QString &hash, const QString &password)
{
    startLibrary();
    const HashingPlace place;
    QByteArray secret = password.toUtf8();
    const QByteArray stored = hash.toLatin1();
    const bool good =
        stored.size() < static_cast<qsizetype>(crypto_pwhash_STRBYTES) &&
        crypto_pwhash_str_verify(stored.constData(), secret.constData(), lengthOf(secret)) == 0;
    wipe(secret);
    return good;
}

bool needsRehash(const QString &hash)
{
    startLibrary();
    return crypto_pwhash_str_needs_rehash(
               hash.toLatin1().constData(), passwordPasses, passwordMemory) != 0;
}

} // namespace engine::crypto
