// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/disk/recording_vfs.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <sqlite3.h>

#include <cstring>
#include <utility>

namespace tests {

namespace {

RecordingVfs *watching = nullptr; // the one that lives; SQLite's functions have no other way to it
sqlite3_vfs *system() { return static_cast<sqlite3_vfs *>(sqlite3_vfs_find("unix")); }

/// SQLite allocates `szOsFile` bytes for it; the system's own file lies behind.
struct WatchedFile
{
    sqlite3_file base;
    const QString *name; ///< owned; nullptr: not watched
    bool directoryToSync; ///< a new journal or log: the system's VFS syncs the folder with its first sync
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

WatchedFile *watched(sqlite3_file *file)
{
    return reinterpret_cast<WatchedFile *>(file);
}

/// SQLite's code for a fault of a write or a sync, or SQLITE_OK.
int asked(const WatchedFile *file, bool sync)
{
    if (!file->name)
        return SQLITE_OK;
    switch (watching->fault()) {
    case Fault::Full: return sync ? SQLITE_OK : SQLITE_FULL;
    case Fault::SyncFails: return sync ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    case Fault::ReadFails:
    case Fault::None: return SQLITE_OK;
    }
    return SQLITE_OK;
}

int closeFile(sqlite3_file *file)
{
    WatchedFile *const mine = watched(file);
    const int code = mine->real()->pMethods->xClose(mine->real());
    delete mine->name;
    mine->name = nullptr;
    return code;
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    WatchedFile *const mine = watched(file);
    if (mine->name && watching->fault() == Fault::ReadFails)
        return SQLITE_IOERR_READ;
    return mine->real()->pMethods->xRead(mine->real(), to, size, offset);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    WatchedFile *const mine = watched(file);
    if (const int code = asked(mine, false); code != SQLITE_OK)
        return code;
    if (mine->name)
        watching->note({DiskChange::Kind::Write, *mine->name, offset, QByteArray(static_cast<const char *>(from), size), false, {}});
    return mine->real()->pMethods->xWrite(mine->real(), from, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    WatchedFile *const mine = watched(file);
    if (const int code = asked(mine, false); code != SQLITE_OK)
        return code;
    if (mine->name)
        watching->note({DiskChange::Kind::Truncate, *mine->name, size, {}, false, {}});
    return mine->real()->pMethods->xTruncate(mine->real(), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    WatchedFile *const mine = watched(file);
    if (const int code = asked(mine, true); code != SQLITE_OK)
        return code;
    const int code = mine->real()->pMethods->xSync(mine->real(), flags);
    if (mine->name && code == SQLITE_OK)
        watching->note({DiskChange::Kind::Sync, *mine->name, 0, {}, std::exchange(mine->directoryToSync, false), {}});
    return code;
}

template <auto Method, typename... Arguments> int passOn(sqlite3_file *file, Arguments... arguments)
{
    sqlite3_file *const real = watched(file)->real();
    return (real->pMethods->*Method)(real, arguments...);
}

void shmBarrier(sqlite3_file *file)
{
    sqlite3_file *const real = watched(file)->real();
    real->pMethods->xShmBarrier(real);
}

// Version 2: without xFetch nothing is read or written through a mapping, past the record.
const sqlite3_io_methods methods = {
    2,
    closeFile,
    readFile,
    writeFile,
    truncateFile,
    syncFile,
    passOn<&sqlite3_io_methods::xFileSize, sqlite3_int64 *>,
    passOn<&sqlite3_io_methods::xLock, int>,
    passOn<&sqlite3_io_methods::xUnlock, int>,
    passOn<&sqlite3_io_methods::xCheckReservedLock, int *>,
    passOn<&sqlite3_io_methods::xFileControl, int, void *>,
    passOn<&sqlite3_io_methods::xSectorSize>,
    passOn<&sqlite3_io_methods::xDeviceCharacteristics>,
    passOn<&sqlite3_io_methods::xShmMap, int, int, int, void volatile **>,
    passOn<&sqlite3_io_methods::xShmLock, int, int, int>,
    shmBarrier,
    passOn<&sqlite3_io_methods::xShmUnmap, int>,
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    WatchedFile *const mine = watched(file);
    mine->base.pMethods = nullptr;
    mine->name = nullptr;
    mine->directoryToSync = (flags & SQLITE_OPEN_CREATE) && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL));
    const int code = system()->xOpen(system(), path, mine->real(), flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    const QString name = QString::fromUtf8(path ? path : "");
    if (watching && watching->watches(name))
        mine->name = new QString(watching->nameOf(name));
    mine->base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *path, int syncDirectory)
{
    const int code = system()->xDelete(system(), path, syncDirectory);
    const QString name = QString::fromUtf8(path);
    if (code == SQLITE_OK && watching && watching->watches(name))
        watching->note({DiskChange::Kind::Delete, watching->nameOf(name), 0, {}, syncDirectory != 0, {}});
    return code;
}

sqlite3_vfs &vfs()
{
    static sqlite3_vfs made = [] {
        sqlite3_vfs copy = *system();
        copy.zName = "recording";
        copy.pNext = nullptr;
        copy.szOsFile = static_cast<int>(sizeof(WatchedFile)) + system()->szOsFile;
        copy.xOpen = openFile;
        copy.xDelete = deleteFile;
        return copy;
    }();
    return made;
}

void put(QByteArray &file, qint64 offset, const QByteArray &data)
{
    if (file.size() < offset + data.size())
        file.append(QByteArray(offset + data.size() - file.size(), '\0'));
    std::memcpy(file.data() + offset, data.constData(), static_cast<std::size_t>(data.size()));
}

void cut(QByteArray &file, qint64 size)
{
    if (file.size() > size)
        file.truncate(size);
    else
        file.append(QByteArray(size - file.size(), '\0'));
}

} // namespace

RecordingVfs::RecordingVfs(QString folder) : m_folder(std::move(folder))
{
    Q_ASSERT(!watching);
    watching = this;
    sqlite3_vfs_register(&vfs(), 1);
}

RecordingVfs::~RecordingVfs()
{
    sqlite3_vfs_register(system(), 1);
    watching = nullptr;
}

void RecordingVfs::setOutside(std::function<QByteArray()> outside)
{
    const std::lock_guard lock(m_mutex);
    m_outside = std::move(outside);
}

void RecordingVfs::setFault(std::function<Fault(qint64)> fault)
{
    const std::lock_guard lock(m_mutex);
    m_fault = std::move(fault);
}

std::size_t RecordingVfs::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_changes.size();
}

std::vector<DiskChange> RecordingVfs::changes() const
{
    const std::lock_guard lock(m_mutex);
    return m_changes;
}

qint64 RecordingVfs::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

bool RecordingVfs::watches(const QString &path) const
{
    return path.startsWith(m_folder + QLatin1Char('/'));
}

QString RecordingVfs::nameOf(const QString &path) const
{
    return path.mid(m_folder.size() + 1);
}

void RecordingVfs::note(DiskChange change)
{
    const std::lock_guard lock(m_mutex);
    if (m_outside)
        change.outside = m_outside();
    m_changes.push_back(std::move(change));
}

Fault RecordingVfs::fault()
{
    const std::lock_guard lock(m_mutex);
    ++m_calls;
    return m_fault ? m_fault(m_calls) : Fault::None;
}

void DiskImages::advance(const DiskChange &change)
{
    File &file = m_files[change.file];
    switch (change.kind) {
    case DiskChange::Kind::Write:
    case DiskChange::Kind::Truncate:
        file.pending.push_back(&change);
        break;
    case DiskChange::Kind::Sync:
        file.exists = true;
        for (const DiskChange *pending : std::as_const(file.pending)) {
            if (pending->kind == DiskChange::Kind::Delete)
                file.synced.clear(); // made anew since
            else if (pending->kind == DiskChange::Kind::Write)
                put(file.synced, pending->offset, pending->data);
            else
                cut(file.synced, pending->offset);
        }
        file.pending.clear();
        if (change.directorySynced)
            syncDirectory();
        break;
    case DiskChange::Kind::Delete:
        // Until the directory is synced the file may still be there after a crash; it then is as it was synced.
        file.pending.push_back(&change);
        if (change.directorySynced)
            syncDirectory();
        break;
    }
}

void DiskImages::syncDirectory()
{
    for (auto &[name, file] : m_files) {
        const auto deleted = std::find_if(file.pending.rbegin(), file.pending.rend(), [](const DiskChange *change) { return change->kind == DiskChange::Kind::Delete; });
        if (deleted != file.pending.rend())
            file = {{}, false, {deleted.base(), file.pending.end()}};
    }
}

DiskImages::Files DiskImages::after(std::size_t count, Unsynced unsynced, quint32 seed)
{
    for (; m_done < count; ++m_done)
        advance(m_changes[m_done]);
    QRandomGenerator random(seed);
    Files files;
    for (const auto &[name, file] : m_files) {
        QByteArray content = file.synced;
        bool exists = file.exists;
        for (const DiskChange *pending : file.pending) {
            const bool some = unsynced == Unsynced::SomeKept || unsynced == Unsynced::SomeTorn;
            if (unsynced == Unsynced::Dropped || (some && random.bounded(2) == 0))
                continue;
            exists = pending->kind != DiskChange::Kind::Delete;
            if (pending->kind == DiskChange::Kind::Delete) {
                content.clear();
            } else if (pending->kind == DiskChange::Kind::Truncate) {
                cut(content, pending->offset);
            } else if (unsynced == Unsynced::SomeTorn && random.bounded(2) == 0) {
                // A disk writes whole sectors of 512 bytes, in any order.
                const QByteArray &data = pending->data;
                for (qint64 at = 0; at < data.size();) {
                    const qint64 end = std::min<qint64>(data.size(), ((pending->offset + at) / 512 + 1) * 512 - pending->offset);
                    if (random.bounded(2) == 0)
                        put(content, pending->offset + at, data.mid(at, end - at));
                    at = end;
                }
            } else {
                put(content, pending->offset, pending->data);
            }
        }
        if (exists)
            files.emplace(name, content);
    }
    return files;
}

} // namespace tests
