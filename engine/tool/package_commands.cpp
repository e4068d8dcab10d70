// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "engine/tool/decision_scenario.h"
#include "engine/tool/package_check.h"
#include "engine/tool/scenario.h"

#include <QDir>

namespace engine::tool {

namespace {

/// The package folder's files; `common` beside the package unless told otherwise.
core::Result<procedure::Files> filesOf(QStringList &arguments)
{
    const auto common = takeOption(arguments, QStringLiteral("--common"));
    const QString folder = arguments.value(0);
    QString shared = common.value_or(QDir(QDir(folder).absoluteFilePath(QStringLiteral(".."))).filePath(QStringLiteral("common")));
    if (!common && !QDir(shared).exists())
        shared = QStringLiteral("procedures/common");
    return procedure::readFolder(folder, shared);
}

} // namespace

int checkCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto files = filesOf(arguments);
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke check DIR [--common DIR]"));
    if (!files) {
        console.err << faultLine(files.error(), console.language) << Qt::endl;
        return 2;
    }
    return tellFaults(arguments.first(), *files, console);
}

int testCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto files = filesOf(arguments);
    if (arguments.size() != 1)
        return usage(console, QStringLiteral("todoke test DIR [--common DIR]"));
    if (!files) {
        console.err << faultLine(files.error(), console.language) << Qt::endl;
        return 2;
    }
    core::Faults faults;
    const auto package = procedure::read(*files, faults);
    for (const core::Error &fault : faults)
        console.out << faultLine(fault, console.language) << '\n';
    if (!package || !faults.empty()) {
        console.out.flush();
        return 1;
    }
    int passed = 0;
    int failed = 0;
    std::set<QString> visited;
    for (const auto &[path, content] : *files) {
        if (!path.startsWith(QLatin1String("scenarios/")) || !path.endsWith(QLatin1String(".xml")))
            continue;
        const bool ofDecisions = path.startsWith(QLatin1String("scenarios/decisions/"));
        const ScenarioResult result = ofDecisions ? playDecisionScenario(*package, path, content) : playScenario(package, path, content);
        visited.insert(result.flows.begin(), result.flows.end());
        (result.faults.empty() ? passed : failed) += 1;
        console.out << (result.faults.empty() ? "ok   " : "FAIL ") << path << "  " << result.name << '\n';
        for (const core::Error &fault : result.faults)
            console.out << "     " << faultLine(fault, console.language) << '\n';
    }
    const auto process = package->definition.processes.find(package->process);
    QStringList missed;
    if (process != package->definition.processes.end()) {
        for (const bpmn::Node &node : process->second->nodes) {
            if (!visited.contains(node.id))
                missed << node.id;
        }
    }
    if (!missed.isEmpty())
        console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "no scenario comes past: %1"), console.language).arg(missed.join(QStringLiteral(", "))) << '\n';
    console.out << passed << " passed, " << failed << " failed" << Qt::endl;
    return failed == 0 && passed > 0 ? 0 : 1;
}

} // namespace engine::tool
