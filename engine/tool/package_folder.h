// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "engine/tool/commands.h"

namespace engine::tool {

/// Where the shared processes of the package in `folder` lie: beside it, in the working folder, or beside this program's sources.
QString sharedFolder(const QString &folder);

/// The files of the package folder that is the first argument; takes `--common DIR` out of the arguments, else the shared
/// folder beside the package.
core::Result<procedure::Files> filesOf(QStringList &arguments);

/// The package of the files; nothing, with its faults told, where it cannot be used.
std::shared_ptr<const procedure::Package> packageOf(const core::Result<procedure::Files> &files, const Console &console);

/// The ids of the procedures that lie beside `folder`: those that a guide in it may lead to.
std::set<QString> proceduresBeside(const QString &folder);

} // namespace engine::tool
