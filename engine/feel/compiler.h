// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/program.h"

namespace engine::feel {

/// The program of a parsed tree whose locals need `frameSize` slots; it has `nodes` of them, or fewer.
std::shared_ptr<const Program> compile(const ExpressionNode &root, int frameSize, std::size_t nodes);

} // namespace engine::feel
