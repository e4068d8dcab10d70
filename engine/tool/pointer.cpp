// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/pointer.h"

namespace engine::tool {

namespace {

constexpr int widest = 100; ///< letters shown before and behind the place; a table's line may have thousands

/// How many columns of a terminal a letter takes (Unicode Standard Annex 11).
int columnsOf(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format)
        return 0;
    const bool isWide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return isWide ? 2 : 1;
}

} // namespace

QString pointer(const QString &text, const core::SourceRef &where)
{
    if (where.line <= 0)
        return {};
    const QList<uint> line = text.section(QLatin1Char('\n'), where.line - 1, where.line - 1).toUcs4();
    const auto place = std::clamp<qsizetype>(where.column - 1, 0, line.size());
    const qsizetype begin = std::max<qsizetype>(0, place - widest);
    QString shown;
    QString caret;
    for (qsizetype i = begin; i < std::min<qsizetype>(line.size(), place + widest); ++i) {
        const char32_t c = line[i] == U'\t' || line[i] == U'\r' ? U' ' : line[i];
        shown += QString::fromUcs4(&c, 1);
        if (i < place)
            caret += QString(columnsOf(c), QLatin1Char(' '));
    }
    return QStringLiteral("  ") + shown + QStringLiteral("\n  ") + caret + QStringLiteral("^\n");
}

} // namespace engine::tool
