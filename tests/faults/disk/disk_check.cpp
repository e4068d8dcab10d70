// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/disk/disk_check.h"

#include "engine/core/sentence.h"
#include "engine/procedure/package.h"
#include "engine/store/verify.h"
#include "engine/tool/scenario.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace engine;

namespace tests {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
}

QString told(const core::Error &error)
{
    return (error.where().file.isEmpty() ? QString() : error.where().toString() + u": "_s) + core::sentence(error, {u"en"_s});
}

/// The package and the common parts it uses, read once.
const std::shared_ptr<const procedure::Package> &package()
{
    static const std::shared_ptr<const procedure::Package> read = [] {
        core::Faults faults;
        const auto files = procedure::readFolder(QStringLiteral(TODOKE_SOURCE_DIR "/tests/packages/park-use"), QStringLiteral(TODOKE_SOURCE_DIR "/procedures/common"));
        return files ? procedure::read(*files, faults) : std::shared_ptr<const procedure::Package>();
    }();
    return read;
}

/// Everything from the first publication on; stops at the first thing that fails.
void play(Recording &recording, store::Database &database, casework::CaseStore &store)
{
    if (const auto published = store.publish(*package(), QDateTime(QDate(2026, 5, 1), QTime(0, 0), Qt::UTC)); !published) {
        recording.faults << told(published.error());
        return;
    }
    int number = 0;
    for (const auto &[path, content] : package()->files) {
        if (!path.startsWith(u"scenarios/"_s) || path.count(u'/') > 1)
            continue;
        const QString receipt = u"2026-%1-0"_s.arg(++number, 6, 10, QChar(u'0'));
        for (const core::Error &fault : tool::playScenario(package(), path, content, {store, receipt}).faults)
            recording.faults << told(fault);
        // What the log holds goes into the file between two cases, so that crashes in this are on record as well.
        if (const auto emptied = database.checkpoint(); !emptied)
            recording.faults << told(emptied.error());
        if (!recording.faults.isEmpty())
            return;
    }
    // A file of several transactions, of which a crash may leave some.
    core::BytesInMemory large(crypto::randomBytes(5 * crypto::chunkBytes + 1));
    if (const auto written = store.writeFile(u"2026-park-use-large"_s, large, QDateTime(QDate(2026, 5, 1), QTime(0, 0), Qt::UTC)); !written)
        recording.faults << told(written.error());
}

} // namespace

Recording record(const std::function<Fault(qint64 call)> &fault)
{
    Recording recording;
    QTemporaryDir disk, elsewhere;
    if (!package() || !disk.isValid() || !elsewhere.isValid()) {
        recording.faults << u"there is no package or no disk to play on"_s;
        return recording;
    }
    const QString anchor = elsewhere.filePath(u"anchor"_s);
    RecordingVfs vfs(disk.path());
    vfs.setOutside([anchor] { return contentOf(anchor); });
    vfs.setFault(fault);
    if (const auto database = store::Database::open(disk.filePath(u"town.sqlite"_s)); !database) {
        recording.faults << told(database.error());
    } else if (const auto cases = store::SqlCaseStore::open(**database, recording.keys, anchor); !cases) {
        recording.faults << told(cases.error());
    } else {
        AcknowledgingStore store(**cases, [&vfs] { return vfs.size(); });
        play(recording, **database, store);
        recording.acknowledged = store.acknowledged();
        // A disk that works again is gone on with, by the same program.
        vfs.setFault({});
        if (!recording.faults.isEmpty()) {
            const auto next = store.nextNumber(u"after"_s);
            if (!next)
                recording.faults << u"does not go on: "_s + told(next.error());
        }
        recording.anchor = contentOf(anchor);
        for (const QString &name : QDir(disk.path()).entryList({u"town.sqlite"_s, u"town.sqlite-wal"_s}, QDir::Files))
            recording.last.emplace(name, contentOf(disk.filePath(name)));
    }
    recording.changes = vfs.changes();
    recording.calls = vfs.calls();
    return recording;
}

