// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace tests {

/// One change of a file on the disk under test, in the order in which SQLite asked for it.
struct DiskChange
{
    enum class Kind { Write, Truncate, Sync, Delete };
    Kind kind = Kind::Write;
    QString file; ///< its name within the watched folder
    qint64 offset = 0; ///< of a write; the new size of a truncation
    QByteArray data;
    bool directorySynced = false; ///< of a sync or a deletion: deletions before it are on the disk too
    QByteArray outside; ///< what `setOutside` gave at this moment: a file on another disk
};

/// What to do instead of a call, for a disk that fails.
enum class Fault { None, Full, SyncFails, ReadFails };

/// An SQLite VFS over the system's own that writes down every write, sync, truncation and deletion below one
/// folder, and may fail them. Registered as the default while it lives; one at a time. Thread-safe.
class RecordingVfs
{
public:
    explicit RecordingVfs(QString folder);
    ~RecordingVfs();
    RecordingVfs(const RecordingVfs &) = delete;
    RecordingVfs &operator=(const RecordingVfs &) = delete;

    /// Noted with each change, as the state of what lies on another disk.
    void setOutside(std::function<QByteArray()> outside);
    /// Asked before each write, truncation, sync and read with the number of such calls so far.
    void setFault(std::function<Fault(qint64 call)> fault);

    std::size_t size() const;
    std::vector<DiskChange> changes() const;
    qint64 calls() const;

    // ---- for the VFS's own functions -----------------------------------------------------------------
    bool watches(const QString &path) const;
    QString nameOf(const QString &path) const;
    void note(DiskChange change);
    Fault fault();

private:
    QString m_folder;
    std::function<QByteArray()> m_outside;
    std::function<Fault(qint64)> m_fault;
    mutable std::mutex m_mutex;
    std::vector<DiskChange> m_changes;
    qint64 m_calls = 0;
};

/// Rebuilds disks from a record: what was synced is there; of what was written since, any part may be.
class DiskImages
{
public:
    explicit DiskImages(const std::vector<DiskChange> &changes) : m_changes(changes) {}

    /// What becomes of changes that were not synced when the power went.
    enum class Unsynced { Dropped, Kept, SomeKept, SomeTorn };
    using Files = std::map<QString, QByteArray>;
    /// The disk after the first `count` changes. Calls must not go back: the synced part is built step by step.
    Files after(std::size_t count, Unsynced unsynced, quint32 seed);

private:
    struct File
    {
        QByteArray synced;
        bool exists = false;
        std::vector<const DiskChange *> pending;
    };
    void advance(const DiskChange &change);
    void syncDirectory();

    const std::vector<DiskChange> &m_changes; // outlives this
    std::size_t m_done = 0;
    std::map<QString, File> m_files;
};

} // namespace tests
