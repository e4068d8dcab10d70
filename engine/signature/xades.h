// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/certificate.h"
#include "engine/signature/revocation.h"

#include <optional>

namespace engine::signature {

// XAdES baseline signatures, level B-B (ETSI EN 319 132-1), RSA or ECDSA with SHA-256.

/// A named piece of a container, by its path within it.
struct Member
{
    QString name;
    QByteArray bytes;
    QString mediaType = QStringLiteral("application/octet-stream");
};

/// What signing is meant to say (EN 319 132-1, 5.2.3).
enum class Commitment { Origin, Approval };

struct SignOptions
{
    QDateTime signingTime;
    std::optional<Commitment> commitment;
    QString claimedRole;                            ///< as what the signer acts; empty for none
    QString mediaType = QStringLiteral("text/xml"); ///< of an enveloped document
};

/// `document` with a signature over all of it as the root's last child. Comments, which a signature
/// cannot cover, are dropped. Fails when the document is not XML that we take or is signed already.
core::Result<QByteArray>
signEnveloped(const QByteArray &document, const KeyStore &keys, const SignOptions &options);

/// The signature file over all `members`, for META-INF/ of an ASiC-E container.
core::Result<QByteArray>
signDetached(const std::vector<Member> &members, const KeyStore &keys, const SignOptions &options);

/// Whom a verifier trusts.
struct TrustAnchors
{
    std::vector<Certificate> roots;
    std::vector<Certificate> intermediates; ///< helpful on the way, not trusted by themselves
};

/// What is looked at, in the order in which a report tells it.
enum class Check {
    Form,               ///< exactly the elements, Ids and certificate that a signature of ours has
    Algorithms,         ///< only allowed algorithms and transforms
    References,         ///< exactly the expected references, to the very nodes and members
    Content,            ///< the content is unchanged
    SignatureValue,     ///< made with the certificate's key
    SigningCertificate, ///< the signature names this certificate as its own
    SigningTime,        ///< the claimed time is possible
    Chain,              ///< issued under an authority that we trust
    Validity,           ///< every certificate was valid at the time
    KeyUsage,           ///< the certificate is for signing documents
    Revocation,         ///< no certificate had been revoked
    Timestamp,          ///< a trusted timestamp; level B-B has none
};

enum class Outcome { Passed, Failed, NotChecked };

struct Finding
{
    Check check;
    Outcome outcome;
    std::optional<core::Error> reason; ///< when failed
};

/// What a signature really covers. Read signed data from here and from nowhere else.
struct Coverage
{
    bool wholeDocument = false;
    QByteArray signedDocument; ///< canonical XML of the whole document without the signature
    QStringList members;       ///< of a container
};

/// What became of one signature.
struct SignatureReport
{
    std::vector<Finding> findings;
    std::optional<Certificate> signer;
    QDateTime signingTime; ///< as the signer claims it
    std::optional<Commitment> commitment;
    QString claimedRole;
    Coverage coverage; ///< empty unless everything holds

    /// No finding failed.
    bool holds() const;
};

/// What became of all signatures of a document or container.
struct Verification
{
    std::vector<SignatureReport> signatures;
    core::Faults faults; ///< of the document as a whole: unreadable, not signed, …

    /// There is a signature, and all of them hold.
    bool holds() const;
    /// Every reason against it.
    core::Faults reasons() const;
    /// Success, or the first reason against it.
    core::Result<void> verdict() const;
};

struct VerifyOptions
{
    TrustAnchors anchors;
    /// When the document verifiably existed (its arrival): certificates must be good at this time.
    QDateTime at;
    /// Without one, revocation is not checked. Must outlive the call.
    const RevocationSource *revocation = nullptr;
};

/// Verifies the one signature of a signed XML document. Any thread.
Verification verifyEnveloped(const QByteArray &document, const VerifyOptions &options);

/// Verifies a signature file over exactly `members`. Any thread.
Verification verifyDetached(const QByteArray &signatureFile,
                            const std::vector<Member> &members,
                            const VerifyOptions &options);

} // namespace engine::signature
