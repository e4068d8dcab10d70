// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::signature {

/// Why a key, certificate, signature or container was refused.
enum class SignatureError {
    // keys and certificates
    NotACertificate,
    NotAKeyStore,
    WrongPassword,
    KeyDoesNotFit,
    UnsupportedKey,
    NotARevocationList,
    LibraryFailed,
    // making
    AlreadySigned,
    NothingToSign,
    // the form of a signature
    NotSigned,
    SeveralSignatures,
    MisplacedSignature,
    DuplicateId,
    HasComment,
    UnexpectedElement,
    MissingElement,
    NotBase64,
    BareKey,
    NoCertificate,
    SeveralSignedProperties,
    MisplacedSignedProperties,
    WrongTarget,
    HasManifest,
    // algorithms
    ForbiddenCanonicalization,
    ForbiddenSignatureMethod,
    ForbiddenDigest,
    ForbiddenTransform,
    // references
    ExternalReference,
    UnexpectedReference,
    MissingReference,
    SeveralReferences,
    WrongNode,
    // what was signed
    ContentChanged,
    PropertiesChanged,
    SignatureWrong,
    CertificateNotNamed,
    SigningTimeUnreadable,
    SigningTimeImpossible,
    // the signer
    NotTrusted,
    NotYetValid,
    Expired,
    WrongKeyUsage,
    CertificateRevoked,
    RevocationUnknown,
    // containers
    NotAContainer,
    WrongMimetype,
    UnsafeName,
    DuplicateName,
    TooManyMembers,
    MemberTooLarge,
    ContainerTooLarge,
    SuspiciousRatio,
    EncryptedMember,
    NothingInContainer,
};

core::ErrorText errorText(SignatureError id);

} // namespace engine::signature
