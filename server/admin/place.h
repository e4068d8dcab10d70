// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

namespace server::admin {

/// Says where a new town keeps its data (see engine::store::townAddress); one that lives elsewhere already is refused. An empty address
/// leaves all as it is.
engine::core::Result<void> placeTown(const QString &folder, const QString &address);

/// Takes lines for people.
using Tell = std::function<void(const QString &)>;

/// Copies a town whose server is stopped into an empty database, proves the copy as `todoke verify` does, and writes down that it lives there.
/// The old database is left as it is.
engine::core::Result<void> moveTown(const QString &folder, const QString &address, const Tell &tell);

/// Copies a town as it stands at one moment into a file, while its server runs, and proves the copy. A backup is an SQLite file, whatever the
/// town's database is; what was erased before is nowhere in it. Overwrites nothing.
engine::core::Result<void> backUpTown(const QString &folder, const QString &file, const Tell &tell);

/// Makes a town from a backup in a folder that holds its keys, and perhaps says where its database is to be (see placeTown), and proves it.
/// Where the folder's anchor knows of later commits than the backup has, these are lost: that must be allowed.
engine::core::Result<void> restoreTown(const QString &folder, const QString &file, bool mayBeOlder, const Tell &tell);

/// Gives a town whose server is stopped another key: every case's key is wrapped and every seal made anew. The old key is kept beside it as
/// `town.key.DAY` until somebody destroys it; backups made before need it. A run that was cut is finished by the next.
engine::core::Result<void> rotateKey(const QString &folder, const Tell &tell);

} // namespace server::admin
