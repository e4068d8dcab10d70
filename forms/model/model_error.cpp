// SPDX-License-Identifier: Apache-2.0
#include "forms/model/model_error.h"

#include <QtGlobal>

namespace forms::model {

engine::core::ErrorText errorText(ModelError id)
{
    using enum ModelError;
    switch (id) {
    case NotAForm:
        return {"forms", "NotAForm", QT_TRANSLATE_NOOP("forms", "expected <form xmlns=\"urn:todoke:form:1\">, found <%1>")};
    case UnknownKind:
        return {"forms", "UnknownKind", QT_TRANSLATE_NOOP("forms", "there is no kind of field \"%1\"; use one of: %2")};
    case DuplicateField:
        return {"forms", "DuplicateField", QT_TRANSLATE_NOOP("forms", "the field \"%1\" stands here a second time (first at %2); give it a name of its own")};
    case DuplicatePage:
        return {"forms", "DuplicatePage", QT_TRANSLATE_NOOP("forms", "the page \"%1\" stands here a second time (first at %2); give it a name of its own")};
    case ReservedName:
        return {"forms", "ReservedName", QT_TRANSLATE_NOOP("forms", "a field cannot be called \"%1\", which is a word of the language; choose another name")};
    case UnknownMember:
        return {"forms", "UnknownMember", QT_TRANSLATE_NOOP("forms", "\"%1\" has no \"%2\"; it has: %3")};
    case MissingJapanese:
        return {"forms", "MissingJapanese", QT_TRANSLATE_NOOP("forms", "the %1 of \"%2\" is missing in Japanese; add <%1 xml:lang=\"ja\">")};
    case MissingLanguage:
        return {"forms", "MissingLanguage", QT_TRANSLATE_NOOP("forms", "<%1> does not say its language; add xml:lang")};
    case DuplicateText:
        return {"forms", "DuplicateText", QT_TRANSLATE_NOOP("forms", "the %1 in the language \"%2\" stands here a second time; keep one")};
    case MissingText:
        return {"forms", "MissingText", QT_TRANSLATE_NOOP("forms", "the %1 of \"%2\" is missing in the language \"%3\", which the procedure promises")};
    case OptionWithoutValue:
        return {"forms", "OptionWithoutValue", QT_TRANSLATE_NOOP("forms", "this option of \"%1\" has no value; add value=\"…\"")};
    case DuplicateOption:
        return {"forms", "DuplicateOption", QT_TRANSLATE_NOOP("forms", "the option \"%1\" of \"%2\" stands here a second time; give it a value of its own")};
    case ChoiceWithoutOptions:
        return {"forms", "ChoiceWithoutOptions", QT_TRANSLATE_NOOP("forms", "\"%1\" has nothing to choose from; add <option> or options=\"a decision\"")};
    case OptionsTwice:
        return {"forms", "OptionsTwice", QT_TRANSLATE_NOOP("forms", "\"%1\" has <option> and options=\"%2\"; keep one of them")};
    case MalformedRepeat:
        return {"forms", "MalformedRepeat", QT_TRANSLATE_NOOP("forms", "expected repeat=\"least..most\" with numbers up to 1000, found \"%1\"")};
    case EmptyGroup:
        return {"forms", "EmptyGroup", QT_TRANSLATE_NOOP("forms", "the group \"%1\" has no fields; add one or remove the group")};
    case CalculationCycle:
        return {"forms", "CalculationCycle", QT_TRANSLATE_NOOP("forms", "the calculations need each other in a circle: %1")};
    case FileWithoutAttachment:
        return {"forms", "FileWithoutAttachment", QT_TRANSLATE_NOOP("forms", "the file \"%1\" does not say which attachment of the cover sheet it is; add attachment=\"…\"")};
    case FileWithoutKinds:
        return {"forms", "FileWithoutKinds", QT_TRANSLATE_NOOP("forms", "the file \"%1\" does not say which kinds are taken; add kinds=\"pdf jpeg png\"")};
    case UnknownFileKind:
        return {"forms", "UnknownFileKind", QT_TRANSLATE_NOOP("forms", "there is no kind of file \"%1\"; use some of: %2")};
    case MalformedSize:
        return {"forms", "MalformedSize", QT_TRANSLATE_NOOP("forms", "expected a size such as \"20 MiB\" or \"500 KiB\" (at most 4 GiB), found \"%1\"")};
    case Unreachable:
        return {"forms", "Unreachable", QT_TRANSLATE_NOOP("forms", "\"%1\" is never shown, since its condition is always false; change or remove it")};
    case ExpressionTwice:
        return {"forms", "ExpressionTwice", QT_TRANSLATE_NOOP("forms", "\"%1\" stands as attribute and as element; keep one of them")};
    case BoundsCrossed:
        return {"forms", "BoundsCrossed", QT_TRANSLATE_NOOP("forms", "the least value %1 of \"%2\" is above the largest, %3")};
    case WrongType:
        return {"forms", "WrongType", QT_TRANSLATE_NOOP("forms", "%1 of \"%2\": expected %3, found %4")};
    }
    Q_UNREACHABLE();
}

} // namespace forms::model
