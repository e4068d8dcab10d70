// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/model.h"

namespace engine::dmn {

/// What a model has no words for, so that a reason would show a citizen an identifier.
enum class LabelError {
    NoLabel,      ///< of a node, a parameter, a column
    NoValueLabel, ///< of a code that a column asks for or gives
};

core::ErrorText errorText(LabelError id);

/// Everything that the model's reasons may name (nodes, parameters, columns, the codes in cells) and that lacks a
/// label in one of `languages`. See isCode for what is a code.
core::Faults unlabelled(const Model &model, const QStringList &languages);

} // namespace engine::dmn
