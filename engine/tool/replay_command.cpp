// SPDX-License-Identifier: Apache-2.0
#include "engine/store/case_journals.h"
#include "engine/tool/commands.h"
#include "engine/tool/package_folder.h"
#include "engine/tool/progress_line.h"
#include "engine/tool/simulation/replay.h"
#include "engine/tool/town_folder.h"

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

/// Compares one case after the other, and tells at once what differs.
class Comparison
{
public:
    Comparison(const procedure::Package &package, const Console &console) : m_package(package), m_console(console) {}

    void take(const RecordedCase &recorded)
    {
        const Replayed replayed = replay(m_package, recorded);
        ++m_cases;
        m_erased += replayed.leftOut == LeftOut::Erased ? 1 : 0;
        m_migrated += replayed.leftOut == LeftOut::Migrated ? 1 : 0;
        m_differ += replayed.differences.empty() ? 0 : 1;
        for (const Difference &difference : replayed.differences)
            m_console.out << replayed.caseId << ": " << lineOf(difference, m_console.language) << '\n';
    }

    /// A case that is not what was recorded.
    void takeFaults(const core::Faults &faults)
    {
        ++m_cases;
        ++m_faulty;
        for (const core::Error &fault : faults)
            m_console.err << faultLine(fault, m_console.language) << '\n';
        m_console.err.flush();
    }

    /// The count of all, and the exit code.
    int end() const
    {
        m_console.out << core::translate("tool", QT_TRANSLATE_NOOP("tool", "%1 cases, %2 would go otherwise; not replayed: %3 erased, %4 moved to another version, %5 not as recorded"), m_console.language)
                             .arg(m_cases)
                             .arg(m_differ)
                             .arg(m_erased)
                             .arg(m_migrated)
                             .arg(m_faulty)
                      << Qt::endl;
        return m_differ == 0 && m_faulty == 0 ? 0 : 1;
    }

private:
    const procedure::Package &m_package;
    const Console &m_console;
    int m_cases = 0;
    int m_differ = 0;
    int m_erased = 0;
    int m_migrated = 0;
    int m_faulty = 0;
};

int failed(const core::Error &error, const Console &console)
{
    console.err << faultLine(error, console.language) << Qt::endl;
    return 2;
}

int replayFile(const procedure::Package &package, const QString &name, const Console &console)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(console, name);
    const auto cases = readCases(file.readAll(), name);
    if (!cases)
        return failed(cases.error(), console);
    Comparison comparison(package, console);
    ProgressLine progress(console, qint64(cases->size()));
    qint64 done = 0;
    for (const RecordedCase &one : *cases) {
        comparison.take(one);
        progress.show(++done);
    }
    return comparison.end();
}

int replayTown(const procedure::Package &package, const QString &folder, const Console &console)
{
    const auto town = openTown(folder, console);
    if (!town)
        return 2;
    const auto journals = store::CaseJournals::open(*town->database, town->keys);
    if (!journals)
        return failed(journals.error(), console);
    core::Faults unknown;
    const auto cases = journals->casesOf(package.cover.id, unknown);
    if (!cases)
        return failed(cases.error(), console);
    Comparison comparison(package, console);
    for (const core::Error &fault : unknown)
        comparison.takeFaults({fault});
    ProgressLine progress(console, qint64(cases->size()));
    qint64 done = 0;
    for (const QString &caseId : *cases) {
        core::Faults faults;
        auto records = journals->journalOf(caseId, faults);
        if (!records)
            return failed(records.error(), console);
        if (faults.empty())
            comparison.take({caseId, std::move(*records)});
        else
            comparison.takeFaults(faults);
        progress.show(++done);
    }
    return comparison.end();
}

} // namespace

int replayCommand(const QStringList &given, const Console &console)
{
    QStringList arguments = given;
    const auto recorded = takeOption(arguments, QStringLiteral("--cases"));
    const auto town = takeOption(arguments, QStringLiteral("--data"));
    const auto files = filesOf(arguments);
    if (arguments.size() != 1 || recorded.has_value() == town.has_value())
        return usage(console, QString::fromLatin1(replayUsage));
    const auto package = packageOf(files, console);
    if (!package)
        return files ? 1 : 2;
    return recorded ? replayFile(*package, *recorded, console) : replayTown(*package, *town, console);
}

} // namespace engine::tool
