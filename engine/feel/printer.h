// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"

namespace engine::feel {

/// The expression as FEEL text in one style: blanks around operators, only the parentheses that are
/// needed, temporal literals as @"…". With the same names it parses to the same tree.
QString printed(const Expression &expression);

} // namespace engine::feel
