// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

namespace engine::store {

enum class StoreError { CannotOpen, NewerSchema, Failed, Full, Busy, LogInUse, StaleBackup, WrongTownKey, Lost, Uncertain, NotDurable, NotUtf8 };
core::ErrorText errorText(StoreError id);

} // namespace engine::store
