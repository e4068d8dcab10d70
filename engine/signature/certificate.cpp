// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/certificate.h"

#include "engine/crypto/crypto.h"
#include "engine/signature/native.h"
#include "engine/signature/signature_error.h"

#include <QTimeZone>

#include <ctime>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace engine::signature {

namespace {

QByteArray derOf(X509 *x509)
{
    unsigned char *out = nullptr;
    const int size = i2d_X509(x509, &out);
    QByteArray der(reinterpret_cast<const char *>(out), std::max(size, 0));
    OPENSSL_free(out);
    return der;
}

QString toText(const ASN1_STRING *string)
{
    unsigned char *out = nullptr;
    const int size = ASN1_STRING_to_UTF8(&out, string);
    if (size < 0)
        return {};
    QString text = QString::fromUtf8(reinterpret_cast<const char *>(out), size);
    OPENSSL_free(out);
    return text;
}

QString firstEntry(const X509_NAME *name, int nid)
{
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    return at < 0 ? QString() : toText(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
}

QString nameText(const X509_NAME *name)
{
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    constexpr unsigned long flags =
        XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_SN | XN_FLAG_DN_REV |
        (ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_2253 | ASN1_STRFLGS_ESC_CTRL);
    X509_NAME_print_ex(bio.get(), name, 0, flags);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QString::fromUtf8(data, size);
}

/// A DER value of `tag` around `content`.
QByteArray der(unsigned char tag, const QByteArray &content)
{
    QByteArray out(1, static_cast<char>(tag));
    const auto size = static_cast<quint32>(content.size());
    if (size < 0x80) {
        out += static_cast<char>(size);
    } else if (size < 0x100) {
        out += '\x81';
        out += static_cast<char>(size);
    } else {
        out += '\x82';
        out += static_cast<char>(size >> 8U);
        out += static_cast<char>(size & 0xFFU);
    }
    return out + content;
}

} // namespace

Certificate adoptCertificate(X509 *x509)
{
    // Filled now, so that later readers on several threads find it cached.
    X509_check_purpose(x509, -1, 0);
    return Certificate(
        std::make_shared<const Certificate::Native>(Certificate::Native{Owned<X509>(x509)}));
}

SigningKey adoptKey(EVP_PKEY *key)
{
    return SigningKey(
        std::make_shared<const SigningKey::Native>(SigningKey::Native{Owned<EVP_PKEY>(key)}));
}

core::Error libraryError(const char *where)
{
    QString text = QString::fromLatin1(where);
    if (const unsigned long code = ERR_get_error()) {
        if (const char *reason = ERR_reason_error_string(code))
            text += QStringLiteral(": ") + QString::fromLatin1(reason);
    }
    ERR_clear_error();
    return core::Error(SignatureError::LibraryFailed, {text});
}

QDateTime toDateTime(const ASN1_TIME *time)
{
    std::tm parts = {};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec),
                     QTimeZone::utc());
}

Owned<ASN1_TIME> toAsn1Time(const QDateTime &time)
{
    Owned<ASN1_TIME> out(ASN1_TIME_new());
    const QByteArray text = time.toUTC().toString(QStringLiteral("yyyyMMddHHmmss'Z'")).toLatin1();
    ASN1_TIME_set_string_X509(out.get(), text.constData());
    return out;
}

QString serialText(const ASN1_INTEGER *serial)
{
    const Owned<BIGNUM> number(ASN1_INTEGER_to_BN(serial, nullptr));
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    QString text = QString::fromLatin1(hex);
    OPENSSL_free(hex);
    return text;
}

bool isSupported(const EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return EVP_PKEY_get_bits(key) >= 2048;
    case EVP_PKEY_EC: {
        char group[64] = {};
        return EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1 &&
               (qstrcmp(group, "prime256v1") == 0 || qstrcmp(group, "secp384r1") == 0 ||
                qstrcmp(group, "secp521r1") == 0);
    }
    default:
        return false;
    }
}

QByteArray issuerSerialDer(const Certificate &certificate)
{
    unsigned char *name = nullptr;
    const int nameSize = i2d_X509_NAME(X509_get_issuer_name(x509Of(certificate)), &name);
    unsigned char *serial = nullptr;
    const int serialSize = i2d_ASN1_INTEGER(X509_get0_serialNumber(x509Of(certificate)), &serial);
    const QByteArray issuer(reinterpret_cast<const char *>(name), std::max(nameSize, 0));
    const QByteArray number(reinterpret_cast<const char *>(serial), std::max(serialSize, 0));
    OPENSSL_free(name);
    OPENSSL_free(serial);
    const QByteArray generalNames = der(0x30, der(0xA4, issuer)); // [4] directoryName
    return der(0x30, generalNames + number);
}

