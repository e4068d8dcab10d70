// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"
#include "engine/feel/value.h"

#include <QStringView>
#include <QVarLengthArray>

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

    /// Signs are of one letter or two, so that comparing them is comparing numbers.
    bool isSymbol(QStringView symbol) const { return kind == Kind::Symbol && letters(text) == letters(symbol); }
    bool isWord(QStringView word) const { return kind == Kind::Name && text == word; }

private:
    static std::uint32_t letters(QStringView sign)
    {
        return sign.front().unicode() | (sign.size() > 1 ? std::uint32_t{sign[1].unicode()} << 16 : 0);
    }
};

/// Most texts are a table's cells, of a few tokens: these take no memory of their own.
using Tokens = QVarLengthArray<Token, 8>;

/// Cuts `text`, which begins at `where`, into tokens; the last one is End. Comments and white space
/// are left out. Adds to `into`.
core::Result<void> cutInto(Tokens &into, QStringView text, const core::SourceRef &where);

/// The words and signs of a name, as `tokens` would cut it: `R Value`, `Pre-bureau`.
std::vector<QStringView> nameParts(QStringView name);

bool isNameStart(char32_t c);
bool isNamePart(char32_t c);
bool isSpace(char32_t c);

} // namespace engine::feel
