// SPDX-License-Identifier: Apache-2.0
#include "engine/crypto/crypto.h"
#include "engine/signature/names.h"
#include "engine/signature/signature_error.h"
#include "engine/signature/xades.h"
#include "engine/signature/xmlsec.h"
#include "engine/xml/native.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace engine::signature {

namespace {

/// One piece of content as its Reference names it.
struct Content
{
    QString uri;
    QString mediaType;
    bool enveloped = false;
};

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

/// Writes a Signature element whose digests and value are still empty.
class Template
{
public:
    Template(const std::vector<Content> &contents,
             const KeyStore &keys,
             const SignOptions &options,
             QString id)
        : m_contents(contents)
        , m_keys(keys)
        , m_options(options)
        , m_id(std::move(id))
    {
    }

    /// Within an XAdESSignatures element when `root` is not empty.
    QByteArray write(const QString &root)
    {
        if (!root.isEmpty())
            m_out.start(root).attribute(u"xmlns:asic"_s, names::asic.toString());
        m_out.start(u"ds:Signature"_s).attribute(u"xmlns:ds"_s, names::ds.toString());
        m_out.attribute(u"Id"_s, m_id);
        writeSignedInfo();
        m_out.start(u"ds:SignatureValue"_s).end();
        writeKeyInfo();
        m_out.start(u"ds:Object"_s);
        writeProperties();
        m_out.end().end();
        if (!root.isEmpty())
            m_out.end();
        return m_out.bytes();
    }

private:
    QString referenceId(std::size_t index) const
    {
        return m_id + u"-ref-"_s + QString::number(index);
    }

    QString propertiesId() const { return m_id + u"-properties"_s; }

    void algorithm(const QString &element, QStringView uri)
    {
        m_out.start(element).attribute(u"Algorithm"_s, uri.toString()).end();
    }

    void digest()
    {
        algorithm(u"ds:DigestMethod"_s, names::sha256);
        m_out.start(u"ds:DigestValue"_s).end();
    }

    void writeSignedInfo()
    {
        m_out.start(u"ds:SignedInfo"_s);
        algorithm(u"ds:CanonicalizationMethod"_s, names::exclusiveC14n);
        algorithm(u"ds:SignatureMethod"_s,
                  m_keys.key.kind() == KeyKind::Rsa ? names::rsaSha256 : names::ecdsaSha256);
        for (std::size_t i = 0; i < m_contents.size(); ++i) {
            m_out.start(u"ds:Reference"_s).attribute(u"Id"_s, referenceId(i));
            m_out.attribute(u"URI"_s, m_contents[i].uri);
            if (m_contents[i].enveloped) {
                m_out.start(u"ds:Transforms"_s);
                algorithm(u"ds:Transform"_s, names::envelopedSignature);
                algorithm(u"ds:Transform"_s, names::exclusiveC14n);
                m_out.end();
            }
            digest();
            m_out.end();
        }
        m_out.start(u"ds:Reference"_s).attribute(u"Type"_s, names::signedPropertiesType.toString());
        m_out.attribute(u"URI"_s, u'#' + propertiesId());
        m_out.start(u"ds:Transforms"_s);
        algorithm(u"ds:Transform"_s, names::exclusiveC14n);
        m_out.end();
        digest();
        m_out.end().end();
    }

    void writeKeyInfo()
    {
        m_out.start(u"ds:KeyInfo"_s).start(u"ds:X509Data"_s);
        writeCertificate(m_keys.certificate);
        for (const Certificate &certificate : m_keys.chain) {
            if (certificate.subject() != certificate.issuer()) // the verifier has his own roots
                writeCertificate(certificate);
        }
        m_out.end().end();
    }

    void writeCertificate(const Certificate &certificate)
    {
        m_out.start(u"ds:X509Certificate"_s).text(base64(certificate.der())).end();
    }

    void writeProperties()
    {
        m_out.start(u"xades:QualifyingProperties"_s);
        m_out.attribute(u"xmlns:xades"_s, names::xades.toString())
            .attribute(u"Target"_s, u'#' + m_id);
        m_out.start(u"xades:SignedProperties"_s).attribute(u"Id"_s, propertiesId());
        m_out.start(u"xades:SignedSignatureProperties"_s);
        m_out.start(u"xades:SigningTime"_s);
        m_out.text(m_options.signingTime.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s)).end();
        m_out.start(u"xades:SigningCertificateV2"_s).start(u"xades:Cert"_s);
        m_out.start(u"xades:CertDigest"_s);
        algorithm(u"ds:DigestMethod"_s, names::sha256);
        m_out.start(u"ds:DigestValue"_s).text(base64(m_keys.certificate.sha256())).end().end();
        m_out.start(u"xades:IssuerSerialV2"_s);
        m_out.text(base64(issuerSerialDer(m_keys.certificate))).end();
        m_out.end().end();
        if (!m_options.claimedRole.isEmpty()) {
            m_out.start(u"xades:SignerRoleV2"_s).start(u"xades:ClaimedRoles"_s);
            m_out.start(u"xades:ClaimedRole"_s).text(m_options.claimedRole).end().end().end();
        }
        m_out.end();
        writeDataProperties();
        m_out.end().end();
    }

    void writeDataProperties()
    {
        m_out.start(u"xades:SignedDataObjectProperties"_s);
        for (std::size_t i = 0; i < m_contents.size(); ++i) {
            m_out.start(u"xades:DataObjectFormat"_s);
            m_out.attribute(u"ObjectReference"_s, u'#' + referenceId(i));
            m_out.start(u"xades:MimeType"_s).text(m_contents[i].mediaType).end().end();
        }
        if (m_options.commitment) {
            const QStringView uri = *m_options.commitment == Commitment::Approval
                                        ? names::proofOfApproval
                                        : names::proofOfOrigin;
            m_out.start(u"xades:CommitmentTypeIndication"_s).start(u"xades:CommitmentTypeId"_s);
            m_out.start(u"xades:Identifier"_s).text(uri.toString()).end().end();
            m_out.start(u"xades:AllSignedDataObjects"_s).end().end();
        }
        m_out.end();
    }

