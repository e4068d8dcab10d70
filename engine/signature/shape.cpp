// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/shape.h"

#include "engine/signature/names.h"
#include "engine/signature/signature_error.h"
#include "engine/xml/native.h"

#include <QSet>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace engine::signature {

namespace {

core::Error unexpected(const xml::Element &element)
{
    return core::Error(SignatureError::UnexpectedElement, {element.name()}, element.where());
}

core::Error missing(const QString &name, const xml::Element &in)
{
    return core::Error(SignatureError::MissingElement, {name}, in.where());
}

/// The one child of that name; fails when there are none or two.
core::Result<xml::Element> only(const xml::Element &parent, QStringView space, QStringView name)
{
    const auto found = parent.children(space, name);
    if (found.empty())
        return missing(name.toString(), parent);
    if (found.size() > 1)
        return unexpected(found[1]);
    return found.front();
}

core::Result<void>
onlyThese(const xml::Element &parent, QStringView space, std::initializer_list<QStringView> names)
{
    for (const xml::Element &child : parent.children()) {
        const bool known = std::any_of(
            names.begin(), names.end(), [&](QStringView name) { return child.is(space, name); });
        if (!known)
            return unexpected(child);
    }
    return {};
}

core::Result<void> isBase64(const xml::Element &element)
{
    if (!element.children().empty())
        return unexpected(element.children().front());
    const auto bytes = fromBase64(element.text());
    if (!bytes || bytes->isEmpty())
        return core::Error(SignatureError::NotBase64, {element.name()}, element.where());
    return {};
}

/// What a walk over the whole document finds.
struct Census
{
    std::vector<xml::Element> signatures;
    std::vector<xml::Element> signedProperties;
    std::optional<core::Error> fault;
    QSet<QString> ids;
};

void takeIds(const xml::Document &document, xmlNode *node, Census &census)
{
    for (xmlAttr *a = node->properties; a; a = a->next) {
        const bool isXmlId =
            a->ns && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE) && xml::same(a->name, "id");
        const bool isId = !a->ns && xml::same(a->name, "Id");
        if (!isXmlId && !isId)
            continue;
        xmlChar *content = xmlNodeGetContent(reinterpret_cast<xmlNode *>(a));
        const QString id = xml::text(content);
        // The parser has registered xml:id itself; a twin of either kind is found by our own set.
        const bool fresh = !census.ids.contains(id) &&
                           (isXmlId || xmlAddID(nullptr, node->doc, content, a) != nullptr);
        xmlFree(content);
        census.ids.insert(id);
        if (!fresh && !census.fault) {
            census.fault =
                core::Error(SignatureError::DuplicateId,
                            {id},
                            xml::Native::where(document, reinterpret_cast<xmlNode *>(a)));
        }
    }
}

void take(const xml::Document &document, xmlNode *from, Census &census)
{
    for (xmlNode *node = from; node; node = node->next) {
        if (node->type == XML_COMMENT_NODE && !census.fault) {
            census.fault = core::Error(
                SignatureError::HasComment, {}, xml::Native::where(document, node->parent));
        }
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const xml::Element element = xml::Native::element(document, node);
        if (element.is(names::ds, u"Signature"))
            census.signatures.push_back(element);
        if (element.name() ==
            u"SignedProperties") // of whatever namespace: there is no honest other
            census.signedProperties.push_back(element);
        if (element.is(names::ds, u"Manifest") && !census.fault)
            census.fault = core::Error(SignatureError::HasManifest, {}, element.where());
        takeIds(document, node, census);
        take(document, node->children, census);
    }
}

core::Result<void>
checkPlaces(const xml::Document &document, Placement placement, const Census &census)
{
    const xmlNode *root = xml::Native::node(document.root());
    for (const xml::Element &signature : census.signatures) {
        if (xml::Native::node(signature)->parent != root)
            return core::Error(SignatureError::MisplacedSignature, {}, signature.where());
    }
    if (census.signatures.empty())
        return core::Error(SignatureError::NotSigned, {}, document.root().where());
    if (placement == Placement::Detached) {
        if (!document.root().is(names::asic, u"XAdESSignatures"))
            return unexpected(document.root());
        if (document.root().children().size() != census.signatures.size())
            return onlyThese(document.root(), names::ds, {u"Signature"});
    } else if (census.signatures.size() > 1) {
        return core::Error(SignatureError::SeveralSignatures,
                           {QString::number(census.signatures.size())},
                           census.signatures[1].where());
    }
    if (census.signedProperties.size() > census.signatures.size()) {
        return core::Error(SignatureError::SeveralSignedProperties,
                           {QString::number(census.signedProperties.size())},
                           census.signedProperties[1].where());
    }
    return {};
}

