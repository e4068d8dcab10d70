// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::procedure {

/// The options that a decision offers to a choice: its list of contexts with `value` and a text per language tag
/// (`ja`, `en`), else its list of values, else the output values of its table.
std::vector<forms::model::Option> choices(const Package &package, const QString &decision,
                                          const feel::Context &variables, const QDateTime &now);

/// The package's decisions and decision services as functions of a form's expressions: `fee(kind, items)` by
/// position in the order of their inputs.
std::map<QString, feel::NativeFunction> formFunctions(const std::shared_ptr<const Package> &package, const QDateTime &now);

} // namespace engine::procedure
