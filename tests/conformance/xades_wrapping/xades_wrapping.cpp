// SPDX-License-Identifier: Apache-2.0
//
// xades_wrapping DIR
//   Verifies every *.xml in DIR: signed documents that were changed by signature wrapping. Each
//   must be refused for the wrapping itself, not just for its algorithms or its unknown signer.
//   Ends with 0 when all are.
#include "engine/core/sentence.h"
#include "engine/signature/signature_error.h"
#include "engine/signature/xades.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cstdio>

using namespace engine;
using namespace engine::signature;

namespace {

/// The reasons that name a wrapping: what the signature leads to is not what a reader would read.
constexpr std::array wrappings{
    SignatureError::DuplicateId,
    SignatureError::SeveralSignatures,
    SignatureError::MisplacedSignature,
    SignatureError::SeveralSignedProperties,
    SignatureError::MisplacedSignedProperties,
    SignatureError::UnexpectedElement,
    SignatureError::UnexpectedReference,
    SignatureError::WrongNode,
};

bool isRefusedForWrapping(const Verification &verification)
{
    const auto verdict = verification.verdict();
    return !verdict &&
           std::any_of(wrappings.begin(), wrappings.end(), [&verdict](SignatureError id) {
               return verdict.error().is(id);
           });
}

} // namespace

int main(int argc, char **argv)
{
    const QDir folder(argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString());
    const QStringList files = folder.entryList({QStringLiteral("*.xml")}, QDir::Files, QDir::Name);
    if (argc != 2 || files.isEmpty()) {
        std::fputs("usage: xades_wrapping DIR, where DIR holds *.xml\n", stderr);
        return 2;
    }
    int failed = 0;
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return 2;
        const Verification verification = verifyEnveloped(
            file.readAll(), {{}, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), nullptr});
        const bool good = isRefusedForWrapping(verification);
        failed += good ? 0 : 1;
        const auto verdict = verification.verdict();
        const QString reason = verdict ? QStringLiteral("accepted")
                                       : core::sentence(verdict.error(), {QStringLiteral("en")});
        std::printf(
            "%s %s: %s\n", good ? "passed" : "FAILED", qPrintable(name), qPrintable(reason));
    }
    std::printf(
        "xades-wrapping: %d passed, %d failed\n", static_cast<int>(files.size()) - failed, failed);
    return failed == 0 ? 0 : 1;
}
