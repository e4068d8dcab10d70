// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/case_vault.h"
#include "engine/tool/commands.h"

namespace engine::tool {

/// What a command needs of a town's folder: its database, its keys, and the text of its anchor (empty: there is none).
struct TownFolder
{
    std::unique_ptr<store::Database> database;
    store::TownKeys keys;
    QByteArray anchor;
};

/// Opens `folder`, or says why not and gives nothing.
std::optional<TownFolder> openTown(const QString &folder, const Console &console);
/// The same of a copy of the town's database, such as a backup: it may be older than the town, so it is its own anchor.
std::optional<TownFolder> openCopy(const QString &folder, const QString &address, const Console &console);

} // namespace engine::tool
