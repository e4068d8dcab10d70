// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/town_folder.h"

#include "engine/store/town_address.h"

#include <QFile>

namespace engine::tool {

std::optional<TownFolder> openTown(const QString &folder, const Console &console)
{
    QFile keyFile(folder + QStringLiteral("/keys/town.key"));
    const QString address = store::townAddress(folder);
    if (!keyFile.open(QIODevice::ReadOnly)) {
        cannotRead(console, keyFile.fileName());
        return std::nullopt;
    }
    const auto key = crypto::SecretKey::fromBytes(QByteArray::fromHex(keyFile.readAll().trimmed()));
    if (!key) {
        console.err << faultLine(key.error(), console.language) << Qt::endl;
        return std::nullopt;
    }
    if (!store::Database::isServer(address) && !QFile::exists(address)) {
        cannotRead(console, address);
        return std::nullopt;
    }
    auto database = store::Database::open(address);
    if (!database) {
        console.err << faultLine(database.error(), console.language) << Qt::endl;
        return std::nullopt;
    }
    QFile anchor(folder + QStringLiteral("/anchor"));
    return TownFolder{std::move(*database), store::TownKeys::from(*key), anchor.open(QIODevice::ReadOnly) ? anchor.readAll() : QByteArray()};
}

} // namespace engine::tool
