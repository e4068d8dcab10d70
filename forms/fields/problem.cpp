// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/problem.h"

#include <QtGlobal>

namespace forms::fields {

engine::core::ErrorText errorText(Problem id)
{
    using enum Problem;
    switch (id) {
    case Required:
        return {"forms", "Required", QT_TRANSLATE_NOOP("forms", "Enter an answer.")};
    case NothingChosen:
        return {"forms", "NothingChosen", QT_TRANSLATE_NOOP("forms", "Choose one.")};
    case NothingTicked:
        return {"forms", "NothingTicked", QT_TRANSLATE_NOOP("forms", "Choose at least one.")};
    case NoFileSent:
        return {"forms", "NoFileSent", QT_TRANSLATE_NOOP("forms", "Choose a file and send it.")};
    case NotANumber:
        return {"forms", "NotANumber", QT_TRANSLATE_NOOP("forms", "Enter a number, such as 12 or 1,500.")};
    case NotAnInteger:
        return {"forms", "NotAnInteger", QT_TRANSLATE_NOOP("forms", "Enter a whole number, without a fraction.")};
    case NotADate:
        return {"forms", "NotADate", QT_TRANSLATE_NOOP("forms", "Enter a day that exists, with year, month and day. The year may be 2025 or R7.")};
    case NoSuchOption:
        return {"forms", "NoSuchOption", QT_TRANSLATE_NOOP("forms", "Choose one of the options that are offered.")};
    case TooLong:
        return {"forms", "TooLong", QT_TRANSLATE_NOOP("forms", "Shorten it to %1 characters or fewer.")};
    case TooSmall:
        return {"forms", "TooSmall", QT_TRANSLATE_NOOP("forms", "Enter a number of %1 or more.")};
    case TooLarge:
        return {"forms", "TooLarge", QT_TRANSLATE_NOOP("forms", "Enter a number of %1 or less.")};
    case NotKana:
        return {"forms", "NotKana", QT_TRANSLATE_NOOP("forms", "Enter the reading in katakana.")};
    case NotAPostcode:
        return {"forms", "NotAPostcode", QT_TRANSLATE_NOOP("forms", "Enter the postal code with 7 digits, such as 163-8001.")};
    case NotAPhone:
        return {"forms", "NotAPhone", QT_TRANSLATE_NOOP("forms", "Enter the telephone number from the area code, with 10 or 11 digits. From abroad, begin with + and the country code.")};
    case NotAnEmail:
        return {"forms", "NotAnEmail", QT_TRANSLATE_NOOP("forms", "Enter the mail address in the form name@example.jp.")};
    case WrongCheckDigit:
        return {"forms", "WrongCheckDigit", QT_TRANSLATE_NOOP("forms", "This number does not exist: its check digit does not fit. Compare it with your papers.")};
    case WrongFileKind:
        return {"forms", "WrongFileKind", QT_TRANSLATE_NOOP("forms", "Choose a file of one of these kinds: %1.")};
    case FileTooLarge:
        return {"forms", "FileTooLarge", QT_TRANSLATE_NOOP("forms", "Choose a file of at most %1.")};
    case TooFewEntries:
        return {"forms", "TooFewEntries", QT_TRANSLATE_NOOP("forms", "Fill in at least %1 of these.")};
    case TooManyEntries:
        return {"forms", "TooManyEntries", QT_TRANSLATE_NOOP("forms", "Keep at most %1 of these.")};
    case Constraint:
        return {"forms", "Constraint", QT_TRANSLATE_NOOP("forms", "This answer cannot be accepted. Check it and correct it.")};
    case NotConsented:
        return {"forms", "NotConsented", QT_TRANSLATE_NOOP("forms", "To go on, read this and tick the box.")};
    case NotText:
        return {"forms", "NotText", QT_TRANSLATE_NOOP("forms", "There is a character in it that cannot be used. Type it again.")};
    case Incomplete:
        return {"forms", "Incomplete", QT_TRANSLATE_NOOP("forms", "A part is missing. Fill in all parts.")};
    case NotAFiscalYear:
        return {"forms", "NotAFiscalYear", QT_TRANSLATE_NOOP("forms", "Enter the fiscal year, such as 2025 or R7.")};
    case NotACorporateNumber:
        return {"forms", "NotACorporateNumber", QT_TRANSLATE_NOOP("forms", "Enter the corporate number with 13 digits.")};
    case NotALandLot:
        return {"forms", "NotALandLot", QT_TRANSLATE_NOOP("forms", "Enter the lot number of the land, such as 1000番1.")};
    case NotYesOrNo:
        return {"forms", "NotYesOrNo", QT_TRANSLATE_NOOP("forms", "Choose yes or no.")};
    case NameTwice:
        return {"forms", "NameTwice", QT_TRANSLATE_NOOP("forms", "Enter either family name and given name, or the single name, not both.")};
    case NoSuchFile:
        return {"forms", "NoSuchFile", QT_TRANSLATE_NOOP("forms", "The file is no longer there. Choose it again.")};
    }
    Q_UNREACHABLE();
}

} // namespace forms::fields
