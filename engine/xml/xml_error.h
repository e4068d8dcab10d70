// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::xml {

/// Why a document was refused, or what in it breaks its schema.
enum class XmlError {
    // reading
    TooLarge,
    TooDeep,
    TooManyAttributes,
    NotUtf8,
    HasDoctype,
    NotWellFormed,
    TagMismatch,
    TagNotClosed,
    BareAmpersand,
    BareLessThan,
    UnknownEntity,
    LessThanInAttribute,
    AttributeTwice,
    UnknownPrefix,
    // schemas
    SchemaBroken,
    UnexpectedElement,
    UnexpectedElementNoneLeft,
    MissingElement,
    UnknownRoot,
    UnexpectedAttribute,
    MissingAttribute,
    NotInList,
    WrongType,
    WrongPattern,
    WrongLength,
    OutOfRange,
    NotUnique,
    NoSuchKey,
    UnexpectedText,
    BreaksSchema,
};

core::ErrorText errorText(XmlError id);

} // namespace engine::xml
