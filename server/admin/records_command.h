// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/admin/town.h"

#include <QTextStream>

namespace server::admin {

/// `todoke-server records …`: what is due to be disposed of, holds, and disposal. Who does it says so with the password,
/// read line by line from `in`.
engine::core::Result<void> recordsCommand(Town &town, const QStringList &arguments, QTextStream &in, QTextStream &out);
inline constexpr auto recordsUsage = "todoke-server records --data FOLDER due [DAY] | hold CASE GROUND STAFF [UNTIL] | end-hold CASE REASON STAFF | dispose PROPOSER APPROVER CASE …";

} // namespace server::admin
