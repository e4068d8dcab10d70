// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"
#include "engine/signature/asice.h"

namespace engine::signature {

// What `todoke sign` and `todoke verify-signature` do; the command reads and writes the files.

/// A file to sign, by its base name.
struct FileToSign
{
    QString name;
    QByteArray bytes;
};

/// An XML file gets an enveloped signature, any other file a container around it.
core::Result<QByteArray> signFile(const FileToSign &file,
                                  const QByteArray &pkcs12,
                                  const QString &password,
                                  const SignOptions &options);

/// The name under which the signed file is usually kept: `a.xml` → `a.signed.xml`, `a.pdf` →
/// `a.pdf.asice`.
QString signedName(const QString &name);

/// Verifies a signed XML document or a container, whichever `bytes` is.
Verification verifyFile(const QByteArray &bytes, const VerifyOptions &options);

/// The certificates of a PEM file: those that signed themselves become roots, others intermediates.
core::Result<TrustAnchors> readAnchors(const QByteArray &pem);

/// What was found, one line each, in the reader's language.
QStringList describe(const Verification &verification, const core::Language &language);

} // namespace engine::signature
