// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/trust.h"

#include "engine/signature/native.h"
#include "engine/signature/signature_error.h"

#include <openssl/err.h>

namespace engine::signature {

namespace {

struct Chain
{
    std::vector<Certificate> certificates; ///< from the signer to the root; at least the signer
    std::optional<core::Error> fault;
};

Chain buildChain(const Certificate &signer,
                 const std::vector<Certificate> &helpful,
                 const TrustAnchors &anchors)
{
    const Owned<X509_STORE> store(X509_STORE_new());
    for (const Certificate &root : anchors.roots)
        X509_STORE_add_cert(store.get(), x509Of(root));
    const Owned<STACK_OF(X509)> untrusted(sk_X509_new_null());
    for (const auto *list : {&helpful, &anchors.intermediates}) {
        for (const Certificate &certificate : *list)
            sk_X509_push(untrusted.get(), x509Of(certificate));
    }
    const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), x509Of(signer), untrusted.get());
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    // Times are our own finding. Level 2: RSA of 2048 bits at least, nothing signed with SHA-1.
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_NO_CHECK_TIME | X509_V_FLAG_X509_STRICT);
    X509_VERIFY_PARAM_set_auth_level(parameters, 2);
    const bool good = X509_verify_cert(context.get()) == 1;
    Chain out{{signer}, std::nullopt};
    if (good) {
        out.certificates.clear();
        STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context.get());
        for (int i = 0; i < sk_X509_num(chain); ++i) {
            X509 *x509 = sk_X509_value(chain, i);
            X509_up_ref(x509);
            out.certificates.push_back(adoptCertificate(x509));
        }
    } else {
        const char *why = X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
        out.fault =
            core::Error(SignatureError::NotTrusted, {signer.subject(), QString::fromLatin1(why)});
    }
    ERR_clear_error();
    return out;
}

std::optional<core::Error> checkValidity(const std::vector<Certificate> &chain, const QDateTime &at)
{
    for (const Certificate &c : chain) {
        if (at < c.notBefore()) {
            return core::Error(SignatureError::NotYetValid,
                               {c.subject(), c.notBefore().toString(Qt::ISODate)});
        }
        if (at > c.notAfter()) {
            return core::Error(SignatureError::Expired,
                               {c.subject(), c.notAfter().toString(Qt::ISODate)});
        }
    }
    return std::nullopt;
}

std::optional<core::Error> checkRevocation(const std::vector<Certificate> &chain,
                                           const RevocationSource &source,
                                           const QDateTime &at)
{
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        const auto since = source.revokedSince(chain[i], chain[i + 1], at);
        if (!since)
            return since.error();
        if (*since) {
            return core::Error(SignatureError::CertificateRevoked,
                               {chain[i].subject(), (*since)->toString(Qt::ISODate)});
        }
    }
    return std::nullopt;
}

} // namespace

TrustFindings judge(const Certificate &signer,
                    const std::vector<Certificate> &helpful,
                    const VerifyOptions &options)
{
    TrustFindings findings;
    const Chain chain = buildChain(signer, helpful, options.anchors);
    findings.chain = chain.fault;
    findings.validity = checkValidity(chain.certificates, options.at);
    if (!signer.maySign() || signer.mayCertify())
        findings.keyUsage = core::Error(SignatureError::WrongKeyUsage, {signer.subject()});
    if (options.revocation && !chain.fault) {
        findings.revocationChecked = true;
        findings.revocation = checkRevocation(chain.certificates, *options.revocation, options.at);
    }
    return findings;
}

} // namespace engine::signature
