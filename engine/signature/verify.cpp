// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/names.h"
#include "engine/signature/shape.h"
#include "engine/signature/signature_error.h"
#include "engine/signature/trust.h"
#include "engine/signature/xades.h"
#include "engine/signature/xmlsec.h"
#include "engine/xml/native.h"

#include <libxml/c14n.h>
#include <xmlsec/crypto.h>
#include <xmlsec/transforms.h>

#include <array>
#include <openssl/err.h>

using namespace Qt::StringLiterals;

namespace engine::signature {

namespace {

constexpr std::array allChecks{Check::Form,
                               Check::Algorithms,
                               Check::References,
                               Check::Content,
                               Check::SignatureValue,
                               Check::SigningCertificate,
                               Check::SigningTime,
                               Check::Chain,
                               Check::Validity,
                               Check::KeyUsage,
                               Check::Revocation,
                               Check::Timestamp};

/// Collects the findings in the order of `allChecks`, whatever the order in which they come.
class Findings
{
public:
    void pass(Check check) { set(check, Outcome::Passed, std::nullopt); }

    void fail(Check check, core::Error reason) { set(check, Outcome::Failed, std::move(reason)); }

    void note(Check check, const std::optional<core::Error> &reason)
    {
        set(check, reason ? Outcome::Failed : Outcome::Passed, reason);
    }

    /// Passes or fails, and says which.
    bool note(Check check, const core::Result<void> &result)
    {
        note(check, result ? std::nullopt : std::optional(result.error()));
        return result.has_value();
    }

    std::vector<Finding> take() { return std::move(m_all); }

    Findings()
    {
        for (const Check check : allChecks)
            m_all.push_back({check, Outcome::NotChecked, std::nullopt});
    }

private:
    void set(Check check, Outcome outcome, std::optional<core::Error> reason)
    {
        Finding &finding = m_all[static_cast<std::size_t>(check)];
        if (finding.outcome != Outcome::Failed) // the first reason stands
            finding = {check, outcome, std::move(reason)};
    }

    std::vector<Finding> m_all;
};

bool allow(xmlSecDSigCtx *context)
{
    bool good = true;
    for (const xmlSecTransformId id : {xmlSecTransformExclC14NId,
                                       xmlSecTransformRsaSha256Id,
                                       xmlSecTransformRsaSha384Id,
                                       xmlSecTransformRsaSha512Id,
                                       xmlSecTransformEcdsaSha256Id,
                                       xmlSecTransformEcdsaSha384Id,
                                       xmlSecTransformEcdsaSha512Id})
        good = good && xmlSecDSigCtxEnableSignatureTransform(context, id) == 0;
    for (const xmlSecTransformId id : {xmlSecTransformExclC14NId,
                                       xmlSecTransformEnvelopedId,
                                       xmlSecTransformSha256Id,
                                       xmlSecTransformSha384Id,
                                       xmlSecTransformSha512Id})
        good = good && xmlSecDSigCtxEnableReferenceTransform(context, id) == 0;
    return good && xmlSecPtrListAdd(
                       &context->keyInfoReadCtx.enabledKeyData,
                       const_cast<void *>(static_cast<const void *>(xmlSecKeyDataX509Id))) == 0;
}

QByteArray toBytes(xmlSecBuffer *buffer)
{
    if (!buffer || !xmlSecBufferGetData(buffer))
        return {};
    return QByteArray(reinterpret_cast<const char *>(xmlSecBufferGetData(buffer)),
                      static_cast<qsizetype>(xmlSecBufferGetSize(buffer)));
}

/// Which part of a document canonical() takes.
struct Part
{
    const xmlNode *node;
    bool inside; ///< the node with all below it, or all but that
};

int isVisible(void *userData, xmlNode *node, xmlNode *parent)
{
    const auto *part = static_cast<const Part *>(userData);
    const xmlNode *at =
        node->type == XML_NAMESPACE_DECL || node->type == XML_ATTRIBUTE_NODE ? parent : node;
    for (; at; at = at->parent) {
        if (at == part->node)
            return part->inside ? 1 : 0;
    }
    return part->inside ? 0 : 1;
}

/// The exclusive canonical form of a part that is given by a node's pointer.
QByteArray canonical(xmlDoc *doc, Part part)
{
    xmlOutputBuffer *buffer = xmlAllocOutputBuffer(nullptr);
    const int size =
        buffer ? xmlC14NExecute(doc, isVisible, &part, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, buffer)
               : -1;
    QByteArray bytes;
    if (size >= 0) {
        bytes = QByteArray(reinterpret_cast<const char *>(xmlOutputBufferGetContent(buffer)),
                           static_cast<qsizetype>(xmlOutputBufferGetSize(buffer)));
    }
    xmlOutputBufferClose(buffer);
    return bytes;
}

/// One verification of one signature by xmlsec, under our rules.
class Mathematics
{
public:
    Mathematics(const SignatureShape &shape, const Certificate &signer, Placement placement)
        : m_shape(shape)
        , m_signer(signer)
        , m_placement(placement)
    {
    }

