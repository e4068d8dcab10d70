// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/authority.h"

#include "engine/crypto/crypto.h"
#include "engine/signature/native.h"
#include "engine/signature/signature_error.h"

namespace engine::signature {

namespace {

bool addEntry(X509_NAME *name, const char *field, const QString &value)
{
    if (value.isEmpty())
        return true;
    const QByteArray utf8 = value.toUtf8();
    return X509_NAME_add_entry_by_txt(name,
                                      field,
                                      MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(utf8.constData()),
                                      static_cast<int>(utf8.size()),
                                      -1,
                                      0) == 1;
}

bool fillName(X509_NAME *name, const SubjectName &subject)
{
    return addEntry(name, "C", subject.country) && addEntry(name, "O", subject.organization) &&
           addEntry(name, "OU", subject.organizationalUnit) &&
           addEntry(name, "CN", subject.commonName);
}

bool addExtension(X509 *x509, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(x509, extension.get(), -1) == 1;
}

bool giveRandomSerial(X509 *x509)
{
    QByteArray bytes = crypto::randomBytes(16);
    bytes[0] = static_cast<char>((static_cast<unsigned char>(bytes.at(0)) & 0x3FU) | 0x40U);
    const Owned<BIGNUM> number(BN_bin2bn(reinterpret_cast<const unsigned char *>(bytes.constData()),
                                         static_cast<int>(bytes.size()),
                                         nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509));
}

/// A certificate without issuer, extensions and signature.
Owned<X509> blank(const SubjectName &name, const Validity &validity, EVP_PKEY *key)
{
    Owned<X509> x509(X509_new());
    const bool good = x509 && X509_set_version(x509.get(), X509_VERSION_3) == 1 &&
                      giveRandomSerial(x509.get()) &&
                      fillName(X509_get_subject_name(x509.get()), name) &&
                      X509_set1_notBefore(x509.get(), toAsn1Time(validity.from).get()) == 1 &&
                      X509_set1_notAfter(x509.get(), toAsn1Time(validity.until).get()) == 1 &&
                      X509_set_pubkey(x509.get(), key) == 1;
    return good ? std::move(x509) : nullptr;
}

} // namespace

core::Result<Authority>
Authority::create(const SubjectName &name, const Validity &validity, KeyKind kind)
{
    const auto key = SigningKey::generate(kind);
    if (!key)
        return key.error();
    Owned<X509> x509 = blank(name, validity, keyOf(*key));
    const bool good =
        x509 && X509_set_issuer_name(x509.get(), X509_get_subject_name(x509.get())) == 1 &&
        addExtension(x509.get(), x509.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
        addExtension(x509.get(), x509.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        addExtension(x509.get(), x509.get(), NID_subject_key_identifier, "hash") &&
        X509_sign(x509.get(), keyOf(*key), EVP_sha256()) > 0;
    if (!good)
        return libraryError("Authority::create");
    return Authority(KeyStore{*key, adoptCertificate(x509.release()), {}});
}

core::Result<Authority> Authority::fromPkcs12(const QByteArray &bytes, const QString &password)
{
    auto store = KeyStore::fromPkcs12(bytes, password);
    if (!store)
        return store.error();
    if (!store->certificate.mayCertify())
        return core::Error(SignatureError::WrongKeyUsage, {store->certificate.subject()});
    return Authority(std::move(*store));
}

core::Result<QByteArray> Authority::toPkcs12(const QString &password) const
{
    return m_store.toPkcs12(password, m_store.certificate.commonName());
}

core::Result<KeyStore> Authority::issue(const SubjectName &name,
                                        const Validity &validity,
                                        LeafPurpose purpose,
                                        KeyKind kind) const
{
    const auto key = SigningKey::generate(kind);
    if (!key)
        return key.error();
    X509 *issuer = x509Of(m_store.certificate);
    Owned<X509> x509 = blank(name, validity, keyOf(*key));
    // A seal vouches for where a document comes from, a person's signature for a will.
    const char *usage = purpose == LeafPurpose::OfficeSeal
                            ? "critical,digitalSignature"
                            : "critical,digitalSignature,nonRepudiation";
    const bool good =
        x509 && X509_set_issuer_name(x509.get(), X509_get_subject_name(issuer)) == 1 &&
        addExtension(x509.get(), issuer, NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(x509.get(), issuer, NID_key_usage, usage) &&
        addExtension(x509.get(), issuer, NID_subject_key_identifier, "hash") &&
        addExtension(x509.get(), issuer, NID_authority_key_identifier, "keyid:always") &&
        X509_sign(x509.get(), keyOf(m_store.key), EVP_sha256()) > 0;
    if (!good)
        return libraryError("Authority::issue");
    return KeyStore{*key, adoptCertificate(x509.release()), {m_store.certificate}};
}

core::Result<QByteArray> Authority::revocationList(const std::vector<Revoked> &revoked,
                                                   const QDateTime &issuedAt,
                                                   const QDateTime &nextUpdate) const
{
    const Owned<X509_CRL> list(X509_CRL_new());
    X509 *issuer = x509Of(m_store.certificate);
    bool good = list && X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1 &&
                X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer)) == 1 &&
                X509_CRL_set1_lastUpdate(list.get(), toAsn1Time(issuedAt).get()) == 1 &&
                X509_CRL_set1_nextUpdate(list.get(), toAsn1Time(nextUpdate).get()) == 1;
    for (const Revoked &one : revoked) {
        BIGNUM *raw = nullptr;
        const QByteArray hex = one.serial.toLatin1();
        const int digits = BN_hex2bn(&raw, hex.constData());
        const Owned<BIGNUM> number(raw);
        const Owned<ASN1_INTEGER> serial(number ? BN_to_ASN1_INTEGER(number.get(), nullptr)
                                                : nullptr);
        Owned<X509_REVOKED> entry(X509_REVOKED_new());
        good = good && serial && digits == hex.size() && !hex.isEmpty() &&
               X509_REVOKED_set_serialNumber(entry.get(), serial.get()) == 1 &&
               X509_REVOKED_set_revocationDate(entry.get(), toAsn1Time(one.at).get()) == 1 &&
               X509_CRL_add0_revoked(list.get(), entry.get()) == 1;
        if (!good)
            break;
        (void)entry.release(); // the list has it now
    }
    good = good && X509_CRL_sort(list.get()) == 1 &&
           X509_CRL_sign(list.get(), keyOf(m_store.key), EVP_sha256()) > 0;
    unsigned char *out = nullptr;
    const int size = good ? i2d_X509_CRL(list.get(), &out) : -1;
    if (size < 0)
        return libraryError("Authority::revocationList");
    QByteArray der(reinterpret_cast<const char *>(out), size);
    OPENSSL_free(out);
    return der;
}

} // namespace engine::signature
