// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace engine::feel {

/// How tightly a construct binds (DMN 1.5, 10.3.1.2); printed, a looser one inside a tighter one stands in parentheses.
enum Level { Loose, OrLevel, AndLevel, ComparisonLevel, SumLevel, ProductLevel, PowerLevel, NegationLevel, PostfixLevel, Closed };

} // namespace engine::feel