    /// Fills in the findings about content and value; true when all of them passed.
    bool run(const xml::Document &document, Findings &findings, Coverage &coverage)
    {
        m_context.reset(xmlSecDSigCtxCreate(nullptr));
        if (!m_context || !allow(m_context.get())) {
            findings.fail(Check::SignatureValue, xmlsecError("xmlSecDSigCtxCreate"));
            return false;
        }
        m_context->flags = XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES;
        m_context->enabledReferenceUris =
            xmlSecTransformUriTypeSameDocument |
            (m_placement == Placement::Enveloped ? xmlSecTransformUriTypeEmpty
                                                 : xmlSecTransformUriTypeRemote);
        m_context->signKey = toXmlsecKey(X509_get0_pubkey(x509Of(m_signer)));
        if (!m_context->signKey) {
            findings.fail(Check::SignatureValue, core::Error(SignatureError::UnsupportedKey));
            return false;
        }
        const int done = xmlSecDSigCtxVerify(m_context.get(), xml::Native::node(m_shape.signature));
        ERR_clear_error();
        const bool contentHolds = checkContent(document, findings, coverage);
        if (!contentHolds)
            return false;
        if (done != 0 || m_context->status != xmlSecDSigStatusSucceeded) {
            findings.fail(Check::SignatureValue, core::Error(SignatureError::SignatureWrong));
            return false;
        }
        findings.pass(Check::SignatureValue);
        return true;
    }

private:
    bool checkContent(const xml::Document &document, Findings &findings, Coverage &coverage)
    {
        xmlSecPtrList *list = &m_context->signedInfoReferences;
        const std::size_t count = xmlSecPtrListGetSize(list);
        for (std::size_t i = 0; i < m_shape.references.size(); ++i) {
            const ReferenceShape &expected = m_shape.references[i];
            auto *reference = i < count
                                  ? static_cast<xmlSecDSigReferenceCtx *>(
                                        xmlSecPtrListGetItem(list, static_cast<xmlSecSize>(i)))
                                  : nullptr;
            if (!reference ||
                reference->status == xmlSecDSigStatusUnknown) { // it never came so far
                findings.fail(Check::SignatureValue, core::Error(SignatureError::SignatureWrong));
                return false;
            }
            if (reference->status != xmlSecDSigStatusSucceeded) {
                findings.fail(Check::Content, changed(expected));
                return false;
            }
            if (!checkNode(document, expected, reference)) {
                findings.fail(Check::References,
                              core::Error(SignatureError::WrongNode,
                                          {expected.uri.value_or(QString())},
                                          expected.element.where()));
                return false;
            }
            if (expected.ofProperties())
                continue;
            if (m_placement == Placement::Enveloped) {
                coverage.wholeDocument = true;
                coverage.signedDocument =
                    toBytes(xmlSecDSigReferenceCtxGetPreDigestBuffer(reference));
            } else {
                coverage.members << memberName(*expected.uri);
            }
        }
        findings.pass(Check::Content);
        return true;
    }

