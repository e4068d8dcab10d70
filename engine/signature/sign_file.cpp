// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/sign_file.h"

#include "engine/signature/signature_error.h"

using namespace Qt::StringLiterals;

namespace engine::signature {

namespace {

bool isZip(const QByteArray &bytes)
{
    return bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06");
}

const char *label(Check check)
{
    switch (check) {
    case Check::Form:
        return QT_TRANSLATE_NOOP("signature", "form of the signature");
    case Check::Algorithms:
        return QT_TRANSLATE_NOOP("signature", "algorithms");
    case Check::References:
        return QT_TRANSLATE_NOOP("signature", "what is covered");
    case Check::Content:
        return QT_TRANSLATE_NOOP("signature", "content unchanged");
    case Check::SignatureValue:
        return QT_TRANSLATE_NOOP("signature", "signature value");
    case Check::SigningCertificate:
        return QT_TRANSLATE_NOOP("signature", "signer's certificate");
    case Check::SigningTime:
        return QT_TRANSLATE_NOOP("signature", "signing time");
    case Check::Chain:
        return QT_TRANSLATE_NOOP("signature", "trusted authority");
    case Check::Validity:
        return QT_TRANSLATE_NOOP("signature", "validity at the time");
    case Check::KeyUsage:
        return QT_TRANSLATE_NOOP("signature", "purpose of the certificate");
    case Check::Revocation:
        return QT_TRANSLATE_NOOP("signature", "revocation");
    case Check::Timestamp:
        return QT_TRANSLATE_NOOP("signature", "timestamp");
    }
    Q_UNREACHABLE();
}

QString line(const Finding &finding, const core::Language &language)
{
    const QString name = core::translate("signature", label(finding.check), language);
    switch (finding.outcome) {
    case Outcome::Passed:
        return core::translate("signature", QT_TRANSLATE_NOOP("signature", "good: %1"), language)
            .arg(name);
    case Outcome::NotChecked:
        return core::translate(
                   "signature", QT_TRANSLATE_NOOP("signature", "not checked: %1"), language)
            .arg(name);
    case Outcome::Failed:
        return core::translate(
                   "signature", QT_TRANSLATE_NOOP("signature", "wrong: %1: %2"), language)
            .arg(name, finding.reason ? core::sentence(*finding.reason, language) : QString());
    }
    Q_UNREACHABLE();
}

} // namespace

core::Result<QByteArray> signFile(const FileToSign &file,
                                  const QByteArray &pkcs12,
                                  const QString &password,
                                  const SignOptions &options)
{
    const auto keys = KeyStore::fromPkcs12(pkcs12, password);
    if (!keys)
        return keys.error();
    if (file.name.endsWith(u".xml", Qt::CaseInsensitive) ||
        file.name.endsWith(u".xhtml", Qt::CaseInsensitive))
        return signEnveloped(file.bytes, *keys, options);
    if (isZip(file.bytes) && readContainer(file.bytes))
        return addSignature(file.bytes, *keys, options);
    return signContainer({Member{file.name, file.bytes}}, *keys, options);
}

QString signedName(const QString &name)
{
    for (const QString &ending : {u".xml"_s, u".xhtml"_s}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            return name.chopped(ending.size()) + u".signed"_s + ending;
    }
    return name.endsWith(u".asice", Qt::CaseInsensitive) ? name : name + u".asice"_s;
}

Verification verifyFile(const QByteArray &bytes, const VerifyOptions &options)
{
    return isZip(bytes) ? verifyContainer(bytes, options) : verifyEnveloped(bytes, options);
}

core::Result<TrustAnchors> readAnchors(const QByteArray &pem)
{
    static const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    TrustAnchors anchors;
    for (qsizetype at = pem.indexOf(begin); at >= 0; at = pem.indexOf(begin, at + 1)) {
        const auto certificate = Certificate::fromPem(pem.sliced(at));
        if (!certificate)
            return certificate.error();
        const bool isRoot = certificate->subject() == certificate->issuer();
        (isRoot ? anchors.roots : anchors.intermediates).push_back(*certificate);
    }
    if (anchors.roots.empty())
        return SignatureError::NotACertificate;
    return anchors;
}

QStringList describe(const Verification &verification, const core::Language &language)
{
    QStringList lines;
    for (const core::Error &fault : verification.faults)
        lines << core::sentence(fault, language);
    for (const SignatureReport &report : verification.signatures) {
        if (report.signer) {
            lines << core::translate("signature",
                                     QT_TRANSLATE_NOOP("signature", "signed by %1 at %2"),
                                     language)
                         .arg(report.signer->subject(), report.signingTime.toString(Qt::ISODate));
        }
        for (const Finding &finding : report.findings)
            lines << line(finding, language);
    }
    lines << core::translate("signature",
                             verification.holds()
                                 ? QT_TRANSLATE_NOOP("signature", "the signature holds")
                                 : QT_TRANSLATE_NOOP("signature", "the signature does not hold"),
                             language);
    return lines;
}

} // namespace engine::signature
