// SPDX-License-Identifier: Apache-2.0
#include "server/admin/place.h"

#include "engine/core/sentence.h"
#include "engine/store/copy_town.h"
#include "engine/store/rotate_key.h"
#include "engine/store/seals.h"
#include "engine/store/town_address.h"
#include "engine/store/verify.h"
#include "server/admin/town_keys.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace server::admin {

using engine::core::Error;
using engine::core::Result;
namespace store = engine::store;

Result<void> placeTown(const QString &folder, const QString &address)
{
    const QString now = store::townAddress(folder);
    if (address.isEmpty() || now == address)
        return {};
    if (store::Database::isServer(now) || QFile::exists(now))
        return Error(AdminError::LivesElsewhere, {store::shownAddress(now)});
    if (!QDir().mkpath(folder))
        return Error(AdminError::NoFolder, {folder});
    return store::setTownAddress(folder, address);
}

namespace {

QString keyFile(const QString &folder)
{
    return folder + QStringLiteral("/keys/town.key");
}

Result<store::TownKeys> keysOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error(AdminError::CannotRead, {file.fileName(), file.errorString()});
    const auto key = engine::crypto::SecretKey::fromBytes(QByteArray::fromHex(file.readAll().trimmed()));
    if (!key)
        return Error(AdminError::BrokenKey, {file.fileName()});
    return store::TownKeys::from(*key);
}

Result<store::TownKeys> keysIn(const QString &folder)
{
    return keysOf(keyFile(folder));
}

Result<std::unique_ptr<store::Database>> openThatIsThere(const QString &address)
{
    if (!store::Database::isServer(address) && !QFile::exists(address))
        return Error(AdminError::CannotRead, {address, QStringLiteral("no such file")});
    return store::Database::open(address);
}

struct Copied { qint64 commits; int cases; qint64 records; };

Result<Copied> copyAndProve(const store::Database &from, store::Database &to, const store::TownKeys &keys, const Tell &tell)
{
    QString last;
    const auto rows = store::copyTown(from, to, [&](const QString &table, qint64 done) {
        if (table != last || done % 100'000 == 0)
            tell(QStringLiteral("copying %1 … %2").arg(table).arg(done));
        last = table;
    });
    if (!rows)
        return rows.error();
    const auto commits = store::commitsOf(to);
    if (!commits)
        return commits.error();
    tell(QStringLiteral("%1 rows copied; proving the copy …").arg(*rows));
    // The copy is its own anchor: it may be older than the town.
    const auto report = store::verify(to, keys, store::anchorText(keys.seal, *commits));
    if (!report)
        return report.error();
    for (const store::VerifyReport::Fault &fault : report->faults)
        tell(engine::core::sentence(fault.error, {QStringLiteral("en")}));
    if (!report->faults.empty())
        return Error(AdminError::CopyFaulty, {QString::number(report->faults.size())});
    if (const auto whole = to.checkpoint(); !whole)
        return whole.error();
    return Copied{*commits, report->cases, report->records};
}

/// Copies a town to where none is, and proves the copy. A file has its name only when it is whole and proven.
Result<Copied> copyTo(const QString &address, const store::Database &from, const store::TownKeys &keys, const Tell &tell)
{
    const bool isServer = store::Database::isServer(address);
    const QString part = isServer ? address : address + QStringLiteral(".part");
    const auto clear = [&] {
        for (const char *end : {"", "-wal", "-shm"}) {
            if (!isServer)
                QFile::remove(part + QLatin1String(end));
        }
    };
    clear();
    auto to = store::Database::open(part);
    if (!to)
        return to.error();
    auto copied = copyAndProve(from, **to, keys, tell);
    to->reset();
    if (!copied) {
        clear();
        return copied;
    }
    if (!isServer && !QFile::rename(part, address))
        return Error(AdminError::CannotWrite, {address, QStringLiteral("the copy is in ") + part});
    return copied;
}

QString anchorFile(const QString &folder)
{
    return folder + QStringLiteral("/anchor");
}

} // namespace

Result<void> moveTown(const QString &folder, const QString &address, const Tell &tell)
{
    const auto keys = keysIn(folder);
    if (!keys)
        return keys.error();
    const QString old = store::townAddress(folder);
    if (!store::Database::isServer(address) && QFile::exists(address))
        return Error(AdminError::BackupThere, {address});
    const auto from = openThatIsThere(old);
    if (!from)
        return from.error();
    const auto copied = copyTo(address, **from, *keys, tell);
    if (!copied)
        return copied.error();
    const auto now = store::commitsOf(**from);
    if (!now || *now != copied->commits)
        return now ? Error(AdminError::WentOn) : now.error();
    if (const auto set = store::setTownAddress(folder, address); !set)
        return set;
    tell(QStringLiteral("%1 cases, %2 records, 0 faults. The town lives at %3 from now on; %4 is as it was.")
             .arg(copied->cases).arg(copied->records).arg(store::shownAddress(address), store::shownAddress(old)));
    return {};
}

