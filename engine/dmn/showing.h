// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/wording.h"

namespace engine::dmn {

/// Whether a member of a context is called like a language (`en`, `zh-Hans`): it holds the text in that language and
/// is shown to its readers alone.
bool isInOneLanguage(const QString &member);

/// Whether `text` looks like a code that programs use among themselves: `lowest`, `SC-3-1`.
bool isCode(const QString &text);

/// Whether `shown` says something to people: not of a code without label, nor of a context whose members have none.
bool canBeShown(const feel::Value &value, const WordingPointer &words);

} // namespace engine::dmn
