// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace forms::fields {

/// What can be wrong with an answer. `forms::check` calls it CheckError.
enum class Problem {
    Required,
    NothingChosen,
    NothingTicked,
    NoFileSent,
    NotANumber,
    NotAnInteger,
    NotADate,
    NoSuchOption,
    TooLong,
    TooSmall,
    TooLarge,
    NotKana,
    NotAPostcode,
    NotAPhone,
    NotAnEmail,
    WrongCheckDigit,
    WrongFileKind,
    FileTooLarge,
    TooFewEntries,
    TooManyEntries,
    Constraint,
    NotConsented,
    NotText,
    Incomplete,
    NotAFiscalYear,
    NotACorporateNumber,
    NotALandLot,
    NotYesOrNo,
    NameTwice,
    NoSuchFile,
};

engine::core::ErrorText errorText(Problem id);

} // namespace forms::fields
