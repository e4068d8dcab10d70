// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"

#include <QTextStream>

namespace server::admin {

/// `todoke-server staff …`: who is away and who acts for whom by delegation. The days stand in ISO 8601, both included. A server
/// that is running sees it within a second.
engine::core::Result<void> staffCommand(engine::directory::Directory &directory, const QStringList &arguments, QTextStream &out);
inline constexpr auto staffUsage = "todoke-server staff --data FOLDER away STAFF FIRST LAST | delegate FROM TO OFFICE:POSITION FIRST LAST | end ID | list";

} // namespace server::admin
