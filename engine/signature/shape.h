// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/xades.h"
#include "engine/xml/document.h"

namespace engine::signature {

/// Where a signature stands towards what it signs.
enum class Placement { Enveloped, Detached };

struct ReferenceShape
{
    xml::Element element;
    std::optional<QString> uri;
    QString type;
    bool ofProperties() const;
};

/// A Signature element that has the form of ours: every part there once, nothing else.
struct SignatureShape
{
    xml::Element signature;
    xml::Element signedInfo;
    std::vector<ReferenceShape> references;
    xml::Element keyInfo;
    xml::Element signedProperties;
    QString signedPropertiesId;
};

/// The Signature elements of a document, after what concerns the document as a whole holds: all Ids
/// are different and now known to libxml2, no comments, signatures and SignedProperties in place.
/// Changes the tree's table of Ids: the caller must be the only user of `document`.
core::Result<std::vector<xml::Element>> findSignatures(const xml::Document &document,
                                                       Placement placement);

core::Result<SignatureShape> readShape(const xml::Element &signature);

/// The certificates of KeyInfo, at least one; it may hold nothing else.
core::Result<std::vector<Certificate>> readCertificates(const SignatureShape &shape);

/// Only allowed algorithms, and exactly the transforms that each reference needs.
core::Result<void> checkAlgorithms(const SignatureShape &shape);

/// Exactly the expected references: the whole document or all the members, and the
/// SignedProperties.
core::Result<void> checkReferences(const SignatureShape &shape,
                                   Placement placement,
                                   const std::vector<Member> &members);

/// The name of the member that a reference's URI means.
QString memberName(const QString &uri);

/// Base64 with the white space that XML allows in it; nothing when it is not base64.
std::optional<QByteArray> fromBase64(const QString &text);

} // namespace engine::signature