Result<void> backUpTown(const QString &folder, const QString &file, const Tell &tell)
{
    if (QFile::exists(file))
        return Error(AdminError::BackupThere, {file});
    const auto keys = keysIn(folder);
    if (!keys)
        return keys.error();
    const auto from = openThatIsThere(store::townAddress(folder));
    if (!from)
        return from.error();
    const auto copied = copyTo(file, **from, *keys, tell);
    if (!copied)
        return copied.error();
    tell(QStringLiteral("%1 cases, %2 records, 0 faults, as of commit %3.").arg(copied->cases).arg(copied->records).arg(copied->commits));
    tell(QStringLiteral("The backup is %1. It cannot be read without the keys in %2/keys: keep these apart from it.").arg(file, folder));
    return {};
}

Result<void> restoreTown(const QString &folder, const QString &file, bool mayBeOlder, const Tell &tell)
{
    const auto keys = keysIn(folder);
    if (!keys)
        return keys.error();
    const QString address = store::townAddress(folder);
    if (!store::Database::isServer(address) && QFile::exists(address))
        return Error(AdminError::TownThere, {folder});
    const auto from = openThatIsThere(file);
    if (!from)
        return from.error();
    const auto commits = store::commitsOf(**from);
    if (!commits)
        return commits.error();
    QFile anchor(anchorFile(folder));
    const auto anchored = anchor.open(QIODevice::ReadOnly) ? store::readAnchor(keys->seal, anchor.readAll()) : std::optional<qint64>();
    anchor.close();
    if (anchored && *anchored > *commits && !mayBeOlder)
        return Error(AdminError::OlderBackup, {QString::number(*commits), QString::number(*anchored)});
    const auto copied = copyTo(address, **from, *keys, tell);
    if (!copied)
        return copied.error();
    QSaveFile fresh(anchorFile(folder));
    if (!fresh.open(QIODevice::WriteOnly) || fresh.write(store::anchorText(keys->seal, *commits)) < 0 || !fresh.commit())
        return Error(AdminError::CannotWrite, {fresh.fileName(), fresh.errorString()});
    tell(QStringLiteral("%1 cases, %2 records, 0 faults. The town is as it was at commit %3.").arg(copied->cases).arg(copied->records).arg(copied->commits));
    return {};
}

Result<void> rotateKey(const QString &folder, const Tell &tell)
{
    const QString path = keyFile(folder);
    const QString next = path + QStringLiteral(".next");
    const auto old = keysOf(path);
    if (!old)
        return old.error();
    const auto database = openThatIsThere(store::townAddress(folder));
    if (!database)
        return database.error();
    if (!QFile::exists(next)) {
        // On the disk before anything is sealed with it.
        QSaveFile file(next);
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            || file.write(engine::crypto::SecretKey::generate().bytes().toHex() + '\n') < 0 || !file.commit())
            return Error(AdminError::CannotWrite, {next, file.errorString()});
    }
    const auto fresh = keysOf(next);
    if (!fresh)
        return fresh.error();
    const auto done = store::isSealedWith(**database, *fresh);
    if (!done)
        return done.error();
    if (*done) {
        tell(QStringLiteral("An earlier run had changed the database already; finishing it."));
    } else if (const auto rotated = store::rotateTownKey(**database, *old, *fresh); !rotated) {
        if (!rotated.error().is(store::StoreError::Uncertain))
            QFile::remove(next);
        return rotated;
    }
    const auto commits = store::commitsOf(**database);
    if (!commits)
        return commits.error();
    QSaveFile anchor(anchorFile(folder));
    if (!anchor.open(QIODevice::WriteOnly) || anchor.write(store::anchorText(fresh->seal, *commits)) < 0 || !anchor.commit())
        return Error(AdminError::CannotWrite, {anchor.fileName(), anchor.errorString()});
    const QString kept = path + QLatin1Char('.') + QDate::currentDate().toString(Qt::ISODate);
    QString free = kept;
    for (int i = 2; QFile::exists(free); ++i)
        free = kept + QLatin1Char('-') + QString::number(i);
    // There is a key under its name at every moment: without one, a start would make a third.
    QSaveFile present(path);
    QFile made(next);
    if (!QFile::copy(path, free) || !made.open(QIODevice::ReadOnly) || !present.open(QIODevice::WriteOnly)
        || !present.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || present.write(made.readAll()) < 0 || !present.commit())
        return Error(AdminError::CannotWrite, {path, QStringLiteral("the new key is in ") + next});
    made.close();
    QFile::remove(next);
    if (const auto gone = (*database)->checkpoint(); !gone)
        return gone;
    tell(QStringLiteral("The town has a new key. Backups made before need the old one, %1; destroy it when the last of them goes. Searches work again when the server has started.").arg(free));
    return {};
}

} // namespace server::admin
