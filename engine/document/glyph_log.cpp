// SPDX-License-Identifier: Apache-2.0
#include "engine/document/glyph_log.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::document {

void GlyphLog::painted(const QRawFont &font, quint32 glyph)
{
    Font &log = fontOf(font);
    if (std::find(log.glyphs.begin(), log.glyphs.end(), glyph) == log.glyphs.end())
        log.glyphs.push_back(glyph);
}

void GlyphLog::says(const QRawFont &font, quint32 glyph, const QString &text, bool replace)
{
    Font &log = fontOf(font);
    if (replace)
        log.text[glyph] = text;
    else
        log.text.emplace(glyph, text);
}

GlyphLog::Font &GlyphLog::fontOf(const QRawFont &font)
{
    const QByteArray key = font.fontTable("head") + font.familyName().toUtf8() + '/' + font.styleName().toUtf8();
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    if (found != m_keys.end())
        return m_fonts[static_cast<size_t>(found - m_keys.begin())];
    m_keys.push_back(key);
    return m_fonts.emplace_back();
}

namespace {

QByteArray hex(quint32 number)
{
    return QByteArray::number(number, 16).toUpper().rightJustified(4, '0');
}

/// ISO 32000-1, 9.10.3 ToUnicode CMaps.
QByteArray toUnicode(const GlyphLog::Font &font)
{
    QByteArray map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::vector<QByteArray> entries;
    for (size_t i = 0; i < font.glyphs.size(); ++i) {
        const auto text = font.text.find(font.glyphs[i]);
        if (text == font.text.end())
            continue;
        QByteArray entry = "<" + hex(static_cast<quint32>(i)) + "> <";
        for (const QChar unit : text->second)
            entry += hex(unit.unicode());
        entries.push_back(entry + ">\n");
    }
    for (size_t i = 0; i < entries.size(); i += 100) { // at most 100 in a block
        const size_t count = std::min<size_t>(100, entries.size() - i);
        map += QByteArray::number(static_cast<qint64>(count)) + " beginbfchar\n";
        for (size_t j = i; j < i + count; ++j)
            map += entries[j];
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace

QByteArray withText(QByteArray pdf, const GlyphLog &log)
{
    // A font's object is numbered when it is first used, so numbers are in the order of the log.
    static const QRegularExpression fontObject(
        u"\\n(\\d+) 0 obj\\n<< /Type /Font\\n/Subtype /Type0\\n[^>]*/ToUnicode (\\d+) 0 R"_s);
    static const QRegularExpression ending(u"trailer\\n<<\\n(/Size[^>]*>[^>]*>[^>]*)>>\\nstartxref\\n(\\d+)"_s);
    const QString text = QString::fromLatin1(pdf);
    std::map<int, int> maps; // font's object to its map's
    for (auto it = fontObject.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        maps[match.captured(1).toInt()] = match.captured(2).toInt();
    }
    const auto end = ending.match(text, std::max<qsizetype>(0, text.lastIndexOf("trailer\n"_L1)));
    if (maps.size() != log.fonts().size() || !end.hasMatch())
        return pdf;

    std::map<int, qsizetype> places;
    size_t index = 0;
    for (const auto &[font, map] : maps) {
        const QByteArray stream = toUnicode(log.fonts()[index++]);
        places[map] = pdf.size();
        pdf += QByteArray::number(map) + " 0 obj\n<< /Length " + QByteArray::number(stream.size()) + " >>\nstream\n"
            + stream + "\nendstream\nendobj\n";
    }
    const qsizetype start = pdf.size();
    pdf += "xref\n";
    for (const auto &[object, place] : places)
        pdf += QByteArray::number(object) + " 1\n" + QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    pdf += "trailer\n<<\n" + end.captured(1).toLatin1() + "/Prev " + end.captured(2).toLatin1() + "\n>>\nstartxref\n"
        + QByteArray::number(start) + "\n%%EOF\n";
    return pdf;
}

} // namespace engine::document
