// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model_data.h"

#include <functional>

namespace engine::dmn {

/// Calls `visit` for `boxed` and every boxed expression within it, each with the name that messages give it.
void forEachBoxed(const Boxed &boxed, const QString &name, const std::function<void(const Boxed &, const QString &)> &visit);

/// Calls `visit` for every FEEL text of one boxed expression, not of those within it.
void forEachExpression(const Boxed &boxed, const std::function<void(const feel::Expression &)> &visit);

/// Calls `visit` for the logic of `decision` and of everything that it requires, directly or through others.
void forEachLogic(const Decision &decision, const std::function<void(const Boxed &)> &visit);

/// The input data that `decision` rests on, directly or through others.
std::vector<const InputData *> inputsOf(const Decision &decision);

} // namespace engine::dmn
