// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"
#include "engine/feel/value.h"

#include <QStringView>

#include <vector>

namespace engine::feel {

/// A piece of FEEL text. FEEL's names may hold spaces and signs, so a `Name` here is one word; the
/// parser puts words (and signs) together by what is in scope.
struct Token
{
    enum class Kind { Name, Number, String, Temporal, Symbol, End };

    Kind kind = Kind::End;
    QStringView text; ///< as it stands in the source, which must outlive it
    qsizetype begin = 0;
    core::SourceRef where;
    Value value; ///< of a number, a string, or @"…"

    bool isSymbol(QStringView symbol) const { return kind == Kind::Symbol && text == symbol; }
    bool isWord(QStringView word) const { return kind == Kind::Name && text == word; }
};

/// Cuts `text`, which begins at `where`, into tokens; the last one is End. Comments and white space
/// are left out.
core::Result<std::vector<Token>> tokens(QStringView text, const core::SourceRef &where);

/// The words and signs of a name, as `tokens` would cut it: `R Value`, `Pre-bureau`.
std::vector<QStringView> nameParts(QStringView name);

bool isNameStart(char32_t c);
bool isNamePart(char32_t c);
bool isSpace(char32_t c);

} // namespace engine::feel
