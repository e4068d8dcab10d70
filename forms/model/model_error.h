// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace forms::model {

/// What can be wrong with a form definition, beside what its XML Schema and FEEL say.
enum class ModelError {
    NotAForm,
    UnknownKind,
    DuplicateField,
    DuplicatePage,
    ReservedName,
    UnknownMember,
    MissingJapanese,
    MissingLanguage,
    DuplicateText,
    MissingText,
    OptionWithoutValue,
    DuplicateOption,
    ChoiceWithoutOptions,
    OptionsTwice,
    MalformedRepeat,
    EmptyGroup,
    CalculationCycle,
    FileWithoutAttachment,
    FileWithoutKinds,
    UnknownFileKind,
    MalformedSize,
    Unreachable,
    ExpressionTwice,
    BoundsCrossed,
    WrongType,
};

engine::core::ErrorText errorText(ModelError id);

} // namespace forms::model
