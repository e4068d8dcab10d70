// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "engine/tool/package_folder.h"
#include "engine/tool/simulation/replay.h"

#include <QFile>

namespace engine::tool {

namespace {

QString lineOf(const Difference &difference, const core::Language &language)
{
    const auto sentence = [&](const char *text) {
        return core::translate("tool", text, language).arg(difference.node, difference.before, difference.after, difference.rule);
    };
    switch (difference.what) {
    case Differs::Path:
        return sentence(QT_TRANSLATE_NOOP("tool", "path after %1: %2 → %3 (%4)"));
    case Differs::Fee:
        return sentence(QT_TRANSLATE_NOOP("tool", "fee at %1: %2 → %3 (%4)"));
    case Differs::Deadline:
        return sentence(QT_TRANSLATE_NOOP("tool", "deadline at %1: %2 → %3 (%4)"));
    case Differs::Approver:
        return sentence(QT_TRANSLATE_NOOP("tool", "who does %1: %2 → %3 (%4)"));
    }
    Q_UNREACHABLE();
}

} // namespace

int replayCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto recorded = takeOption(arguments, QStringLiteral("--cases"));
    const auto files = filesOf(arguments);
    if (arguments.size() != 1 || !recorded)
        return usage(console, QStringLiteral("todoke replay DIR --cases FILE [--common DIR]"));
    QFile file(*recorded);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(console, *recorded);
    const auto cases = readCases(file.readAll(), *recorded);
    if (!cases) {
        console.err << faultLine(cases.error(), console.language) << Qt::endl;
        return 2;
    }
    const auto package = packageOf(files, console);
    if (!package)
        return files ? 1 : 2;
    int differ = 0;
    int erased = 0;
    for (const RecordedCase &one : *cases) {
        const Replayed replayed = replay(*package, one);
        erased += replayed.erased ? 1 : 0;
        differ += replayed.differences.empty() ? 0 : 1;
        for (const Difference &difference : replayed.differences)
            console.out << replayed.caseId << ": " << lineOf(difference, console.language) << '\n';
    }
    console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 cases, %2 would go otherwise, %3 not replayed (erased)"), console.language)
                       .arg(cases->size())
                       .arg(differ)
                       .arg(erased)
                << Qt::endl;
    return differ == 0 ? 0 : 1;
}

} // namespace engine::tool
