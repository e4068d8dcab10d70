// SPDX-License-Identifier: Apache-2.0
#include "server/admin/place.h"

#include "engine/core/sentence.h"
#include "engine/store/copy_town.h"
#include "engine/store/town_address.h"
#include "engine/store/verify.h"
#include "server/admin/town_keys.h"

#include <QDir>
#include <QFile>

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

Result<void> moveTown(const QString &folder, const QString &address, const std::function<void(const QString &)> &tell)
{
    QFile keyFile(folder + QStringLiteral("/keys/town.key"));
    if (!keyFile.open(QIODevice::ReadOnly))
        return Error(AdminError::CannotRead, {keyFile.fileName(), keyFile.errorString()});
    const auto key = engine::crypto::SecretKey::fromBytes(QByteArray::fromHex(keyFile.readAll().trimmed()));
    if (!key)
        return key.error();
    const QString old = store::townAddress(folder);
    if (!store::Database::isServer(old) && !QFile::exists(old))
        return Error(AdminError::CannotRead, {old, QString()});
    const auto from = store::Database::open(old);
    if (!from)
        return from.error();
    const auto to = store::Database::open(address);
    if (!to)
        return to.error();
    QString last;
    const auto copied = store::copyTown(**from, **to, [&](const QString &table, qint64 rows) {
        if (table != last || rows % 100'000 == 0)
            tell(QStringLiteral("copying %1 … %2").arg(table).arg(rows));
        last = table;
    });
    if (!copied)
        return copied.error();
    tell(QStringLiteral("%1 rows copied; proving the copy …").arg(*copied));
    QFile anchor(folder + QStringLiteral("/anchor"));
    const auto report = store::verify(**to, store::TownKeys::from(*key), anchor.open(QIODevice::ReadOnly) ? anchor.readAll() : QByteArray());
    if (!report)
        return report.error();
    for (const store::VerifyReport::Fault &fault : report->faults)
        tell(engine::core::sentence(fault.error, {QStringLiteral("en")}));
    if (!report->faults.empty())
        return Error(AdminError::CopyFaulty, {QString::number(report->faults.size())});
    if (const auto set = store::setTownAddress(folder, address); !set)
        return set;
    tell(QStringLiteral("%1 cases, %2 records, 0 faults. The town lives at %3 from now on; %4 is as it was.")
             .arg(report->cases).arg(report->records).arg(store::shownAddress(address), store::shownAddress(old)));
    return {};
}

} // namespace server::admin
