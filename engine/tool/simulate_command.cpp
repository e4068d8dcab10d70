// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/commands.h"
#include "engine/tool/package_folder.h"
#include "engine/tool/simulation/report.h"

#include <QFile>

namespace engine::tool {

namespace {

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int simulateCommand(const QStringList &given, const Console &console)
{
    const QString help = QStringLiteral("todoke simulate DIR [-n CASES] [--seed N] [--from 2026-05-07] [--svg FILE] [--record FILE] [--common DIR]");
    QStringList arguments = given;
    SimulationOptions options;
    options.cases = takeOption(arguments, QStringLiteral("-n")).value_or(QStringLiteral("100")).toInt();
    options.seed = takeOption(arguments, QStringLiteral("--seed")).value_or(QStringLiteral("1")).toULongLong();
    const QDate from = QDate::fromString(takeOption(arguments, QStringLiteral("--from")).value_or(QStringLiteral("2026-05-07")), Qt::ISODate);
    options.from = QDateTime(from, QTime(0, 0), Qt::UTC);
    const auto svg = takeOption(arguments, QStringLiteral("--svg"));
    const auto record = takeOption(arguments, QStringLiteral("--record"));
    const auto files = filesOf(arguments);
    if (arguments.size() != 1 || options.cases < 1 || !from.isValid())
        return usage(console, help);
    const auto package = packageOf(files, console);
    if (!package)
        return files ? 1 : 2;
    const std::vector<SimulatedCase> cases = simulate(*package, options);
    const SimulationReport report = reportOf(*package, cases, console.language);
    console.out << table(report, console.language);
    console.out.flush();
    if (svg && !writeFile(*svg, waitsSvg(report, console.language)))
        return cannotRead(console, *svg);
    if (record) {
        std::vector<RecordedCase> recorded;
        for (const SimulatedCase &one : cases)
            recorded.push_back(one.recorded);
        if (!writeFile(*record, writeCases(recorded)))
            return cannotRead(console, *record);
    }
    return report.errors.empty() ? 0 : 1;
}

} // namespace engine::tool
