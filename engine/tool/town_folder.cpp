// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/town_folder.h"

#include "engine/store/copy_town.h"
#include "engine/store/seals.h"
#include "engine/store/town_address.h"

#include <QFile>

namespace engine::tool {

namespace {

/// The anchor is left empty.
std::optional<TownFolder> opened(const QString &folder, const QString &address, const Console &console)
{
    const auto refuse = [&](const core::Error &error) {
        console.err << faultLine(error, console.language) << Qt::endl;
        return std::nullopt;
    };
    QFile keyFile(folder + QStringLiteral("/keys/town.key"));
    if (!keyFile.open(QIODevice::ReadOnly)) {
        cannotRead(console, keyFile.fileName());
        return std::nullopt;
    }
    const auto key = crypto::SecretKey::fromBytes(QByteArray::fromHex(keyFile.readAll().trimmed()));
    if (!key)
        return refuse(key.error());
    if (!store::Database::isServer(address) && !QFile::exists(address)) {
        cannotRead(console, address);
        return std::nullopt;
    }
    auto database = store::Database::open(address);
    if (!database)
        return refuse(database.error());
    return TownFolder{std::move(*database), store::TownKeys::from(*key), {}};
}

} // namespace

std::optional<TownFolder> openTown(const QString &folder, const Console &console)
{
    auto town = opened(folder, store::townAddress(folder), console);
    QFile anchor(folder + QStringLiteral("/anchor"));
    if (town && anchor.open(QIODevice::ReadOnly))
        town->anchor = anchor.readAll();
    return town;
}

std::optional<TownFolder> openCopy(const QString &folder, const QString &address, const Console &console)
{
    auto town = opened(folder, address, console);
    if (!town)
        return std::nullopt;
    const auto commits = store::commitsOf(*town->database);
    if (!commits) {
        console.err << faultLine(commits.error(), console.language) << Qt::endl;
        return std::nullopt;
    }
    town->anchor = store::anchorText(town->keys.seal, *commits);
    return town;
}

} // namespace engine::tool
