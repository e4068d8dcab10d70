// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/case_vault.h"

namespace engine::store {

/// Wraps the keys of all cases and makes every seal anew under another key of the town, in one commit. What does not hold under the old key
/// refuses it all: nothing that was changed gets a good seal. What cases are found by is made anew at the next start of the server.
/// The caller keeps the new key before, and writes the anchor with `commitsOf` afterwards.
core::Result<void> rotateTownKey(Database &database, const TownKeys &old, const TownKeys &fresh);

/// Whether the database is sealed with these keys.
core::Result<bool> isSealedWith(const Database &database, const TownKeys &keys);

} // namespace engine::store
