// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"
#include "engine/procedure/package.h"

namespace engine::casework {

enum class PromiseError {
    TooFew, ///< hold a position than a package rests on
    Shared  ///< somebody holds two positions that it takes for different people's
};
core::ErrorText errorText(PromiseError id);

/// Where the people of a town are not those whom a package promises: what `todoke check` has proven of its approvals
/// is not proven for the town then. Whoever is away now or will be does not matter.
core::Faults brokenPromises(const procedure::CoverSheet &cover, const directory::Directory &directory);

} // namespace engine::casework
