// SPDX-License-Identifier: Apache-2.0
#pragma once

// OpenSSL's handles, wrapped once; for this room only.

#include "engine/signature/certificate.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace engine::signature {

struct FreeOpenSsl
{
    void operator()(X509 *x) const noexcept { X509_free(x); }

    void operator()(X509_CRL *x) const noexcept { X509_CRL_free(x); }

    void operator()(X509_REVOKED *x) const noexcept { X509_REVOKED_free(x); }

    void operator()(X509_STORE *x) const noexcept { X509_STORE_free(x); }

    void operator()(X509_STORE_CTX *x) const noexcept { X509_STORE_CTX_free(x); }

    void operator()(X509_EXTENSION *x) const noexcept { X509_EXTENSION_free(x); }

    void operator()(STACK_OF(X509) * x) const noexcept { sk_X509_free(x); }

    void operator()(EVP_PKEY *x) const noexcept { EVP_PKEY_free(x); }

    void operator()(EVP_PKEY_CTX *x) const noexcept { EVP_PKEY_CTX_free(x); }

    void operator()(PKCS12 *x) const noexcept { PKCS12_free(x); }

    void operator()(BIO *x) const noexcept { BIO_free_all(x); }

    void operator()(BIGNUM *x) const noexcept { BN_free(x); }

    void operator()(ASN1_STRING *x) const noexcept
    {
        ASN1_STRING_free(x);
    } // integers and times too
};

template <typename T> using Owned = std::unique_ptr<T, FreeOpenSsl>;

struct Certificate::Native
{
    Owned<X509> x509;
};

struct SigningKey::Native
{
    Owned<EVP_PKEY> key;
};

/// Takes over a reference to `x509`.
Certificate adoptCertificate(X509 *x509);
SigningKey adoptKey(EVP_PKEY *key);

inline X509 *x509Of(const Certificate &certificate) { return certificate.native().x509.get(); }

inline EVP_PKEY *keyOf(const SigningKey &key) { return key.native().key.get(); }

QDateTime toDateTime(const ASN1_TIME *time);
Owned<ASN1_TIME> toAsn1Time(const QDateTime &time);
QString serialText(const ASN1_INTEGER *serial);
bool isSupported(const EVP_PKEY *key);
/// The DER of the IssuerSerial (RFC 5035) that IssuerSerialV2 carries.
QByteArray issuerSerialDer(const Certificate &certificate);

/// What OpenSSL complains about, its queue emptied.
core::Error libraryError(const char *where);

} // namespace engine::signature
