// SPDX-License-Identifier: Apache-2.0
#include "engine/services/standard_services.h"
#include "engine/tool/commands.h"
#include "engine/tool/decision_scenario.h"
#include "engine/tool/flow_cover.h"
#include "engine/tool/package_check.h"
#include "engine/tool/package_folder.h"
#include "engine/tool/scenario.h"

#include <QDir>
#include <QFile>

namespace engine::tool {

namespace {

void tellFlows(const procedure::Package &package, const std::set<QString> &taken, const Console &console)
{
    const auto tell = [&](const char *text, const QStringList &flows) {
        if (!flows.isEmpty())
            console.out << core::translate("tool", text, console.language).arg(flows.join(QStringLiteral(", "))) << '\n';
    };
    const FlowCover cover = coverOf(package, taken);
    tell(QT_TRANSLATE_NOOP("tool", "no scenario takes the sequence flows: %1"), cover.missed);
    tell(QT_TRANSLATE_NOOP("tool", "no answer ever leads to the sequence flows: %1"), cover.impossible);
    console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 of %2 sequence flows are taken"), console.language).arg(taken.size()).arg(cover.all) << '\n';
}

} // namespace

int checkCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto files = filesOf(arguments);
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke check DIR [--common DIR] [--lang ja|en]"));
    if (!files) {
        console.err << faultLine(files.error(), console.language) << Qt::endl;
        return 2;
    }
    return tellFaults(arguments.first(), *files, console);
}

int testCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const bool keepReasons = arguments.removeAll(QStringLiteral("--keep-reasons")) > 0;
    const auto files = filesOf(arguments);
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke test DIR [--common DIR] [--lang ja|en] [--keep-reasons]"));
    if (!files) {
        console.err << faultLine(files.error(), console.language) << Qt::endl;
        return 2;
    }
    core::Faults faults;
    const auto package = procedure::read(*files, faults, services::standardSurroundings());
    for (const core::Error &fault : faults)
        console.out << faultLine(fault, console.language) << '\n';
    if (!package || !faults.empty()) {
        console.out.flush();
        return 1;
    }
    int passed = 0;
    int failed = 0;
    std::set<QString> taken;
    for (const auto &[path, content] : *files) {
        if (!path.startsWith(QLatin1String("scenarios/")) || !path.endsWith(QLatin1String(".xml")))
            continue;
        const bool ofDecisions = path.startsWith(QLatin1String("scenarios/decisions/"));
        if (ofDecisions && keepReasons) {
            QFile kept(QDir(arguments.first()).filePath(reasonsPath(path)));
            if (!kept.open(QIODevice::WriteOnly))
                return cannotRead(console, kept.fileName());
            kept.write(decisionReasons(*package, path, content).toUtf8());
            console.out << "kept " << kept.fileName() << '\n';
            continue;
        }
        const ScenarioResult result = ofDecisions ? playDecisionScenario(*package, path, content) : playScenario(package, path, content);
        taken.insert(result.flows.begin(), result.flows.end());
        (result.faults.empty() ? passed : failed) += 1;
        console.out << (result.faults.empty() ? "ok   " : "FAIL ") << path << "  " << result.name << '\n';
        for (const core::Error &fault : result.faults)
            console.out << "     " << faultLine(fault, console.language) << '\n';
        if (!result.flows.empty())
            console.out << "     " << QStringList(result.flows.begin(), result.flows.end()).join(QLatin1Char(' ')) << '\n';
    }
    if (!package->cover.isGuide())
        tellFlows(*package, taken, console);
    console.out << passed << " passed, " << failed << " failed" << Qt::endl;
    return failed == 0 && (passed > 0 || keepReasons) ? 0 : 1;
}

} // namespace engine::tool