    const std::vector<Content> &m_contents;
    const KeyStore &m_keys;
    const SignOptions &m_options;
    QString m_id;
    xml::Writer m_out;
};

/// An Id that differs from signature to signature without asking for a random number.
QString signatureId(const QByteArray &content, const KeyStore &keys, const SignOptions &options)
{
    crypto::Sha256 hash;
    hash.add(crypto::sha256(content));
    hash.add(keys.certificate.sha256());
    hash.add(QByteArray::number(options.signingTime.toMSecsSinceEpoch()));
    hash.add(options.claimedRole.toUtf8());
    return u"sig-"_s + QString::fromLatin1(hash.finish().first(10).toHex());
}

template <typename Visit> void eachNode(xmlNode *node, const Visit &visit)
{
    for (xmlNode *next = nullptr; node; node = next) {
        next = node->next; // `visit` may remove the node
        if (node->type == XML_ELEMENT_NODE)
            eachNode(node->children, visit);
        visit(node);
    }
}

void registerIds(xmlNode *from)
{
    for (xmlAttr *a = from->properties; a; a = a->next) {
        if (!a->ns && xml::same(a->name, "Id")) {
            xmlChar *value = xmlNodeGetContent(reinterpret_cast<xmlNode *>(a));
            xmlAddID(nullptr, from->doc, value, a);
            xmlFree(value);
        }
    }
    for (xmlNode *child = from->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            registerIds(child);
    }
}

core::Result<void> fill(xmlNode *signature, const KeyStore &keys)
{
    const DSigContext context(xmlSecDSigCtxCreate(nullptr));
    if (!context)
        return xmlsecError("xmlSecDSigCtxCreate");
    context->signKey = toXmlsecKey(keyOf(keys.key));
    if (!context->signKey)
        return SignatureError::UnsupportedKey;
    // KeyInfo is written by us; an unused kind of key data keeps xmlsec from adding to it.
    xmlSecPtrListAdd(&context->keyInfoWriteCtx.enabledKeyData,
                     const_cast<void *>(static_cast<const void *>(xmlSecKeyDataNameId)));
    if (xmlSecDSigCtxSign(context.get(), signature) != 0 ||
        context->status != xmlSecDSigStatusSucceeded)
        return xmlsecError("xmlSecDSigCtxSign");
    return {};
}

core::Result<QByteArray> dump(xmlDoc *doc)
{
    xmlChar *out = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(doc, &out, &size, "UTF-8");
    if (!out)
        return core::Error(SignatureError::LibraryFailed, {u"xmlDocDumpMemoryEnc"_s});
    QByteArray bytes(reinterpret_cast<const char *>(out), size);
    xmlFree(out);
    return bytes;
}

} // namespace

core::Result<QByteArray>
signEnveloped(const QByteArray &document, const KeyStore &keys, const SignOptions &options)
{
    if (auto started = startXmlsec(); !started)
        return started.error();
    const auto read = xml::Document::parse(document, QString());
    if (!read)
        return read.error();
    xmlDoc *doc = xml::Native::doc(*read);
    xmlNode *root = xmlDocGetRootElement(doc);
    bool isSigned = false;
    eachNode(doc->children, [&isSigned](xmlNode *node) {
        if (node->type == XML_COMMENT_NODE) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        } else if (node->type == XML_ELEMENT_NODE && xml::same(node->name, "Signature") &&
                   node->ns && names::ds == xml::text(node->ns->href)) {
            isSigned = true;
        }
    });
    if (isSigned)
        return SignatureError::AlreadySigned;

    const QString id = signatureId(document, keys, options);
    const std::vector<Content> contents{{QString(), options.mediaType, true}};
    const auto form =
        xml::Document::parse(Template(contents, keys, options, id).write({}), QString());
    if (!form)
        return form.error();
    xmlNode *signature = xmlDocCopyNode(xmlDocGetRootElement(xml::Native::doc(*form)), doc, 1);
    if (!signature || !xmlAddChild(root, signature))
        return core::Error(SignatureError::LibraryFailed, {u"xmlAddChild"_s});
    registerIds(signature);
    if (auto filled = fill(signature, keys); !filled)
        return filled.error();
    return dump(doc);
}

core::Result<QByteArray>
signDetached(const std::vector<Member> &members, const KeyStore &keys, const SignOptions &options)
{
    if (auto started = startXmlsec(); !started)
        return started.error();
    if (members.empty())
        return SignatureError::NothingToSign;
    std::vector<Content> contents;
    crypto::Sha256 all;
    for (const Member &member : members) {
        contents.push_back({QString::fromLatin1(QUrl::toPercentEncoding(member.name, "/")),
                            member.mediaType,
                            false});
        all.add(crypto::sha256(member.name.toUtf8()));
        all.add(crypto::sha256(member.bytes));
    }
    const QString id = signatureId(all.finish(), keys, options);
    const auto form = xml::Document::parse(
        Template(contents, keys, options, id).write(u"asic:XAdESSignatures"_s), QString());
    if (!form)
        return form.error();
    xmlDoc *doc = xml::Native::doc(*form);
    xmlNode *signature = xmlFirstElementChild(xmlDocGetRootElement(doc));
    registerIds(signature);
    const MembersInReach reach(members);
    if (auto filled = fill(signature, keys); !filled)
        return filled.error();
    return dump(doc);
}

} // namespace engine::signature
