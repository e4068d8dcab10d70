// SPDX-License-Identifier: Apache-2.0
#include "engine/core/core_error.h"

#include <QtGlobal>

namespace engine::core {

ErrorText errorText(CoreError id)
{
    switch (id) {
    case CoreError::JsonSyntax:
        return {"core",
                "JsonSyntax",
                QT_TRANSLATE_NOOP("core", "expected JSON in UTF-8; it cannot be read from here on")};
    case CoreError::JsonFraction:
        return {"core",
                "JsonFraction",
                QT_TRANSLATE_NOOP("core", "expected an integer, got %1: write other numbers as strings")};
    case CoreError::JsonNumberTooLarge:
        return {"core",
                "JsonNumberTooLarge",
                QT_TRANSLATE_NOOP("core", "this integer does not fit into 64 bits: write it as a string")};
    case CoreError::JsonDuplicateKey:
        return {"core",
                "JsonDuplicateKey",
                QT_TRANSLATE_NOOP("core", "the member \"%1\" stands here a second time")};
    case CoreError::JsonTooDeep:
        return {"core",
                "JsonTooDeep",
                QT_TRANSLATE_NOOP("core", "this JSON nests deeper than %1 levels")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::core