core::Result<Certificate> Certificate::fromDer(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const unsigned char *const end = at + der.size();
    Owned<X509> x509(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    ERR_clear_error();
    if (!x509 || at != end || !X509_get0_pubkey(x509.get()))
        return SignatureError::NotACertificate;
    return adoptCertificate(x509.release());
}

core::Result<Certificate> Certificate::fromPem(const QByteArray &pem)
{
    const Owned<BIO> bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    Owned<X509> x509(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    if (!x509 || !X509_get0_pubkey(x509.get()))
        return SignatureError::NotACertificate;
    return adoptCertificate(x509.release());
}

QByteArray Certificate::der() const { return derOf(m_native->x509.get()); }

QByteArray Certificate::pem() const
{
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), m_native->x509.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

QString Certificate::commonName() const
{
    return firstEntry(X509_get_subject_name(m_native->x509.get()), NID_commonName);
}

QString Certificate::organization() const
{
    return firstEntry(X509_get_subject_name(m_native->x509.get()), NID_organizationName);
}

QString Certificate::subject() const
{
    return nameText(X509_get_subject_name(m_native->x509.get()));
}

QString Certificate::issuer() const { return nameText(X509_get_issuer_name(m_native->x509.get())); }

QString Certificate::serial() const
{
    return serialText(X509_get0_serialNumber(m_native->x509.get()));
}

QDateTime Certificate::notBefore() const
{
    return toDateTime(X509_get0_notBefore(m_native->x509.get()));
}

QDateTime Certificate::notAfter() const
{
    return toDateTime(X509_get0_notAfter(m_native->x509.get()));
}

bool Certificate::mayCertify() const { return X509_check_ca(m_native->x509.get()) == 1; }

bool Certificate::maySign() const
{
    X509 *x509 = m_native->x509.get();
    if ((X509_get_extension_flags(x509) & EXFLAG_KUSAGE) == 0)
        return false;
    return (X509_get_key_usage(x509) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

QByteArray Certificate::sha256() const { return crypto::sha256(der()); }

bool Certificate::operator==(const Certificate &other) const { return der() == other.der(); }

core::Result<SigningKey> SigningKey::generate(KeyKind kind)
{
    Owned<EVP_PKEY> key(kind == KeyKind::Rsa
                            ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{3072})
                            : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key)
        return libraryError("EVP_PKEY_Q_keygen");
    return adoptKey(key.release());
}

KeyKind SigningKey::kind() const
{
    return EVP_PKEY_get_base_id(m_native->key.get()) == EVP_PKEY_RSA ? KeyKind::Rsa : KeyKind::P256;
}

core::Result<KeyStore> KeyStore::fromPkcs12(const QByteArray &bytes, const QString &password)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.constData());
    const Owned<PKCS12> pkcs12(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    ERR_clear_error();
    if (!pkcs12)
        return SignatureError::NotAKeyStore;
    const QByteArray secret = password.toUtf8();
    if (PKCS12_verify_mac(pkcs12.get(), secret.constData(), static_cast<int>(secret.size())) != 1) {
        ERR_clear_error();
        return SignatureError::WrongPassword;
    }
    EVP_PKEY *rawKey = nullptr;
    X509 *rawCertificate = nullptr;
    STACK_OF(X509) *rawChain = nullptr;
    const int parsed =
        PKCS12_parse(pkcs12.get(), secret.constData(), &rawKey, &rawCertificate, &rawChain);
    Owned<EVP_PKEY> key(rawKey);
    Owned<X509> certificate(rawCertificate);
    std::vector<Certificate> chain;
    for (int i = 0; rawChain && i < sk_X509_num(rawChain); ++i)
        chain.push_back(adoptCertificate(sk_X509_value(rawChain, i)));
    sk_X509_free(rawChain);
    ERR_clear_error();
    if (parsed != 1 || !key || !certificate)
        return SignatureError::NotAKeyStore;
    if (!isSupported(key.get()) ||
        (EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC && EVP_PKEY_get_bits(key.get()) != 256))
        return SignatureError::UnsupportedKey;
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return SignatureError::KeyDoesNotFit;
    return KeyStore{
        adoptKey(key.release()), adoptCertificate(certificate.release()), std::move(chain)};
}

core::Result<QByteArray> KeyStore::toPkcs12(const QString &password,
                                            const QString &friendlyName) const
{
    const Owned<STACK_OF(X509)> others(sk_X509_new_null());
    for (const Certificate &c : chain)
        sk_X509_push(others.get(), x509Of(c));
    const Owned<PKCS12> pkcs12(PKCS12_create(password.toUtf8().constData(),
                                             friendlyName.toUtf8().constData(),
                                             keyOf(key),
                                             x509Of(certificate),
                                             others.get(),
                                             0,
                                             0,
                                             0,
                                             0,
                                             0));
    unsigned char *out = nullptr;
    const int size = pkcs12 ? i2d_PKCS12(pkcs12.get(), &out) : -1;
    if (size < 0)
        return libraryError("PKCS12_create");
    QByteArray bytes(reinterpret_cast<const char *>(out), size);
    OPENSSL_free(out);
    return bytes;
}

} // namespace engine::signature
