// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/feel_error.h"

#include <QtGlobal>

namespace engine::feel {

core::ErrorText errorText(FeelError id)
{
    switch (id) {
    case FeelError::EmptyExpression:
        return {"feel", "EmptyExpression", QT_TRANSLATE_NOOP("feel", "expected an expression, got nothing")};
    case FeelError::ExpectedExpression:
        return {"feel", "ExpectedExpression", QT_TRANSLATE_NOOP("feel", "expected an expression, got %1")};
    case FeelError::ExpressionMissing:
        return {"feel", "ExpressionMissing", QT_TRANSLATE_NOOP("feel", "this ends where an expression is expected")};
    case FeelError::EndsTooEarly:
        return {"feel", "EndsTooEarly", QT_TRANSLATE_NOOP("feel", "this ends too early: %1 is missing")};
    case FeelError::ExpectedOperator:
        return {"feel", "ExpectedOperator", QT_TRANSLATE_NOOP("feel", "expected an operator or the end, got %1")};
    case FeelError::NameMissing:
        return {"feel", "NameMissing", QT_TRANSLATE_NOOP("feel", "this ends where a name is expected")};
    case FeelError::TypeMissing:
        return {"feel", "TypeMissing", QT_TRANSLATE_NOOP("feel", "this ends where a type is expected")};
    case FeelError::ExpectedToken:
        return {"feel", "ExpectedToken", QT_TRANSLATE_NOOP("feel", "expected %1, got %2")};
    case FeelError::ExpectedName:
        return {"feel", "ExpectedName", QT_TRANSLATE_NOOP("feel", "expected a name, got %1")};
    case FeelError::UnclosedString:
        return {"feel", "UnclosedString", QT_TRANSLATE_NOOP("feel", "this text has no closing quotation mark")};
    case FeelError::UnclosedComment:
        return {"feel", "UnclosedComment", QT_TRANSLATE_NOOP("feel", "this comment is not closed with */")};
    case FeelError::BadEscape:
        return {"feel", "BadEscape", QT_TRANSLATE_NOOP("feel", "%1 is not an escape sequence: four hexadecimal digits follow \\u and six \\U")};
    case FeelError::BadCharacter:
        return {"feel", "BadCharacter", QT_TRANSLATE_NOOP("feel", "the character %1 cannot stand here")};
    case FeelError::BadNumber:
        return {"feel", "BadNumber", QT_TRANSLATE_NOOP("feel", "%1 is not a number with at most 34 digits")};
    case FeelError::BadTemporal:
        return {"feel", "BadTemporal", QT_TRANSLATE_NOOP("feel", "%1 is not a date, a time, a date and time or a duration")};
    case FeelError::UnknownName:
        return {"feel", "UnknownName", QT_TRANSLATE_NOOP("feel", "the name %1 is not known here")};
    case FeelError::UnknownType:
        return {"feel", "UnknownType", QT_TRANSLATE_NOOP("feel", "the type %1 is not known here")};
    case FeelError::ExternalFunction:
        return {"feel", "ExternalFunction", QT_TRANSLATE_NOOP("feel", "a function of another language is written as external {java: {class: \"…\", method signature: \"…\"}}")};
    case FeelError::UnknownExternal:
        return {"feel", "UnknownExternal", QT_TRANSLATE_NOOP("feel", "the external function %2 of %1 is not available here")};
    case FeelError::MixedArguments:
        return {"feel", "MixedArguments", QT_TRANSLATE_NOOP("feel", "either all arguments are named or none is")};
    case FeelError::DuplicateName:
        return {"feel", "DuplicateName", QT_TRANSLATE_NOOP("feel", "the name %1 is given twice")};
    case FeelError::NestedTooDeeply:
        return {"feel", "NestedTooDeeply", QT_TRANSLATE_NOOP("feel", "this expression is nested more than %1 levels deep")};
    case FeelError::TextTooLong:
        return {"feel", "TextTooLong", QT_TRANSLATE_NOOP("feel", "this expression is longer than %1 characters")};
    case FeelError::BadValueText:
        return {"feel", "BadValueText", QT_TRANSLATE_NOOP("feel", "this is not a stored value: %1")};
    case FeelError::NullOperand:
        return {"feel", "NullOperand", QT_TRANSLATE_NOOP("feel", "one side of %1 has no value")};
    case FeelError::NullArgument:
        return {"feel", "NullArgument", QT_TRANSLATE_NOOP("feel", "%1 got no value for %2")};
    case FeelError::WrongOperands:
        return {"feel", "WrongOperands", QT_TRANSLATE_NOOP("feel", "%1 does not work between %2 and %3")};
    case FeelError::NotComparable:
        return {"feel", "NotComparable", QT_TRANSLATE_NOOP("feel", "%1 and %2 cannot be compared")};
    case FeelError::ExpectedBoolean:
        return {"feel", "ExpectedBoolean", QT_TRANSLATE_NOOP("feel", "%1 needs true or false, got %2")};
    case FeelError::ConditionNotBoolean:
        return {"feel", "ConditionNotBoolean", QT_TRANSLATE_NOOP("feel", "the condition must be true or false, got %1")};
    case FeelError::DivisionByZero:
        return {"feel", "DivisionByZero", QT_TRANSLATE_NOOP("feel", "division by zero")};
    case FeelError::OutOfRange:
        return {"feel", "OutOfRange", QT_TRANSLATE_NOOP("feel", "the result of %1 is out of range")};
    case FeelError::NoSuchMember:
        return {"feel", "NoSuchMember", QT_TRANSLATE_NOOP("feel", "there is no %1 in this %2")};
    case FeelError::NotAContext:
        return {"feel", "NotAContext", QT_TRANSLATE_NOOP("feel", "%1 was asked of a value without parts: %2")};
    case FeelError::NotAFunction:
        return {"feel", "NotAFunction", QT_TRANSLATE_NOOP("feel", "expected a function to call, got %1")};
    case FeelError::WrongArgumentCount:
        return {"feel", "WrongArgumentCount", QT_TRANSLATE_NOOP("feel", "%1 takes (%2), got %3 arguments")};
    case FeelError::UnknownParameter:
        return {"feel", "UnknownParameter", QT_TRANSLATE_NOOP("feel", "%1 takes (%2) and has no parameter named %3")};
    case FeelError::MissingArgument:
        return {"feel", "MissingArgument", QT_TRANSLATE_NOOP("feel", "%1 takes (%2); %3 is missing")};
    case FeelError::WrongArgument:
        return {"feel", "WrongArgument", QT_TRANSLATE_NOOP("feel", "%1 expects %3 for %2, got %4")};
    case FeelError::WrongValue:
        return {"feel", "WrongValue", QT_TRANSLATE_NOOP("feel", "%1 cannot make a value of %2")};
    case FeelError::NoSuchVariable:
        return {"feel", "NoSuchVariable", QT_TRANSLATE_NOOP("feel", "%1 has no value here")};
    case FeelError::NoSuchIndex:
        return {"feel", "NoSuchIndex", QT_TRANSLATE_NOOP("feel", "position %1 is not in a list of %2")};
    case FeelError::NotIterable:
        return {"feel", "NotIterable", QT_TRANSLATE_NOOP("feel", "one can go through a list or a range of numbers or dates, not through %1")};
    case FeelError::BadRange:
        return {"feel", "BadRange", QT_TRANSLATE_NOOP("feel", "the ends %1 and %2 do not make a range")};
    case FeelError::BadPattern:
        return {"feel", "BadPattern", QT_TRANSLATE_NOOP("feel", "%1 is not a regular expression: %2")};
    case FeelError::BadFlags:
        return {"feel", "BadFlags", QT_TRANSLATE_NOOP("feel", "%1 are not flags of a regular expression; known are s, m, i, x and q")};
    case FeelError::ListTooLong:
        return {"feel", "ListTooLong", QT_TRANSLATE_NOOP("feel", "a list would have more than %1 elements")};
    case FeelError::ValueTooDeep:
        return {"feel", "ValueTooDeep", QT_TRANSLATE_NOOP("feel", "lists and contexts would lie in each other more than %1 levels deep")};
    case FeelError::StringTooLong:
        return {"feel", "StringTooLong", QT_TRANSLATE_NOOP("feel", "a text would have more than %1 characters")};
    case FeelError::TooManySteps:
        return {"feel", "TooManySteps", QT_TRANSLATE_NOOP("feel", "given up after %1 steps")};
    case FeelError::RecursionTooDeep:
        return {"feel", "RecursionTooDeep", QT_TRANSLATE_NOOP("feel", "given up at %1 levels of calls within calls")};
    case FeelError::WrongResult:
        return {"feel", "WrongResult", QT_TRANSLATE_NOOP("feel", "expected %1 as result, got %2")};
    case FeelError::TypeMismatch:
        return {"feel", "TypeMismatch", QT_TRANSLATE_NOOP("feel", "wrong type: %1 does not work between %2 and %3")};
    case FeelError::ArgumentTypeMismatch:
        return {"feel", "ArgumentTypeMismatch", QT_TRANSLATE_NOOP("feel", "wrong type: %1 expects %3 for %2, got %4")};
    case FeelError::ArgumentCountMismatch:
        return {"feel", "ArgumentCountMismatch", QT_TRANSLATE_NOOP("feel", "%1 takes (%2), got %3 arguments")};
    case FeelError::ConditionType:
        return {"feel", "ConditionType", QT_TRANSLATE_NOOP("feel", "wrong type: %1 needs true or false, got %2")};
    case FeelError::MemberUnknown:
        return {"feel", "MemberUnknown", QT_TRANSLATE_NOOP("feel", "there is no %1 in %2")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::feel
