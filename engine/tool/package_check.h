// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "engine/tool/commands.h"

namespace engine::tool {

/// Everything that `todoke check` finds in a package: what `procedure::read` finds where the services are those that
/// every town has.
core::Faults checkPackage(const procedure::Files &files);

/// Checks the package in `folder`, whose content is `files`, and tells every fault on a line of its own and their
/// number on the last one. Gives the exit code: 0 without faults, else 1.
int tellFaults(const QString &folder, const procedure::Files &files, const Console &console);

} // namespace engine::tool
