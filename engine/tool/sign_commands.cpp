// SPDX-License-Identifier: Apache-2.0
#include "engine/signature/sign_file.h"
#include "engine/tool/commands.h"

#include <QFile>
#include <QFileInfo>
#include <QDir>
#include <QSaveFile>

namespace engine::tool {

namespace {

std::optional<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

/// From the file given, else from standard input: never from the command line, which others can see.
std::optional<QString> passwordOf(const std::optional<QString> &passwordFile, const Console &console)
{
    if (passwordFile) {
        const auto bytes = readFile(*passwordFile);
        return bytes ? std::optional(QString::fromUtf8(*bytes).trimmed()) : std::nullopt;
    }
    console.err << core::translate("tool", QT_TRANSLATE_NOOP("tool", "Password of the key: "), console.language) << Qt::flush;
    QTextStream in(stdin);
    return in.readLine();
}

} // namespace

int signCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto keyFile = takeOption(arguments, QStringLiteral("--key"));
    const auto passwordFile = takeOption(arguments, QStringLiteral("--password-file"));
    const auto outFile = takeOption(arguments, QStringLiteral("--out"));
    if (!keyFile || arguments.size() != 1)
        return usage(console, QStringLiteral("todoke sign --key FILE.p12 [--password-file FILE] [--out FILE] FILE"));
    const QString path = arguments.first();
    const auto content = readFile(path);
    if (!content)
        return cannotRead(console, path);
    const auto key = readFile(*keyFile);
    if (!key)
        return cannotRead(console, *keyFile);
    const auto password = passwordOf(passwordFile, console);
    if (!password)
        return cannotRead(console, *passwordFile);
    const auto made = signature::signFile({QFileInfo(path).fileName(), *content}, *key, *password, {QDateTime::currentDateTimeUtc(), signature::Commitment::Origin, {}});
    if (!made) {
        console.err << faultLine(made.error(), console.language) << Qt::endl;
        return 1;
    }
    const QString out = outFile.value_or(QFileInfo(path).dir().filePath(signature::signedName(QFileInfo(path).fileName())));
    QSaveFile file(out);
    if (!file.open(QIODevice::WriteOnly) || file.write(*made) != made->size() || !file.commit()) {
        console.err << out << ": " << file.errorString() << Qt::endl;
        return 2;
    }
    console.out << out << Qt::endl;
    return 0;
}

int verifySignatureCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    signature::VerifyOptions options;
    while (const auto anchor = takeOption(arguments, QStringLiteral("--anchor"))) {
        const auto pem = readFile(*anchor);
        if (!pem)
            return cannotRead(console, *anchor);
        auto certificate = signature::Certificate::fromPem(*pem);
        if (!certificate) {
            console.err << faultLine(certificate.error(), console.language) << Qt::endl;
            return 2;
        }
        options.anchors.roots.push_back(std::move(*certificate));
    }
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke verify-signature --anchor AUTHORITY.pem FILE"));
    const auto content = readFile(arguments.first());
    if (!content)
        return cannotRead(console, arguments.first());
    options.at = QDateTime::currentDateTimeUtc();
    const signature::Verification verification = signature::verifyFile(*content, options);
    for (const QString &line : signature::describe(verification, console.language))
        console.out << line << '\n';
    console.out.flush();
    return verification.holds() ? 0 : 1;
}

} // namespace engine::tool
