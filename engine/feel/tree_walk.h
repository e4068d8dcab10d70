// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"

#include <functional>

namespace engine::feel {

/// Calls `visit` with each node directly below `node`, in the order of the text.
void forEachChild(const ExpressionNode &node, const std::function<void(const ExpressionNode &)> &visit);

/// Whether the test's input, `?`, is named somewhere in it.
bool namesInput(const ExpressionNode &node);
/// How many slots a frame needs for the locals that are named or made in it.
int frameSizeOf(const ExpressionNode &node);
/// Whether the local in `slot` of this frame is read in it.
bool usesSlot(const ExpressionNode &node, int slot);

} // namespace engine::feel
