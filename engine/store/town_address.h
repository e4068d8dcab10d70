// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/database.h"

namespace engine::store {

/// Where the database of the town in a folder is: what the folder's file `database` says (its first line, an address as in Database::open),
/// else the folder's file `town.sqlite`.
QString townAddress(const QString &folder);
/// Writes it, readable by its owner only: an address may hold a password.
core::Result<void> setTownAddress(const QString &folder, const QString &address);
/// As it may be shown: without a password.
QString shownAddress(const QString &address);

} // namespace engine::store
