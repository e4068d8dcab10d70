// SPDX-License-Identifier: Apache-2.0
#include "engine/xml/xml_error.h"

#include <QtGlobal>

namespace engine::xml {

core::ErrorText errorText(XmlError id)
{
    switch (id) {
    case XmlError::TooLarge:
        return {"xml",
                "TooLarge",
                QT_TRANSLATE_NOOP("xml", "this document has %1 bytes; at most %2 are read")};
    case XmlError::TooDeep:
        return {
            "xml", "TooDeep", QT_TRANSLATE_NOOP("xml", "elements are nested more than %1 deep")};
    case XmlError::TooManyAttributes:
        return {"xml",
                "TooManyAttributes",
                QT_TRANSLATE_NOOP("xml", "this element has more than %1 attributes")};
    case XmlError::NotUtf8:
        return {"xml",
                "NotUtf8",
                QT_TRANSLATE_NOOP("xml", "expected XML in UTF-8, got %1: save the file as UTF-8")};
    case XmlError::HasDoctype:
        return {"xml",
                "HasDoctype",
                QT_TRANSLATE_NOOP("xml", "a document with a DOCTYPE is refused: remove it")};
    case XmlError::NotWellFormed:
        return {
            "xml", "NotWellFormed", QT_TRANSLATE_NOOP("xml", "this is not well-formed XML: %1")};
    case XmlError::TagMismatch:
        return {"xml",
                "TagMismatch",
                QT_TRANSLATE_NOOP("xml", "<%1> of line %2 is not closed: expected </%1>, found </%3>")};
    case XmlError::TagNotClosed:
        return {"xml",
                "TagNotClosed",
                QT_TRANSLATE_NOOP("xml", "the file ends before <%1> of line %2 is closed: add </%1>")};
    case XmlError::BareAmpersand:
        return {"xml", "BareAmpersand", QT_TRANSLATE_NOOP("xml", "a bare & stands here: write &amp;")};
    case XmlError::BareLessThan:
        return {"xml", "BareLessThan", QT_TRANSLATE_NOOP("xml", "a < stands here that begins no element: write &lt;")};
    case XmlError::UnknownEntity:
        return {"xml",
                "UnknownEntity",
                QT_TRANSLATE_NOOP("xml",
                                  "&%1; is not known in XML: write the character itself, or &amp;%1; if the text "
                                  "shall say that")};
    case XmlError::LessThanInAttribute:
        return {"xml",
                "LessThanInAttribute",
                QT_TRANSLATE_NOOP("xml", "a < stands in the value of an attribute: write &lt;")};
    case XmlError::AttributeTwice:
        return {"xml", "AttributeTwice", QT_TRANSLATE_NOOP("xml", "the attribute %1 stands here twice: keep one")};
    case XmlError::UnknownPrefix:
        return {"xml",
                "UnknownPrefix",
                QT_TRANSLATE_NOOP("xml", "the prefix %1 is not declared: add xmlns:%1=\"…\" to this element or one around it")};
    case XmlError::SchemaBroken:
        return {
            "xml", "SchemaBroken", QT_TRANSLATE_NOOP("xml", "this XML Schema cannot be used: %1")};
    case XmlError::UnexpectedElement:
        return {"xml",
                "UnexpectedElement",
                QT_TRANSLATE_NOOP("xml", "element <%1> is not expected here; expected: %2")};
    case XmlError::UnexpectedElementNoneLeft:
        return {"xml",
                "UnexpectedElementNoneLeft",
                QT_TRANSLATE_NOOP("xml", "element <%1> is not expected here; nothing may follow")};
    case XmlError::MissingElement:
        return {"xml",
                "MissingElement",
                QT_TRANSLATE_NOOP("xml", "element <%1> is not complete; expected: %2")};
    case XmlError::UnknownRoot:
        return {"xml",
                "UnknownRoot",
                QT_TRANSLATE_NOOP("xml", "a document that begins with <%1> is not known here")};
    case XmlError::UnexpectedAttribute:
        return {"xml",
                "UnexpectedAttribute",
                QT_TRANSLATE_NOOP("xml", "element <%1> has no attribute '%2'")};
    case XmlError::MissingAttribute:
        return {"xml",
                "MissingAttribute",
                QT_TRANSLATE_NOOP("xml", "element <%1> needs the attribute '%2'")};
    case XmlError::NotInList:
        return {"xml", "NotInList", QT_TRANSLATE_NOOP("xml", "'%2' of %1 is not one of: %3")};
    case XmlError::WrongType:
        return {"xml", "WrongType", QT_TRANSLATE_NOOP("xml", "'%2' of %1 is not a valid %3")};
    case XmlError::WrongPattern:
        return {"xml",
                "WrongPattern",
                QT_TRANSLATE_NOOP("xml", "'%2' of %1 does not have the right form, as this has: %3")};
    case XmlError::WrongLength:
        return {"xml",
                "WrongLength",
                QT_TRANSLATE_NOOP("xml", "'%2' of %1 does not have the right length")};
    case XmlError::OutOfRange:
        return {"xml",
                "OutOfRange",
                QT_TRANSLATE_NOOP("xml", "'%2' of %1 is outside the range that is allowed")};
    case XmlError::NotUnique:
        return {"xml", "NotUnique", QT_TRANSLATE_NOOP("xml", "%1 occurs twice: %2")};
    case XmlError::NoSuchKey:
        return {"xml",
                "NoSuchKey",
                QT_TRANSLATE_NOOP("xml", "%1 names something that is not there: %2")};
    case XmlError::UnexpectedText:
        return {
            "xml", "UnexpectedText", QT_TRANSLATE_NOOP("xml", "element <%1> may not contain text")};
    case XmlError::BreaksSchema:
        return {"xml", "BreaksSchema", QT_TRANSLATE_NOOP("xml", "this breaks the XML Schema: %1")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::xml
