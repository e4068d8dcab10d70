// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"

#include <QStringList>
#include <QTextStream>

namespace engine::tool {

/// What a command writes to, and in which language it speaks.
struct Console
{
    QTextStream &out;
    QTextStream &err;
    core::Language language;
};

/// Exit codes: 0 good, 1 faults were found, 2 the command was called wrongly or a file cannot be read.
using CommandFunction = int (*)(const QStringList &arguments, const Console &console);

int newCommand(const QStringList &arguments, const Console &console);
int checkCommand(const QStringList &arguments, const Console &console);
int testCommand(const QStringList &arguments, const Console &console);
int simulateCommand(const QStringList &arguments, const Console &console);
inline constexpr auto replayUsage = "todoke replay DIR (--data TOWN-FOLDER | --cases FILE) [--common DIR]";
int replayCommand(const QStringList &arguments, const Console &console);
int evalCommand(const QStringList &arguments, const Console &console);
int signCommand(const QStringList &arguments, const Console &console);
int verifySignatureCommand(const QStringList &arguments, const Console &console);
int verifyCommand(const QStringList &arguments, const Console &console);

/// Runs the `todoke` command; `--lang ja` or `--lang en`, else the LANG of the environment, choose the language.
int runCommand(QStringList arguments);

/// The value of `--name` taken out of the arguments, or nothing.
std::optional<QString> takeOption(QStringList &arguments, const QString &name);
int usage(const Console &console, const QString &text);
int cannotRead(const Console &console, const QString &file);
/// `file:line:column: sentence [id]`
QString faultLine(const core::Error &error, const core::Language &language);

} // namespace engine::tool
