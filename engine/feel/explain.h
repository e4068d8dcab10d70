// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"

namespace engine::feel {

/// The value of a part of an expression's tree, for explanations. Locals of what is around it, and `?`, are null in it.
Value evaluatePart(const ExpressionNode &part, const Environment &environment, Diagnostics &diagnostics);

/// How many texts this thread has parsed so far. Evaluating and explaining add nothing to it, which tests hold us to.
std::size_t parsedByThread();

} // namespace engine::feel
