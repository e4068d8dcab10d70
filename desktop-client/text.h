// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/core/local_text.h"
#include "engine/core/sentence.h"

namespace desktop {

/// The language of the window. One clerk reads one window, so one per program; main thread only.
const engine::core::Language &language();
void setLanguage(const engine::core::Language &language);

/// `source` (English) in the window's language, from `translations/ja/desktop.ts`.
QString say(const char *source);
/// The same with `%1`, `%2` … replaced at once.
QString say(const char *source, const QStringList &arguments);

/// A text of the API: `{"ja": …, "en": …}` or a plain string, in the window's language.
QString localText(const engine::core::Json &json);

/// What the server says, as a sentence of its own: in English it begins it small, to stand behind a place.
QString asSentence(QString text);

/// A moment or a day of the API as people read it here; empty for none.
QString dateTimeText(const QDateTime &moment);
QString dateText(QDate day);

} // namespace desktop
