// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/signature/xades.h"

namespace engine::signature {

/// How much a foreign container may hold.
struct ContainerLimits
{
    int members = 1000;
    qint64 memberBytes = 64LL * 1024 * 1024;
    qint64 totalBytes = 256LL * 1024 * 1024;
    qint64 ratio = 200; ///< expanded to packed size, of each member beyond 64 KiB
};

/// An ASiC-E container with XAdES signatures (ETSI EN 319 162-1).
struct Container
{
    std::vector<Member> members;        ///< the content
    std::vector<Member> signatureFiles; ///< META-INF/*signatures*.xml
};

/// The container as a ZIP file: `mimetype` first and stored, UTF-8 names, all times `writtenAt`.
core::Result<QByteArray> writeContainer(const Container &container, const QDateTime &writtenAt);

/// Reads a container. Refuses inconsistent archives, unsafe or repeated names, links, encryption
/// and bombs, before anything is expanded.
core::Result<Container> readContainer(const QByteArray &bytes, const ContainerLimits &limits = {});

/// A container of `members` with one signature over them all.
core::Result<QByteArray>
signContainer(const std::vector<Member> &members, const KeyStore &keys, const SignOptions &options);

/// Adds another signature over all members of a container.
core::Result<QByteArray>
addSignature(const QByteArray &container, const KeyStore &keys, const SignOptions &options);

/// Reads and verifies: every signature file must cover exactly all members.
Verification verifyContainer(const QByteArray &bytes,
                             const VerifyOptions &options,
                             const ContainerLimits &limits = {});

} // namespace engine::signature
