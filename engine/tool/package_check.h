// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::tool {

/// Everything that `todoke check` finds in a package: what `procedure::read` finds, and services that no town has.
core::Faults checkPackage(const procedure::Files &files);

enum class PackageCheckError { UnknownService };
core::ErrorText errorText(PackageCheckError id);

} // namespace engine::tool
