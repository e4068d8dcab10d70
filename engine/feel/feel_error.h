// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::feel {

/// What parsing refuses, why evaluating gave null, and what checking types found.
enum class FeelError {
    // Parsing.
    EmptyExpression,
    ExpectedExpression,
    ExpressionMissing,
    EndsTooEarly,
    ExpectedOperator,
    NameMissing,
    TypeMissing,
    ExpectedToken,
    ExpectedName,
    UnclosedString,
    UnclosedComment,
    BadEscape,
    BadCharacter,
    BadNumber,
    BadTemporal,
    UnknownName,
    UnknownType,
    ExternalFunction,
    MixedArguments,
    DuplicateName,
    NestedTooDeeply,
    TextTooLong,
    BadValueText,
    // Evaluating.
    NullOperand,
    NullArgument,
    WrongOperands,
    NotComparable,
    ExpectedBoolean,
    ConditionNotBoolean,
    DivisionByZero,
    OutOfRange,
    NoSuchMember,
    NotAContext,
    NotAFunction,
    WrongArgumentCount,
    UnknownParameter,
    MissingArgument,
    WrongArgument,
    WrongValue,
    NoSuchVariable,
    UnknownExternal,
    NoSuchIndex,
    NotIterable,
    BadRange,
    BadPattern,
    BadFlags,
    ListTooLong,
    ValueTooDeep,
    StringTooLong,
    TooManySteps,
    RecursionTooDeep,
    WrongResult,
    // Checking types.
    TypeMismatch,
    ArgumentTypeMismatch,
    ArgumentCountMismatch,
    ConditionType,
    MemberUnknown,
};

core::ErrorText errorText(FeelError id);

} // namespace engine::feel