core::Result<xml::Element> readProperties(const xml::Element &signature, const xml::Element &object)
{
    if (auto clean = onlyThese(object, names::xades, {u"QualifyingProperties"}); !clean)
        return clean.error();
    const auto qualifying = only(object, names::xades, u"QualifyingProperties");
    if (!qualifying)
        return qualifying.error();
    if (auto clean =
            onlyThese(*qualifying, names::xades, {u"SignedProperties", u"UnsignedProperties"});
        !clean)
        return clean.error();
    const auto properties = only(*qualifying, names::xades, u"SignedProperties");
    if (!properties)
        return core::Error(SignatureError::MisplacedSignedProperties, {}, qualifying->where());
    const QString target = qualifying->attribute(u"Target").value_or(QString());
    const QString id = signature.attribute(u"Id").value_or(QString());
    if (id.isEmpty() || target != u'#' + id)
        return core::Error(SignatureError::WrongTarget, {target}, qualifying->where());
    return *properties;
}

QString algorithmOf(const xml::Element &element)
{
    return element.attribute(u"Algorithm").value_or(QString());
}

/// An algorithm by itself: from the list, and without parameters that could weaken it.
template <std::size_t Size>
core::Result<void> allow(const xml::Element &element,
                         const std::array<QStringView, Size> &allowed,
                         SignatureError refusal)
{
    const QString algorithm = algorithmOf(element);
    if (std::find(allowed.begin(), allowed.end(), algorithm) == allowed.end())
        return core::Error(refusal, {algorithm}, element.where());
    if (!element.children().empty())
        return unexpected(element.children().front());
    return {};
}

constexpr std::array signatureMethods{names::rsaSha256,
                                      names::rsaSha384,
                                      names::rsaSha512,
                                      names::ecdsaSha256,
                                      names::ecdsaSha384,
                                      names::ecdsaSha512};
constexpr std::array digestMethods{names::sha256, names::sha384, names::sha512};
constexpr std::array canonicalizations{names::exclusiveC14n};
constexpr std::array transforms{names::exclusiveC14n, names::envelopedSignature};

core::Result<void> checkTransforms(const ReferenceShape &reference)
{
    QStringList wanted;
    if (reference.ofProperties())
        wanted << names::exclusiveC14n.toString();
    else if (reference.uri == u""_s)
        wanted << names::envelopedSignature.toString() << names::exclusiveC14n.toString();
    QStringList found;
    for (const xml::Element &list : reference.element.children(names::ds, u"Transforms")) {
        for (const xml::Element &transform : list.children()) {
            if (auto allowed = allow(transform, transforms, SignatureError::ForbiddenTransform);
                !allowed)
                return allowed.error();
            found << algorithmOf(transform);
            if (found.size() > wanted.size() || found.back() != wanted.at(found.size() - 1)) {
                return core::Error(
                    SignatureError::ForbiddenTransform, {found.back()}, transform.where());
            }
        }
    }
    if (found.size() < wanted.size())
        return missing(u"Transform"_s, reference.element);
    return {};
}

QString describeUri(const ReferenceShape &reference)
{
    return reference.uri ? u"URI=\"%1\""_s.arg(*reference.uri) : u"no URI"_s;
}

/// Whether a URI leaves the container: it has a scheme, an authority or a root.
bool isExternal(const QString &uri)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:"_s);
    return uri.startsWith(u'/') || uri.startsWith(u'\\') || scheme.match(uri).hasMatch() ||
           uri.contains(u".."_s);
}

} // namespace

bool ReferenceShape::ofProperties() const { return type == names::signedPropertiesType; }

QString memberName(const QString &uri) { return QUrl::fromPercentEncoding(uri.toUtf8()); }

std::optional<QByteArray> fromBase64(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != bytes) // no second way to write the same bytes
        return std::nullopt;
    return std::move(decoded.decoded);
}

core::Result<std::vector<xml::Element>> findSignatures(const xml::Document &document,
                                                       Placement placement)
{
    Census census;
    take(document, xml::Native::doc(document)->children, census);
    if (census.fault)
        return *census.fault;
    if (auto placed = checkPlaces(document, placement, census); !placed)
        return placed.error();
    return std::move(census.signatures);
}

core::Result<SignatureShape> readShape(const xml::Element &signature)
{
    if (auto clean = onlyThese(
            signature, names::ds, {u"SignedInfo", u"SignatureValue", u"KeyInfo", u"Object"});
        !clean)
        return clean.error();
    const auto signedInfo = only(signature, names::ds, u"SignedInfo");
    if (!signedInfo)
        return signedInfo.error();
    const auto value = only(signature, names::ds, u"SignatureValue");
    if (!value)
        return value.error();
    if (auto good = isBase64(*value); !good)
        return good.error();
    const auto keyInfo = only(signature, names::ds, u"KeyInfo");
    if (!keyInfo)
        return core::Error(SignatureError::NoCertificate, {}, signature.where());
    const auto object = only(signature, names::ds, u"Object");
    if (!object)
        return object.error();
    const auto properties = readProperties(signature, *object);
    if (!properties)
        return properties.error();

    if (auto clean = onlyThese(
            *signedInfo, names::ds, {u"CanonicalizationMethod", u"SignatureMethod", u"Reference"});
        !clean)
        return clean.error();
    std::vector<ReferenceShape> references;
    for (const xml::Element &r : signedInfo->children(names::ds, u"Reference")) {
        if (auto clean = onlyThese(r, names::ds, {u"Transforms", u"DigestMethod", u"DigestValue"});
            !clean)
            return clean.error();
        if (r.children(names::ds, u"Transforms").size() > 1)
            return unexpected(r.children(names::ds, u"Transforms")[1]);
        const auto digest = only(r, names::ds, u"DigestValue");
        if (!digest)
            return digest.error();
        if (auto good = isBase64(*digest); !good)
            return good.error();
        references.push_back({r, r.attribute(u"URI"), r.attribute(u"Type").value_or(QString())});
    }
    const QString id = properties->attribute(u"Id").value_or(QString());
    return SignatureShape{signature, *signedInfo, std::move(references), *keyInfo, *properties, id};
}

