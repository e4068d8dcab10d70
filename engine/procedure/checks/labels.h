// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/checks/checks.h"

namespace engine::procedure::checks {

/// The reasons of decisions name no identifiers. Looks only where nothing else is wrong: first what is wrong, then
/// what is not said.
void labels(const Reading &reading);

} // namespace engine::procedure::checks
