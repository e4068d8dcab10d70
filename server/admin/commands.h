// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace server::admin {

/// `serve` (the default) and `erase`; --help tells. Gives the process's exit code. Needs a QGuiApplication.
int runCommand(const QStringList &arguments);

} // namespace server::admin
