// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::core {

/// A reader's language as a BCP 47 tag: `ja`, `en`, later `ja-x-easy`, `zh-Hans`, `zh-Hant`, `ko`.
struct Language
{
    QString tag = QStringLiteral("ja");
    bool operator==(const Language &) const = default;
};

/// `source` (English) in `language`, from the compiled `translations/`; English where none is there.
/// Thread-safe; looked up per call, so one process speaks many languages at once.
QString translate(const char *context, const char *source, const Language &language);

/// The sentence of `error` in `language`, its arguments in place.
QString sentence(const Error &error, const Language &language);

} // namespace engine::core
