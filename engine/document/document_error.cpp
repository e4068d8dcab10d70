// SPDX-License-Identifier: Apache-2.0
#include "engine/document/document.h"

namespace engine::document {

core::ErrorText errorText(DocumentError id)
{
    switch (id) {
    case DocumentError::UnknownElement:
        return {"document", "UnknownElement", QT_TRANSLATE_NOOP("document", "a document cannot hold the element \"%1\"")};
    case DocumentError::UnknownAttribute:
        return {"document",
                "UnknownAttribute",
                QT_TRANSLATE_NOOP("document", "the element \"%1\" cannot have the attribute \"%2\" in a document")};
    case DocumentError::UnknownWord:
        return {"document",
                "UnknownWord",
                QT_TRANSLATE_NOOP("document", "expected t:value, t:group, t:if, t:else or t:for, got \"%1\"")};
    case DocumentError::MissingOf:
        return {"document", "MissingOf", QT_TRANSLATE_NOOP("document", "t:value needs the attribute \"of\" with a FEEL expression")};
    case DocumentError::UnknownForm:
        return {"document",
                "UnknownForm",
                QT_TRANSLATE_NOOP("document", "expected as=\"text\", \"number\", \"yen\", \"date\", \"era-date\" or \"date-time\", got \"%1\"")};
    case DocumentError::BadLoop:
        return {"document", "BadLoop", QT_TRANSLATE_NOOP("document", "expected \"name in list\", got \"%1\"")};
    case DocumentError::ElseWithoutIf:
        return {"document",
                "ElseWithoutIf",
                QT_TRANSLATE_NOOP("document", "t:else must stand on the element that follows one with t:if")};
    case DocumentError::NotADate:
        return {"document", "NotADate", QT_TRANSLATE_NOOP("document", "\"%1\" should be a date, got %2")};
    case DocumentError::NotANumber:
        return {"document", "NotANumber", QT_TRANSLATE_NOOP("document", "\"%1\" should be a number, got %2")};
    case DocumentError::NotText:
        return {"document",
                "NotText",
                QT_TRANSLATE_NOOP("document", "\"%1\" holds a character that cannot stand in a document")};
    case DocumentError::NotXhtml:
        return {"document", "NotXhtml", QT_TRANSLATE_NOOP("document", "expected an XHTML document with a body, got \"%1\"")};
    case DocumentError::NullValue:
        return {"document", "NullValue", QT_TRANSLATE_NOOP("document", "\"%1\" has no value and was left out")};
    case DocumentError::NoApplication:
        return {"document",
                "NoApplication",
                QT_TRANSLATE_NOOP("document", "a PDF cannot be made in a program without fonts (no QGuiApplication)")};
    case DocumentError::QrTooLong:
        return {"document", "QrTooLong", QT_TRANSLATE_NOOP("document", "the text for the QR code is too long")};
    case DocumentError::PdfFailed:
        return {"document", "PdfFailed", QT_TRANSLATE_NOOP("document", "the PDF could not be written")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::document
