// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/fields/kind.h"

namespace forms::fields {

/// The option of this value, or nullptr.
const model::Option *option(const std::vector<model::Option> &options, const QString &value);
/// Its label, or the value itself where the option is not there any more.
QString optionLabel(const std::vector<model::Option> &options, const QString &value, const engine::core::Language &language);
/// The type of one value: its options where the form lists them.
void optionType(engine::xml::Writer &writer, const model::Field &field);

} // namespace forms::fields
