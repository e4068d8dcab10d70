// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

namespace server::admin {

/// Says where a new town keeps its data (see engine::store::townAddress); one that lives elsewhere already is refused. An empty address
/// leaves all as it is.
engine::core::Result<void> placeTown(const QString &folder, const QString &address);

/// Copies a town whose server is stopped into an empty database, proves the copy as `todoke verify` does, and writes down that it lives there.
/// The old database is left as it is. `tell` gets lines for people.
engine::core::Result<void> moveTown(const QString &folder, const QString &address, const std::function<void(const QString &)> &tell);

} // namespace server::admin
