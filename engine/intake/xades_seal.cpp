// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/xades_seal.h"

#include "engine/signature/asice.h"
#include "engine/signature/signature_error.h"
#include "engine/xml/document.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

core::Result<QByteArray> XadesSeal::seal(const QByteArray &application, const QDateTime &now)
{
    signature::SignOptions options;
    options.signingTime = now;
    return signature::signEnveloped(application, m_office, options);
}

core::Result<ApplicationSeal::OwnSignature> XadesSeal::verifyOwn(const QByteArray &upload, const QDateTime &now)
{
    const signature::VerifyOptions options{m_anchors, now, m_revocation};
    if (!upload.startsWith("PK")) {
        const auto verified = signature::verifyEnveloped(upload, options);
        if (const auto verdict = verified.verdict(); !verdict)
            return verdict.error();
        const signature::SignatureReport &report = verified.signatures.front();
        if (!report.coverage.wholeDocument)
            return core::Error(signature::SignatureError::MissingReference);
        return OwnSignature{report.coverage.signedDocument, report.signer ? report.signer->subject() : QString()};
    }
    const auto verified = signature::verifyContainer(upload, options);
    if (const auto verdict = verified.verdict(); !verdict)
        return verdict.error();
    const auto container = signature::readContainer(upload);
    if (!container)
        return container.error();
    const signature::SignatureReport &report = verified.signatures.front();
    if (container->members.size() != 1 || report.coverage.members != QStringList{container->members.front().name})
        return core::Error(signature::SignatureError::UnexpectedReference);
    const auto document = xml::Document::parse(container->members.front().bytes, container->members.front().name);
    if (!document)
        return document.error();
    return OwnSignature{document->canonical(), report.signer ? report.signer->subject() : QString()};
}

} // namespace engine::intake
