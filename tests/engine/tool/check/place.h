// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/source_ref.h"

namespace tests {

/// Lines and columns (of code points) of a text, and back.
inline qsizetype offsetOf(const QString &text, const engine::core::SourceRef &where)
{
    qsizetype at = 0;
    for (int line = 1; line < where.line; ++line)
        at = text.indexOf(QLatin1Char('\n'), at) + 1;
    for (int column = 1; column < where.column && at < text.size(); ++column)
        at += text.at(at).isHighSurrogate() ? 2 : 1;
    return at;
}

inline engine::core::SourceRef placeOf(const QString &text, qsizetype offset, const QString &file)
{
    const QString before = text.left(offset);
    const qsizetype begins = before.lastIndexOf(QLatin1Char('\n')) + 1;
    return {file, static_cast<int>(before.count(QLatin1Char('\n'))) + 1, static_cast<int>(before.mid(begins).toUcs4().size()) + 1};
}

} // namespace tests
