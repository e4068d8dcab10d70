// SPDX-License-Identifier: Apache-2.0
#include "engine/document/variant_text.h"

#include "engine/document/glyph_log.h"

#include <QGlyphRun>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace engine::document {

namespace {

QString codePoint(char32_t character)
{
    return u"U+"_s + QString::number(character, 16).toUpper().rightJustified(4, u'0');
}

/// Wide enough for any text that stands on one line; QTextLayout has no "unlimited".
constexpr qreal unlimitedWidth = 1 << 20;

} // namespace

VariantText::VariantText(const QString &text, const QFont &font, const std::vector<Bold> &bold,
                         Qt::Alignment alignment)
    : m_font(font)
{
    // The layout never sees a selector: Qt would look for fonts that have a glyph for it.
    QString plain;
    std::vector<qsizetype> plainPosition; // of each UTF-16 unit of `text`
    for (qsizetype i = 0; i < text.size(); ++i) {
        plainPosition.push_back(plain.size());
        char32_t character = text[i].unicode();
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (character >= 0xE0100 && character <= 0xE01EF) {
            if (!plain.isEmpty()) {
                const int length = plain.back().isLowSurrogate() && plain.size() > 1 ? 2 : 1;
                const auto position = static_cast<int>(plain.size()) - length;
                const char32_t base = length == 2 ? QChar::surrogateToUcs4(plain[position], plain[position + 1])
                                                  : char32_t{plain[position].unicode()};
                // A second selector on the same character has no meaning.
                if (m_variants.empty() || m_variants.back().position != position)
                    m_variants.push_back({position, length, base, character});
            }
        } else {
            plain += text[i];
            if (pair)
                plain += text[i + 1];
        }
        if (pair) {
            plainPosition.push_back(plainPosition.back());
            ++i;
        }
    }
    plainPosition.push_back(plain.size());

    m_layout = std::make_unique<QTextLayout>(plain, font);
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    m_layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const Bold &range : bold) {
        QTextLayout::FormatRange format;
        format.start = static_cast<int>(plainPosition.at(static_cast<size_t>(range.start)));
        format.length = static_cast<int>(plainPosition.at(static_cast<size_t>(range.start + range.length))) - format.start;
        QFont strong(font);
        strong.setBold(true);
        format.format.setFont(strong);
        formats.append(format);
    }
    m_layout->setFormats(formats);
    setWidth(-1);
}

void VariantText::setWidth(qreal width)
{
    m_layout->beginLayout();
    for (;;) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width < 0 ? unlimitedWidth : width);
        line.setPosition({0, 0});
    }
    m_layout->endLayout();
}

qreal VariantText::lineHeight(int line) const
{
    return m_layout->lineAt(line).height();
}

qreal VariantText::naturalWidth() const
{
    qreal width = 0;
    for (int i = 0; i < lineCount(); ++i)
        width = std::max(width, m_layout->lineAt(i).naturalTextWidth());
    return width;
}

qreal VariantText::height() const
{
    qreal height = 0;
    for (int i = 0; i < lineCount(); ++i)
        height += lineHeight(i);
    return height;
}

QString VariantText::lineText(int line) const
{
    const QTextLine found = m_layout->lineAt(line);
    return m_layout->text().mid(found.textStart(), found.textLength());
}

QFont VariantText::fontAt(int position) const
{
    for (const QTextLayout::FormatRange &range : m_layout->formats()) {
        if (position >= range.start && position < range.start + range.length)
            return range.format.font();
    }
    return m_font;
}

