// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"

#include <map>

namespace engine::core {

/// A text an author wrote in several languages: child elements with `xml:lang`.
struct LocalText
{
    std::map<QString, QString> texts; ///< by BCP 47 tag
    SourceRef where;

    bool isEmpty() const { return texts.empty(); }
    bool has(const QString &tag) const { return texts.contains(tag); }
    /// The text for `language`, by the fallback of the domain file: ja-x-easy → ja; all others → en →
    /// ja-x-easy → ja; never between zh-Hant and zh-Hans.
    QString in(const Language &language) const;
};

} // namespace engine::core
