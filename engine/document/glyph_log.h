// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRawFont>
#include <QString>

#include <map>
#include <vector>

namespace engine::document {

/// Which glyphs were painted in which order, and what each of them says.
///
/// QPdfWriter maps glyphs back to characters by the font's own map: it then calls 見 a radical (U+2F92) and
/// knows neither variants nor characters beyond U+FFFF. With this we write the maps ourselves.
class GlyphLog
{
public:
    struct Font
    {
        std::vector<quint32> glyphs{0}; ///< by order of first use; 0 is always there
        std::map<quint32, QString> text;
    };

    void painted(const QRawFont &font, quint32 glyph);
    /// The first word on a glyph counts, but for a longer one of a ligature.
    void says(const QRawFont &font, quint32 glyph, const QString &text, bool replace = false);
    const std::vector<Font> &fonts() const { return m_fonts; } ///< by order of first use

private:
    Font &fontOf(const QRawFont &font);

    std::vector<Font> m_fonts;
    std::vector<QByteArray> m_keys;
};

/// `pdf` as QPdfWriter wrote it, with the right characters behind its glyphs (an incremental update). Left as
/// it is where its fonts are not those of `log`.
QByteArray withText(QByteArray pdf, const GlyphLog &log);

} // namespace engine::document
