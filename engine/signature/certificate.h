// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

namespace engine::signature {

/// The kinds of key that we make and sign with. RSA has 3072 bits.
enum class KeyKind { Rsa, P256 };

/// An X.509 certificate. An immutable value; any thread.
class Certificate
{
public:
    static core::Result<Certificate> fromDer(const QByteArray &der);
    static core::Result<Certificate> fromPem(const QByteArray &pem);
    QByteArray der() const;
    QByteArray pem() const;

    QString commonName() const;
    QString organization() const;
    /// The whole name as a person reads it, in UTF-8: `CN=見本区長, O=見本区, C=JP`.
    QString subject() const;
    QString issuer() const;
    QString serial() const; ///< hexadecimal, upper case
    QDateTime notBefore() const;
    QDateTime notAfter() const;
    /// Whether it may issue certificates.
    bool mayCertify() const;
    /// Whether its key usage allows signing documents (digitalSignature or nonRepudiation).
    bool maySign() const;
    QByteArray sha256() const; ///< of the DER form, 32 bytes

    bool operator==(const Certificate &other) const;

    struct Native;

    explicit Certificate(std::shared_ptr<const Native> native)
        : m_native(std::move(native))
    {
    }

    const Native &native() const { return *m_native; }

private:
    std::shared_ptr<const Native> m_native;
};

/// A private key, RSA or ECDSA P-256. A value that shares its key; any thread.
class SigningKey
{
public:
    static core::Result<SigningKey> generate(KeyKind kind);
    KeyKind kind() const;

    struct Native;

    explicit SigningKey(std::shared_ptr<const Native> native)
        : m_native(std::move(native))
    {
    }

    const Native &native() const { return *m_native; }

private:
    std::shared_ptr<const Native> m_native;
};

/// A key with its certificate and the certificates between it and the root (PKCS#12).
struct KeyStore
{
    SigningKey key;
    Certificate certificate;
    std::vector<Certificate> chain; ///< without `certificate`

    /// Fails with WrongPassword, NotAKeyStore, UnsupportedKey or KeyDoesNotFit.
    static core::Result<KeyStore> fromPkcs12(const QByteArray &bytes, const QString &password);
    core::Result<QByteArray> toPkcs12(const QString &password, const QString &friendlyName) const;
};

} // namespace engine::signature
