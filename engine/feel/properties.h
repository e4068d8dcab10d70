// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/report.h"

namespace engine::feel {

/// `value.name`: a context's entry, the same of each element of a list, or a property of a date, a
/// time, a duration or a range (DMN 1.5, 10.3.2.8 and table 65).
Value memberOf(const Value &value, const QString &name, const Report &report);

/// The numbers or dates from one to the other, up or down; nullopt for anything else. At most one
/// more than a list may hold.
std::optional<List> sequence(const Value &from, const Value &to);
std::optional<List> sequence(const Range &range);

} // namespace engine::feel
