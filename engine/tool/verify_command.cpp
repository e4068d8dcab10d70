// SPDX-License-Identifier: Apache-2.0
#include "engine/store/verify.h"
#include "engine/tool/town_folder.h"

#include <map>

namespace engine::tool {

namespace {

constexpr int mostTold = 20; // of the records that another version of the engine wrote otherwise

void tellDifferences(const store::VerifyReport &report, const Console &console)
{
    std::map<QString, int> byEngine;
    for (const store::VerifyReport::Difference &difference : report.differences) {
        if (++byEngine[difference.engine] > mostTold)
            continue;
        console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "case %1, record %2: %3 was executed by the engine %4 and would differ now"), console.language)
                           .arg(difference.caseId, QString::number(difference.sequence), difference.field, difference.engine)
                    << '\n';
    }
    for (const auto &[engine, count] : byEngine)
        console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 records of the engine %2 would differ now; they are as they were written"), console.language).arg(QString::number(count), engine) << '\n';
}

} // namespace

int verifyCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto folder = takeOption(arguments, QStringLiteral("--data"));
    const auto copy = takeOption(arguments, QStringLiteral("--copy"));
    arguments.removeAll(QStringLiteral("--all")); // there is no other way
    if (!folder || !arguments.isEmpty())
        return usage(console, QStringLiteral("todoke verify --data TOWN-FOLDER [--copy BACKUP]"));
    const auto town = copy ? openCopy(*folder, *copy, console) : openTown(*folder, console);
    if (!town)
        return 2;
    const auto report = store::verify(*town->database, town->keys, town->anchor);
    if (!report) {
        console.err << faultLine(report.error(), console.language) << Qt::endl;
        return 2;
    }
    for (const store::VerifyReport::Fault &fault : report->faults)
        console.out << core::sentence(fault.error, console.language) << " [" << fault.error.idText() << "]\n";
    for (const store::VerifyReport::Erased &erased : report->erased) {
        console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "case %1, record %2: erased %3 (%4)"), console.language)
                           .arg(erased.caseId, QString::number(erased.sequence), erased.what.join(QStringLiteral(", ")), erased.ground)
                    << '\n';
    }
    tellDifferences(*report, console);
    console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 cases, %2 records, %3 executed again, %4 not (erased), %5 faults"), console.language)
                       .arg(report->cases)
                       .arg(report->records)
                       .arg(report->executed)
                       .arg(report->notExecuted)
                       .arg(report->faults.size())
                << Qt::endl;
    return report->faults.empty() ? 0 : 1;
}

} // namespace engine::tool
