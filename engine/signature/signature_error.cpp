// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/signature_error.h"

#include <QtGlobal>

namespace engine::signature {

core::ErrorText errorText(SignatureError id)
{
    switch (id) {
    case SignatureError::NotACertificate:
        return {"signature",
                "NotACertificate",
                QT_TRANSLATE_NOOP("signature", "this is not an X.509 certificate")};
    case SignatureError::NotAKeyStore:
        return {"signature",
                "NotAKeyStore",
                QT_TRANSLATE_NOOP("signature",
                                  "this is not a PKCS#12 file with a key and its certificate")};
    case SignatureError::WrongPassword:
        return {"signature",
                "WrongPassword",
                QT_TRANSLATE_NOOP("signature", "the password does not open this key file")};
    case SignatureError::KeyDoesNotFit:
        return {"signature",
                "KeyDoesNotFit",
                QT_TRANSLATE_NOOP("signature",
                                  "the key in this file does not belong to its certificate")};
    case SignatureError::UnsupportedKey:
        return {
            "signature",
            "UnsupportedKey",
            QT_TRANSLATE_NOOP(
                "signature", "expected an RSA key of 2048 bits or more, or an ECDSA key on P-256")};
    case SignatureError::NotARevocationList:
        return {"signature",
                "NotARevocationList",
                QT_TRANSLATE_NOOP("signature",
                                  "this is not a revocation list signed by the authority")};
    case SignatureError::LibraryFailed:
        return {"signature",
                "LibraryFailed",
                QT_TRANSLATE_NOOP("signature", "the signature library failed: %1")};
    case SignatureError::AlreadySigned:
        return {"signature",
                "AlreadySigned",
                QT_TRANSLATE_NOOP("signature", "this document already has a signature")};
    case SignatureError::NothingToSign:
        return {"signature",
                "NothingToSign",
                QT_TRANSLATE_NOOP("signature", "there is nothing to sign")};
    case SignatureError::NotSigned:
        return {"signature",
                "NotSigned",
                QT_TRANSLATE_NOOP("signature", "this document has no signature")};
    case SignatureError::SeveralSignatures:
        return {"signature",
                "SeveralSignatures",
                QT_TRANSLATE_NOOP("signature", "expected one signature, got %1")};
    case SignatureError::MisplacedSignature:
        return {"signature",
                "MisplacedSignature",
                QT_TRANSLATE_NOOP("signature",
                                  "the signature does not stand directly in the document's root")};
    case SignatureError::DuplicateId:
        return {"signature",
                "DuplicateId",
                QT_TRANSLATE_NOOP(
                    "signature",
                    "the Id '%1' occurs twice, so a signature could point to the wrong one")};
    case SignatureError::HasComment:
        return {"signature",
                "HasComment",
                QT_TRANSLATE_NOOP("signature", "there is a comment, which no signature covers")};
    case SignatureError::UnexpectedElement:
        return {
            "signature",
            "UnexpectedElement",
            QT_TRANSLATE_NOOP("signature", "element <%1> does not belong into a signature here")};
    case SignatureError::MissingElement:
        return {"signature",
                "MissingElement",
                QT_TRANSLATE_NOOP("signature", "the signature lacks the element <%1>")};
    case SignatureError::NotBase64:
        return {"signature",
                "NotBase64",
                QT_TRANSLATE_NOOP("signature", "element <%1> does not contain proper base64")};
    case SignatureError::BareKey:
        return {"signature",
                "BareKey",
                QT_TRANSLATE_NOOP(
                    "signature",
                    "the signature brings a bare key (<%1>), which says nothing about who signed")};
    case SignatureError::NoCertificate:
        return {
            "signature",
            "NoCertificate",
            QT_TRANSLATE_NOOP("signature", "the signature brings no certificate that can be read")};
    case SignatureError::SeveralSignedProperties:
        return {"signature",
                "SeveralSignedProperties",
                QT_TRANSLATE_NOOP("signature",
                                  "expected one SignedProperties for each signature, got %1")};
    case SignatureError::MisplacedSignedProperties:
        return {"signature",
                "MisplacedSignedProperties",
                QT_TRANSLATE_NOOP("signature", "SignedProperties stands outside its signature")};
    case SignatureError::WrongTarget:
        return {"signature",
                "WrongTarget",
                QT_TRANSLATE_NOOP("signature",
                                  "the signed properties belong to '%1', not to this signature")};
    case SignatureError::HasManifest:
        return {"signature",
                "HasManifest",
                QT_TRANSLATE_NOOP(
                    "signature",
                    "a signature with a Manifest is refused: what it lists is not checked")};
    case SignatureError::ForbiddenCanonicalization:
        return {"signature",
                "ForbiddenCanonicalization",
                QT_TRANSLATE_NOOP("signature", "the canonicalization method %1 is not allowed")};
    case SignatureError::ForbiddenSignatureMethod:
        return {"signature",
                "ForbiddenSignatureMethod",
                QT_TRANSLATE_NOOP("signature", "the signature method %1 is not allowed")};
    case SignatureError::ForbiddenDigest:
        return {"signature",
                "ForbiddenDigest",
                QT_TRANSLATE_NOOP("signature", "the digest method %1 is not allowed")};
    case SignatureError::ForbiddenTransform:
        return {"signature",
                "ForbiddenTransform",
                QT_TRANSLATE_NOOP("signature", "the transform %1 is not allowed here")};
    case SignatureError::ExternalReference:
        return {"signature",
                "ExternalReference",
                QT_TRANSLATE_NOOP("signature", "the signature refers to something outside: %1")};
    case SignatureError::UnexpectedReference:
        return {"signature",
                "UnexpectedReference",
                QT_TRANSLATE_NOOP("signature",
                                  "the signature has a reference that does not belong there: %1")};
    case SignatureError::MissingReference:
        return {"signature",
                "MissingReference",
                QT_TRANSLATE_NOOP("signature", "the signature does not cover %1")};
    case SignatureError::SeveralReferences:
        return {"signature",
                "SeveralReferences",
                QT_TRANSLATE_NOOP("signature", "the signature refers twice to %1")};
    case SignatureError::WrongNode:
        return {"signature",
                "WrongNode",
                QT_TRANSLATE_NOOP("signature",
                                  "a reference leads to another place than it should: %1")};
    case SignatureError::ContentChanged:
        return {"signature",
                "ContentChanged",
                QT_TRANSLATE_NOOP("signature", "the content was changed after signing: %1")};
    case SignatureError::PropertiesChanged:
        return {"signature",
                "PropertiesChanged",
                QT_TRANSLATE_NOOP("signature", "the signed properties were changed after signing")};
    case SignatureError::SignatureWrong:
        return {"signature",
                "SignatureWrong",
                QT_TRANSLATE_NOOP(
                    "signature",
                    "the signature was not made with the certificate's key, or was changed")};
    case SignatureError::CertificateNotNamed:
        return {"signature",
                "CertificateNotNamed",
                QT_TRANSLATE_NOOP("signature",
                                  "the signature was made for another certificate than it brings")};
    case SignatureError::SigningTimeUnreadable:
        return {"signature",
                "SigningTimeUnreadable",
                QT_TRANSLATE_NOOP("signature", "expected a signing time, got '%1'")};
    case SignatureError::SigningTimeImpossible:
        return {"signature",
                "SigningTimeImpossible",
                QT_TRANSLATE_NOOP("signature", "the signing time %1 cannot be true")};
    case SignatureError::NotTrusted:
        return {"signature",
                "NotTrusted",
                QT_TRANSLATE_NOOP(
                    "signature",
                    "the certificate of %1 was not issued under a trusted authority (%2)")};
    case SignatureError::NotYetValid:
        return {"signature",
                "NotYetValid",
                QT_TRANSLATE_NOOP("signature",
                                  "the certificate of %1 was not yet valid: it begins at %2")};
    case SignatureError::Expired:
        return {"signature",
                "Expired",
                QT_TRANSLATE_NOOP("signature",
                                  "the certificate of %1 was no longer valid: it ended at %2")};
    case SignatureError::WrongKeyUsage:
        return {"signature",
                "WrongKeyUsage",
                QT_TRANSLATE_NOOP("signature", "the certificate of %1 is not meant for this use")};
    case SignatureError::CertificateRevoked:
        return {"signature",
                "CertificateRevoked",
                QT_TRANSLATE_NOOP("signature", "the certificate of %1 has been revoked since %2")};
    case SignatureError::RevocationUnknown:
        return {"signature",
                "RevocationUnknown",
                QT_TRANSLATE_NOOP("signature",
                                  "it cannot be known whether the certificate of %1 was revoked")};
    case SignatureError::NotAContainer:
        return {"signature",
                "NotAContainer",
                QT_TRANSLATE_NOOP("signature", "this is not an ASiC-E container: %1")};
    case SignatureError::WrongMimetype:
        return {
            "signature",
            "WrongMimetype",
            QT_TRANSLATE_NOOP("signature",
                              "expected the mimetype application/vnd.etsi.asic-e+zip, got '%1'")};
    case SignatureError::UnsafeName:
        return {
            "signature",
            "UnsafeName",
            QT_TRANSLATE_NOOP("signature", "the container has a member with an unsafe name: %1")};
    case SignatureError::DuplicateName:
        return {"signature",
                "DuplicateName",
                QT_TRANSLATE_NOOP("signature", "the container has two members of the name %1")};
    case SignatureError::TooManyMembers:
        return {
            "signature",
            "TooManyMembers",
            QT_TRANSLATE_NOOP("signature", "the container has %1 members; at most %2 are read")};
    case SignatureError::MemberTooLarge:
        return {"signature",
                "MemberTooLarge",
                QT_TRANSLATE_NOOP("signature", "the member %1 has %2 bytes; at most %3 are read")};
    case SignatureError::ContainerTooLarge:
        return {
            "signature",
            "ContainerTooLarge",
            QT_TRANSLATE_NOOP("signature", "the container has more than %1 bytes when unpacked")};
    case SignatureError::SuspiciousRatio:
        return {"signature",
                "SuspiciousRatio",
                QT_TRANSLATE_NOOP("signature",
                                  "the member %1 is packed more tightly than is believable")};
    case SignatureError::EncryptedMember:
        return {"signature",
                "EncryptedMember",
                QT_TRANSLATE_NOOP(
                    "signature", "the member %1 is encrypted or packed in a way that is not read")};
    case SignatureError::NothingInContainer:
        return {"signature",
                "NothingInContainer",
                QT_TRANSLATE_NOOP("signature", "the container has no content")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::signature