core::Result<std::vector<Certificate>> readCertificates(const SignatureShape &shape)
{
    for (const xml::Element &child : shape.keyInfo.children()) {
        if (!child.is(names::ds, u"X509Data"))
            return core::Error(SignatureError::BareKey, {child.name()}, child.where());
    }
    const auto data = only(shape.keyInfo, names::ds, u"X509Data");
    if (!data)
        return core::Error(SignatureError::NoCertificate, {}, shape.keyInfo.where());
    if (auto clean = onlyThese(*data, names::ds, {u"X509Certificate"}); !clean)
        return clean.error();
    std::vector<Certificate> certificates;
    for (const xml::Element &element : data->children()) {
        const auto der = fromBase64(element.text());
        const auto certificate = der ? Certificate::fromDer(*der)
                                     : core::Result<Certificate>(SignatureError::NotACertificate);
        if (!certificate)
            return core::Error(SignatureError::NoCertificate, {}, element.where());
        certificates.push_back(*certificate);
    }
    if (certificates.empty())
        return core::Error(SignatureError::NoCertificate, {}, data->where());
    return certificates;
}

core::Result<void> checkAlgorithms(const SignatureShape &shape)
{
    const auto c14n = only(shape.signedInfo, names::ds, u"CanonicalizationMethod");
    if (!c14n)
        return c14n.error();
    if (auto ok = allow(*c14n, canonicalizations, SignatureError::ForbiddenCanonicalization); !ok)
        return ok;
    const auto method = only(shape.signedInfo, names::ds, u"SignatureMethod");
    if (!method)
        return method.error();
    if (auto ok = allow(*method, signatureMethods, SignatureError::ForbiddenSignatureMethod); !ok)
        return ok;
    for (const ReferenceShape &reference : shape.references) {
        const auto digest = only(reference.element, names::ds, u"DigestMethod");
        if (!digest)
            return digest.error();
        if (auto ok = allow(*digest, digestMethods, SignatureError::ForbiddenDigest); !ok)
            return ok;
        if (auto ok = checkTransforms(reference); !ok)
            return ok;
    }
    return {};
}

core::Result<void> checkReferences(const SignatureShape &shape,
                                   Placement placement,
                                   const std::vector<Member> &members)
{
    QSet<QString> names; // a twin would be counted as covered without being looked at
    for (const Member &member : members) {
        if (names.contains(member.name))
            return core::Error(SignatureError::DuplicateName, {member.name});
        names.insert(member.name);
    }
    QSet<QString> seen;
    bool properties = false;
    for (const ReferenceShape &reference : shape.references) {
        const core::SourceRef where = reference.element.where();
        const QString uri = reference.uri.value_or(QString());
        QString covered;
        if (reference.ofProperties()) {
            if (shape.signedPropertiesId.isEmpty() || uri != u'#' + shape.signedPropertiesId)
                return core::Error(SignatureError::WrongNode, {describeUri(reference)}, where);
            if (properties)
                return core::Error(SignatureError::SeveralReferences, {uri}, where);
            properties = true;
            continue;
        }
        if (!reference.uri || !reference.type.isEmpty() || uri.contains(u'#'))
            return core::Error(
                SignatureError::UnexpectedReference, {describeUri(reference)}, where);
        if (!uri.isEmpty() && (placement == Placement::Enveloped || isExternal(memberName(uri))))
            return core::Error(SignatureError::ExternalReference, {uri}, where);
        if (placement == Placement::Detached) {
            covered = memberName(uri);
            const bool known = std::any_of(
                members.begin(), members.end(), [&](const Member &m) { return m.name == covered; });
            if (!known)
                return core::Error(
                    SignatureError::UnexpectedReference, {describeUri(reference)}, where);
        }
        if (seen.contains(covered))
            return core::Error(SignatureError::SeveralReferences, {describeUri(reference)}, where);
        seen.insert(covered);
    }
    if (!properties) {
        return core::Error(
            SignatureError::MissingReference, {u"SignedProperties"_s}, shape.signedInfo.where());
    }
    if (placement == Placement::Enveloped && seen.isEmpty())
        return core::Error(
            SignatureError::MissingReference, {u"URI=\"\""_s}, shape.signedInfo.where());
    for (const Member &member : members) {
        if (!seen.contains(member.name))
            return core::Error(
                SignatureError::MissingReference, {member.name}, shape.signedInfo.where());
    }
    return {};
}

} // namespace engine::signature
