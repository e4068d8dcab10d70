// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::core {

/// What this room refuses.
enum class CoreError {
    JsonSyntax,
    JsonFraction,
    JsonNumberTooLarge,
    JsonDuplicateKey,
    JsonTooDeep,
};

ErrorText errorText(CoreError id);

} // namespace engine::core
