// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/disk/disk_check.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

using Unsynced = DiskImages::Unsynced;
constexpr Unsynced everyWay[] = {Unsynced::Dropped, Unsynced::Kept, Unsynced::SomeKept, Unsynced::SomeTorn};

QByteArray anchorAt(const Recording &recording, std::size_t point)
{
    return point == 0 ? QByteArray() : recording.changes[point - 1].outside;
}

} // namespace

/// The power goes at any point of a long run: after it, every acknowledged command is there, no other, and journal,
/// state, tasks and files agree. The sealing key and the anchor lie on another disk.
class CrashPointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_recording = record({});
        QVERIFY2(m_recording.faults.isEmpty(), qPrintable(m_recording.faults.join(u'\n')));
        QVERIFY(m_recording.acknowledged.size() > 40);
        QVERIFY(m_recording.changes.size() > 400);
    }

    void nothingAcknowledgedIsLostAtAnyPoint()
    {
        const std::size_t wanted = qEnvironmentVariableIsSet("TODOKE_LONG") ? 20000 : 1000;
        const std::size_t points = m_recording.changes.size() + 1;
        QTemporaryDir folder;
        DiskCheck check(m_recording, folder.filePath(u"disk"_s));
        DiskImages images(m_recording.changes);
        std::size_t rebuilt = 0;
        for (std::size_t point = 0; point < points; ++point) {
            // As many disks at each point as are needed to come to the number wanted, spread evenly.
            for (; rebuilt * points < wanted * (point + 1); ++rebuilt) {
                const Unsynced way = everyWay[rebuilt % std::size(everyWay)];
                const QString faults = check.faultsOf(images.after(point, way, quint32(rebuilt)), anchorAt(m_recording, point), point);
                QVERIFY2(faults.isEmpty(), qPrintable(u"disk %1 after change %2 of %3, way %4: %5"_s.arg(rebuilt).arg(point).arg(points - 1).arg(int(way)).arg(faults)));
            }
        }
        qInfo("%zu disks rebuilt over %zu changes, %zu answers", rebuilt, points - 1, m_recording.acknowledged.size());
        QVERIFY(rebuilt >= wanted);
    }

    /// The control: the same check finds the loss when the disk only says that it has synced.
    void aDiskThatLiesAboutSyncingIsFoundOut()
    {
        Recording lying = m_recording;
        lying.changes.clear();
        std::set<QString> created; // a file's first sync stays, so that there is a database to look at
        std::vector<std::size_t> kept{0}; // places of the record, by what they are without those syncs
        for (const DiskChange &change : m_recording.changes) {
            const bool sync = change.kind == DiskChange::Kind::Sync && change.file.endsWith(u"-wal"_s);
            if (!sync || created.insert(change.file).second)
                lying.changes.push_back(change);
            kept.push_back(lying.changes.size());
        }
        for (Acknowledged &one : lying.acknowledged) {
            one.began = kept[one.began];
            one.after = kept[one.after];
        }
        QTemporaryDir folder;
        DiskCheck check(lying, folder.filePath(u"disk"_s));
        DiskImages images(lying.changes);
        int found = 0;
        for (std::size_t point = 1; point <= lying.changes.size() && found == 0; point += 7) {
            if (!check.faultsOf(images.after(point, Unsynced::Dropped, 0), anchorAt(lying, point), point).isEmpty())
                ++found;
        }
        QVERIFY2(found > 0, "no loss was found on a disk that does not sync: the check proves nothing");
    }

private:
    Recording m_recording;
};

TODOKE_TEST(CrashPointsTest)
#include "tst_crash_points.moc"