QString DiskCheck::faultsOf(const DiskImages::Files &files, const QByteArray &anchor, std::size_t point) const
{
    QDir(m_folder).removeRecursively();
    QDir().mkpath(m_folder);
    bool written = true;
    for (const auto &[name, content] : files)
        written = write(m_folder + u'/' + name, content) && written;
    if (!anchor.isEmpty())
        written = write(m_folder + u"/anchor"_s, anchor) && written;
    if (!written)
        return u"the rebuilt disk cannot be written"_s;
    const auto database = store::Database::open(m_folder + u"/town.sqlite"_s);
    if (!database)
        return told(database.error());
    const auto cases = store::SqlCaseStore::open(**database, m_recording.keys, m_folder + u"/anchor"_s);
    if (!cases)
        return told(cases.error());
    QStringList faults = missing(**cases, point);
    const auto verified = store::verify(**database, m_recording.keys, anchor, &m_packages);
    if (!verified)
        return told(verified.error());
    for (const auto &fault : verified->faults)
        faults << u"%1 %2 %3: %4"_s.arg(fault.caseId).arg(fault.sequence).arg(fault.field, told(fault.error));
    return faults.join(u'\n');
}

/// Compares with the answers given before `point`, and with the one call that may have been under way.
QStringList DiskCheck::missing(store::SqlCaseStore &cases, std::size_t point) const
{
    struct Versions { qint64 least = 0; qint64 most = 0; };
    std::map<QString, Versions> versions;
    std::map<QString, qint64> numbers;
    QStringList faults;
    for (const Acknowledged &one : m_recording.acknowledged) {
        if (one.began > point)
            break;
        if (one.refused && m_refused == Refused::MustBeGone)
            continue;
        const bool answered = one.after <= point && !one.refused;
        if (const auto *version = std::get_if<Acknowledged::Version>(&one.what)) {
            Versions &range = versions[version->caseId];
            range.most = version->version;
            if (answered)
                range.least = version->version;
            if (version->commandKey && answered) {
                const auto done = cases.commandDone(*version->commandKey);
                if (!done || !*done)
                    faults << u"the key of an acknowledged command is gone: "_s + *version->commandKey;
            }
        } else if (const auto *file = std::get_if<Acknowledged::File>(&one.what); file && answered) {
            const auto content = cases.file(file->caseId, file->digest);
            if (!content || *content != file->content)
                faults << u"a file of %1 is gone or changed"_s.arg(file->caseId);
        } else if (std::holds_alternative<Acknowledged::Published>(one.what) && answered) {
            if (const auto all = cases.published(); !all || all->empty())
                faults << u"an acknowledged package is gone"_s;
        } else if (const auto *number = std::get_if<Acknowledged::Number>(&one.what); number && answered) {
            numbers[number->series] = number->number;
        }
    }
    for (const auto &[caseId, range] : versions) {
        const auto line = cases.caseLine(caseId);
        const qint64 version = line && *line ? (*line)->version : 0;
        if (version != range.least && version != range.most)
            faults << u"case %1 is at version %2; acknowledged %3, under way %4"_s.arg(caseId).arg(version).arg(range.least).arg(range.most);
    }
    for (const bool ended : {false, true}) {
        const auto lines = cases.allCases({ended});
        for (const casework::CaseLine &line : lines ? *lines : std::vector<casework::CaseLine>()) {
            if (!versions.contains(line.caseId))
                faults << u"case %1 was never acknowledged"_s.arg(line.caseId);
        }
    }
    for (const auto &[series, last] : numbers) {
        const auto next = cases.nextNumber(series);
        if (!next || *next <= last)
            faults << u"number %1 of %2 would be given twice"_s.arg(last).arg(series);
    }
    return faults;
}

} // namespace tests