void VariantText::logText(const QTextLine &line, int from, int to, GlyphLog &log) const
{
    const QString text = m_layout->text();
    QString said; // by the glyph before: a ligature's characters share one glyph at one place
    std::optional<std::pair<quint32, QPointF>> before;
    for (int at = from; at < to; ++at) {
        const int length = text[at].isHighSurrogate() && at + 1 < to ? 2 : 1;
        const QList<QGlyphRun> runs = line.glyphRuns(at, length);
        if (!runs.isEmpty() && !runs.front().glyphIndexes().isEmpty()) {
            const std::pair here(runs.front().glyphIndexes().front(), runs.front().positions().front());
            said = before == here ? said + text.mid(at, length) : text.mid(at, length);
            before = here;
            log.says(runs.front().rawFont(), here.first, said, said.size() > length);
        }
        at += length - 1;
    }
}

void VariantText::paintPlain(QPainter &painter, const QTextLine &line, int from, int to, QPointF origin,
                             GlyphLog *log) const
{
    if (to <= from)
        return;
    for (const QGlyphRun &run : line.glyphRuns(from, to - from)) {
        painter.drawGlyphRun(origin, run);
        if (!log)
            continue;
        for (const quint32 glyph : run.glyphIndexes())
            log->painted(run.rawFont(), glyph);
    }
    if (log)
        logText(line, from, to, *log);
}

void VariantText::paintVariant(QPainter &painter, const Variant &variant, const QTextLine &line, QPointF origin,
                               GlyphLog *log) const
{
    const QFont like = fontAt(variant.position);
    const auto found = variantGlyph(variant.base, variant.selector, like);
    QRawFont raw;
    if (found) {
        QFont font(like);
        font.setFamilies({found->family});
        raw = QRawFont::fromFont(font, QFontDatabase::Japanese);
    }
    if (!found || !raw.isValid()) {
        paintPlain(painter, line, variant.position, variant.position + variant.length, origin, log);
        return;
    }
    QGlyphRun run;
    run.setRawFont(raw);
    run.setGlyphIndexes({found->glyph});
    run.setPositions({QPointF(line.cursorToX(variant.position), line.y() + line.ascent())});
    painter.drawGlyphRun(origin, run);
    if (log) {
        log->painted(raw, found->glyph);
        log->says(raw,
                  found->glyph,
                  m_layout->text().mid(variant.position, variant.length) + QString::fromUcs4(&variant.selector, 1));
    }
}

void VariantText::paintLine(QPainter &painter, int line, QPointF origin, GlyphLog *log) const
{
    const QTextLine found = m_layout->lineAt(line);
    const int end = found.textStart() + found.textLength();
    int from = found.textStart();
    for (const Variant &variant : m_variants) {
        if (variant.position < from || variant.position >= end)
            continue;
        paintPlain(painter, found, from, variant.position, origin, log);
        paintVariant(painter, variant, found, origin, log);
        from = variant.position + variant.length;
    }
    paintPlain(painter, found, from, end, origin, log);
}

void VariantText::paint(QPainter &painter, QPointF origin, GlyphLog *log) const
{
    for (int i = 0; i < lineCount(); ++i) {
        paintLine(painter, i, origin, log);
        origin.ry() += lineHeight(i);
    }
}

QStringList VariantText::missing() const
{
    QStringList missing;
    for (const Variant &variant : m_variants) {
        if (!variantGlyph(variant.base, variant.selector, fontAt(variant.position)))
            missing << codePoint(variant.base) + u' ' + codePoint(variant.selector);
    }
    for (int i = 0; i < lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        bool all = true;
        for (const QGlyphRun &run : line.glyphRuns())
            all = all && !run.glyphIndexes().contains(0);
        if (all)
            continue;
        const QString text = m_layout->text();
        for (int at = line.textStart(); at < line.textStart() + line.textLength(); ++at) {
            const bool pair = text[at].isHighSurrogate() && at + 1 < text.size();
            for (const QGlyphRun &run : line.glyphRuns(at, pair ? 2 : 1)) {
                if (run.glyphIndexes().contains(0))
                    missing << codePoint(pair ? QChar::surrogateToUcs4(text[at], text[at + 1])
                                              : char32_t{text[at].unicode()});
            }
            at += pair ? 1 : 0;
        }
    }
    missing.removeDuplicates();
    return missing;
}

} // namespace engine::document
