// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QRawFont>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <optional>
#include <vector>

class QPainter;

// Shows QtGui's types to the desktop client alone, which is itself a door of QtGui.
namespace engine::document {

class GlyphLog;

/// The fonts in which we set Japanese, the first being the usual one.
QStringList serifFamilies();
QStringList sansFamilies();

struct VariantGlyph
{
    QString family; ///< of the font that knows the sequence
    quint32 glyph;
};

/// The glyph of `base` followed by variation `selector`: in `like` if that font knows the sequence, else in
/// Noto (Adobe-Japan1) or IPAmj Mincho (Moji_Joho). Nothing where no font does. Any thread.
std::optional<VariantGlyph> variantGlyph(char32_t base, char32_t selector, const QFont &like);

/// Whether `text` holds a variation selector of an ideograph (U+E0100 to U+E01EF).
bool hasVariants(QStringView text);
/// `text` without its variation selectors: for searching and sorting, never for keeping.
QString withoutVariants(QStringView text);

/// Text in lines, each character in its own variant: Qt 6.4 alone draws 葛󠄀 as 葛, a wrong letter in a name.
///
/// Lines break by the rules of Japanese (禁則). Lives on one thread.
class VariantText
{
public:
    struct Bold
    {
        qsizetype start; ///< in the text as given
        qsizetype length;
    };

    VariantText(const QString &text,
                const QFont &font,
                const std::vector<Bold> &bold = {},
                Qt::Alignment alignment = Qt::AlignLeft);

    /// Breaks the text into lines of at most `width`; a negative one means a single line.
    void setWidth(qreal width);
    int lineCount() const { return m_layout->lineCount(); }
    qreal lineHeight(int line) const;
    /// Width of the widest line.
    qreal naturalWidth() const;
    qreal height() const;
    /// The text of one line, without selectors.
    QString lineText(int line) const;

    /// Paints `line` with its upper left corner at `origin`, in the painter's pen; tells `log` which glyphs.
    void paintLine(QPainter &painter, int line, QPointF origin, GlyphLog *log = nullptr) const;
    /// Paints all lines below one another.
    void paint(QPainter &painter, QPointF origin, GlyphLog *log = nullptr) const;

    /// What no font has, as `U+845B U+E0105`.
    QStringList missing() const;

private:
    struct Variant
    {
        int position;    ///< in the text without selectors
        int length;      ///< in UTF-16 units
        char32_t base;
        char32_t selector;
    };

    void paintPlain(QPainter &painter, const QTextLine &line, int from, int to, QPointF origin, GlyphLog *log) const;
    void paintVariant(QPainter &painter, const Variant &variant, const QTextLine &line, QPointF origin,
                      GlyphLog *log) const;
    void logText(const QTextLine &line, int from, int to, GlyphLog &log) const;
    QFont fontAt(int position) const;

    QFont m_font;
    std::unique_ptr<QTextLayout> m_layout;
    std::vector<Variant> m_variants;
};

} // namespace engine::document