    /// The reference led to the very node that we read from: the Id is registered for that node,
    /// and the bytes that were digested are that node's.
    bool checkNode(const xml::Document &document,
                   const ReferenceShape &expected,
                   xmlSecDSigReferenceCtx *reference) const
    {
        if (!expected.ofProperties() && m_placement == Placement::Detached)
            return true; // a member's name leads to one member only
        xmlDoc *doc = xml::Native::doc(document);
        const QByteArray digested = toBytes(xmlSecDSigReferenceCtxGetPreDigestBuffer(reference));
        if (!expected.ofProperties())
            return digested == canonical(doc, {xml::Native::node(m_shape.signature), false});
        const xmlNode *properties = xml::Native::node(m_shape.signedProperties);
        const QByteArray id = m_shape.signedPropertiesId.toUtf8();
        const xmlAttr *registered =
            xmlGetID(doc, reinterpret_cast<const xmlChar *>(id.constData()));
        return registered && registered->parent == properties &&
               digested == canonical(doc, {properties, true});
    }

    core::Error changed(const ReferenceShape &reference) const
    {
        if (reference.ofProperties())
            return core::Error(SignatureError::PropertiesChanged, {}, reference.element.where());
        const QString what =
            m_placement == Placement::Enveloped ? u"XML"_s : memberName(*reference.uri);
        return core::Error(SignatureError::ContentChanged, {what}, reference.element.where());
    }

    const SignatureShape &m_shape;
    const Certificate &m_signer;
    Placement m_placement;
    DSigContext m_context;
};

/// The one element on the way `names` down from `from`; nothing when it is missing or there twice.
std::optional<xml::Element> descend(xml::Element from, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names) {
        auto found = from.children(names::xades, name);
        if (found.empty() && (name == u"DigestMethod" || name == u"DigestValue"))
            found = from.children(names::ds, name);
        if (found.size() != 1)
            return std::nullopt;
        from = found.front();
    }
    return from;
}

bool isNamedBy(const Certificate &certificate, const xml::Element &cert)
{
    const auto method = descend(cert, {u"CertDigest", u"DigestMethod"});
    const auto value = descend(cert, {u"CertDigest", u"DigestValue"});
    if (!method || !value || method->attribute(u"Algorithm") != names::sha256)
        return false;
    if (fromBase64(value->text()) != certificate.sha256())
        return false;
    const auto issuerSerial = descend(cert, {u"IssuerSerialV2"});
    return !issuerSerial || fromBase64(issuerSerial->text()) == issuerSerialDer(certificate);
}

/// The certificate of KeyInfo that the signed properties name as the signer's.
const Certificate *findSigner(const SignatureShape &shape,
                              const std::vector<Certificate> &certificates)
{
    const auto list =
        descend(shape.signedProperties, {u"SignedSignatureProperties", u"SigningCertificateV2"});
    const auto certs = list ? list->children(names::xades, u"Cert") : std::vector<xml::Element>();
    if (certs.empty()) // the first one names the signer, others may name the chain
        return nullptr;
    for (const Certificate &certificate : certificates) {
        if (isNamedBy(certificate, certs.front()))
            return &certificate;
    }
    return nullptr;
}

void readProperties(const SignatureShape &shape, SignatureReport &report)
{
    const auto role =
        descend(shape.signedProperties,
                {u"SignedSignatureProperties", u"SignerRoleV2", u"ClaimedRoles", u"ClaimedRole"});
    if (role)
        report.claimedRole = role->text();
    const auto commitment = descend(shape.signedProperties,
                                    {u"SignedDataObjectProperties",
                                     u"CommitmentTypeIndication",
                                     u"CommitmentTypeId",
                                     u"Identifier"});
    const QString uri = commitment ? commitment->text().trimmed() : QString();
    if (uri == names::proofOfApproval)
        report.commitment = Commitment::Approval;
    else if (uri == names::proofOfOrigin)
        report.commitment = Commitment::Origin;
}

std::optional<core::Error> checkSigningTime(const SignatureShape &shape,
                                            const Certificate &signer,
                                            const QDateTime &at,
                                            QDateTime &signingTime)
{
    const auto element =
        descend(shape.signedProperties, {u"SignedSignatureProperties", u"SigningTime"});
    const QString text = element ? element->text().trimmed() : QString();
    signingTime = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    if (!signingTime.isValid()) {
        return core::Error(
            SignatureError::SigningTimeUnreadable, {text}, shape.signedProperties.where());
    }
    // A signer's clock may be a little ahead of ours.
    if (signingTime > at.addSecs(600) || signingTime < signer.notBefore())
        return core::Error(SignatureError::SigningTimeImpossible, {text}, element->where());
    return std::nullopt;
}

SignatureReport verifyOne(const xml::Document &document,
                          const xml::Element &signature,
                          Placement placement,
                          const std::vector<Member> &members,
                          const VerifyOptions &options)
{
    SignatureReport report;
    Findings findings;
    const auto finish = [&]() {
        report.findings = findings.take();
        if (!report.holds())
            report.coverage = {};
        return std::move(report);
    };

    const auto shape = readShape(signature);
    if (!shape) {
        findings.fail(Check::Form, shape.error());
        return finish();
    }
    // What is covered comes first: of several reasons, a wrapping is the one to be told.
    if (!findings.note(Check::References, checkReferences(*shape, placement, members)))
        return finish();
    if (!findings.note(Check::Algorithms, checkAlgorithms(*shape)))
        return finish();
    const auto certificates = readCertificates(*shape);
    if (!certificates) {
        findings.fail(Check::Form, certificates.error());
        return finish();
    }
    findings.pass(Check::Form);
    const Certificate *signer = findSigner(*shape, *certificates);
    if (!signer) {
        findings.fail(
            Check::SigningCertificate,
            core::Error(SignatureError::CertificateNotNamed, {}, shape->signedProperties.where()));
        return finish();
    }
    findings.pass(Check::SigningCertificate);
    report.signer = *signer;
    if (!isSupported(X509_get0_pubkey(x509Of(*signer)))) {
        findings.fail(Check::SignatureValue, core::Error(SignatureError::UnsupportedKey));
        return finish();
    }

    if (!Mathematics(*shape, *signer, placement).run(document, findings, report.coverage))
        return finish();
    readProperties(*shape, report);
    findings.note(Check::SigningTime,
                  checkSigningTime(*shape, *signer, options.at, report.signingTime));
    const TrustFindings trust = judge(*signer, *certificates, options);
    findings.note(Check::Chain, trust.chain);
    findings.note(Check::Validity, trust.validity);
    findings.note(Check::KeyUsage, trust.keyUsage);
    if (trust.revocationChecked)
        findings.note(Check::Revocation, trust.revocation);
    return finish();
}

Verification verify(const QByteArray &bytes,
                    const QString &fileName,
                    Placement placement,
                    const std::vector<Member> &members,
                    const VerifyOptions &options)
{
    Verification verification;
    if (auto started = startXmlsec(); !started) {
        verification.faults.push_back(started.error());
        return verification;
    }
    const auto document = xml::Document::parse(bytes, fileName);
    if (!document) {
        verification.faults.push_back(document.error());
        return verification;
    }
    const auto signatures = findSignatures(*document, placement);
    if (!signatures) {
        verification.faults.push_back(signatures.error());
        return verification;
    }
    const MembersInReach reach(members);
    for (const xml::Element &signature : *signatures)
        verification.signatures.push_back(
            verifyOne(*document, signature, placement, members, options));
    return verification;
}

} // namespace

