// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"

#include "engine/tool/eval_decision.h"

#include <map>

namespace engine::tool {

namespace {

struct Entry
{
    CommandFunction run;
    const char *usage;
};

const std::map<QString, Entry> &commands()
{
    static const std::map<QString, Entry> all = {
        {QStringLiteral("new"), {newCommand, "todoke new DIR"}},
        {QStringLiteral("check"), {checkCommand, "todoke check DIR [--common DIR] [--lang ja|en]"}},
        {QStringLiteral("test"), {testCommand, "todoke test DIR [--common DIR] [--lang ja|en] [--keep-reasons]"}},
        {QStringLiteral("eval"), {evalCommand, evalUsage}},
        {QStringLiteral("simulate"), {simulateCommand, "todoke simulate DIR [-n CASES] [--seed N] [--from 2026-05-07] [--svg FILE] [--record FILE] [--common DIR]"}},
        {QStringLiteral("replay"), {replayCommand, replayUsage}},
        {QStringLiteral("sign"), {signCommand, "todoke sign --key FILE.p12 [--password-file FILE] [--out FILE] FILE"}},
        {QStringLiteral("verify-signature"), {verifySignatureCommand, "todoke verify-signature --anchor AUTHORITY.pem FILE"}},
        {QStringLiteral("verify"), {verifyCommand, "todoke verify --data TOWN-FOLDER [--copy BACKUP]"}}};
    return all;
}

} // namespace

std::optional<QString> takeOption(QStringList &arguments, const QString &name)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == name && i + 1 < arguments.size()) {
            const QString value = arguments[i + 1];
            arguments.remove(i, 2);
            return value;
        }
        if (arguments[i].startsWith(name + QLatin1Char('=')))
            return arguments.takeAt(i).mid(name.size() + 1);
    }
    return std::nullopt;
}

int usage(const Console &console, const QString &text)
{
    console.err << text << Qt::endl;
    return 2;
}

int cannotRead(const Console &console, const QString &file)
{
    console.err << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 cannot be read"), console.language).arg(file) << Qt::endl;
    return 2;
}

QString faultLine(const core::Error &error, const core::Language &language)
{
    const QString where = error.where().toString();
    return (where.isEmpty() ? QString() : where + QStringLiteral(": ")) + core::sentence(error, language) + QStringLiteral(" [") + error.idText() + QLatin1Char(']');
}

int runCommand(QStringList arguments)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    Console console{out, err, {}};
    const auto language = takeOption(arguments, QStringLiteral("--lang"));
    const bool isKnown = !language || *language == QLatin1String("ja") || *language == QLatin1String("en");
    console.language.tag = language.value_or(qEnvironmentVariable("LANG")).startsWith(QLatin1String("ja")) ? QStringLiteral("ja") : QStringLiteral("en");
    if (!isKnown)
        return usage(console, QStringLiteral("--lang ja|en"));
    const QString name = arguments.isEmpty() ? QString() : arguments.takeFirst();
    const auto command = commands().find(name);
    if (command != commands().end())
        return command->second.run(arguments, console);
    QStringList lines;
    for (const auto &[known, entry] : commands())
        lines << QString::fromLatin1(entry.usage);
    return usage(console, lines.join(QLatin1Char('\n')));
}

} // namespace engine::tool
