// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <set>

namespace engine::core {

/// The known name that `name` was probably meant to be; else the first few of those that are known, for "expected one of".
QString suggestion(const QString &name, const std::set<QString> &known);

} // namespace engine::core