bool SignatureReport::holds() const
{
    return !findings.empty() &&
           std::all_of(findings.begin(), findings.end(), [](const Finding &finding) {
               const bool optional =
                   finding.check == Check::Revocation || finding.check == Check::Timestamp;
               return finding.outcome == Outcome::Passed ||
                      (optional && finding.outcome == Outcome::NotChecked);
           });
}

bool Verification::holds() const
{
    return faults.empty() && !signatures.empty() &&
           std::all_of(signatures.begin(), signatures.end(), [](const SignatureReport &report) {
               return report.holds();
           });
}

core::Faults Verification::reasons() const
{
    core::Faults all = faults;
    for (const SignatureReport &report : signatures) {
        for (const Finding &finding : report.findings) {
            if (finding.reason)
                all.push_back(*finding.reason);
        }
    }
    return all;
}

core::Result<void> Verification::verdict() const
{
    if (holds())
        return {};
    const core::Faults all = reasons();
    return all.empty() ? core::Error(SignatureError::NotSigned) : all.front();
}

Verification verifyEnveloped(const QByteArray &document, const VerifyOptions &options)
{
    return verify(document, QString(), Placement::Enveloped, {}, options);
}

Verification verifyDetached(const QByteArray &signatureFile,
                            const std::vector<Member> &members,
                            const VerifyOptions &options)
{
    return verify(signatureFile, QString(), Placement::Detached, members, options);
}

} // namespace engine::signature
