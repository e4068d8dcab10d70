// SPDX-License-Identifier: Apache-2.0
#include "engine/store/town_address.h"

#include <QFile>
#include <QSaveFile>
#include <QUrl>

namespace engine::store {

namespace {

QString addressFile(const QString &folder)
{
    return folder + QStringLiteral("/database");
}

} // namespace

QString townAddress(const QString &folder)
{
    QFile file(addressFile(folder));
    const QString address = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
    return address.isEmpty() ? folder + QStringLiteral("/town.sqlite") : address;
}

core::Result<void> setTownAddress(const QString &folder, const QString &address)
{
    QSaveFile file(addressFile(folder));
    const bool kept = file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
                      && file.write(address.toUtf8() + '\n') >= 0 && file.commit();
    return kept ? core::Result<void>() : core::Error(StoreError::CannotOpen, {addressFile(folder), file.errorString()});
}

QString shownAddress(const QString &address)
{
    return Database::isServer(address) ? QUrl(address).toString(QUrl::RemovePassword | QUrl::RemoveQuery) : address;
}

} // namespace engine::store
