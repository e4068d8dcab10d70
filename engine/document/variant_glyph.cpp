// SPDX-License-Identifier: Apache-2.0
#include "engine/document/variant_text.h"

#include <QFontInfo>

#include <hb.h>
#include <mutex>

using namespace Qt::StringLiterals;

namespace engine::document {

namespace {

bool isSelector(char32_t character)
{
    return character >= 0xE0100 && character <= 0xE01EF;
}

/// The character map of one font, read through Qt so that its glyph ids are those that Qt draws.
/// Immutable once made, so any thread may look things up.
class CharacterMap
{
public:
    explicit CharacterMap(const QRawFont &font)
        : m_table(font.fontTable("cmap"))
    {
        m_face.reset(hb_face_create_for_tables(&CharacterMap::table, &m_table, nullptr));
        m_font.reset(hb_font_create(m_face.get()));
        hb_font_make_immutable(m_font.get());
    }

    std::optional<quint32> variant(char32_t base, char32_t selector) const
    {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_variation_glyph(m_font.get(), base, selector, &glyph) && glyph != 0)
            return glyph;
        return std::nullopt;
    }

private:
    static hb_blob_t *table(hb_face_t *, hb_tag_t tag, void *data)
    {
        if (tag != HB_TAG('c', 'm', 'a', 'p'))
            return hb_blob_get_empty();
        const auto *bytes = static_cast<const QByteArray *>(data);
        return hb_blob_create(bytes->constData(), static_cast<unsigned>(bytes->size()), HB_MEMORY_MODE_READONLY,
                              nullptr, nullptr);
    }

    struct Free
    {
        void operator()(hb_face_t *face) const noexcept { hb_face_destroy(face); }
        void operator()(hb_font_t *font) const noexcept { hb_font_destroy(font); }
    };

    QByteArray m_table;
    std::unique_ptr<hb_face_t, Free> m_face;
    std::unique_ptr<hb_font_t, Free> m_font;
};

/// The character map of the installed font `family` (nothing where it is not installed); read once.
const CharacterMap *characterMap(const QString &family, const QFont &like)
{
    static std::mutex mutex;
    static std::map<std::pair<QString, int>, std::unique_ptr<const CharacterMap>> maps;
    const std::pair key(family, like.weight() >= QFont::DemiBold ? 1 : 0);
    const std::scoped_lock lock(mutex);
    const auto found = maps.find(key);
    if (found != maps.end())
        return found->second.get();
    QFont font(like);
    font.setFamilies({family});
    const QRawFont raw = QRawFont::fromFont(font, QFontDatabase::Japanese);
    std::unique_ptr<const CharacterMap> map;
    if (raw.isValid() && raw.familyName() == family)
        map = std::make_unique<const CharacterMap>(raw);
    return maps.emplace(key, std::move(map)).first->second.get();
}

} // namespace

QStringList serifFamilies()
{
    return {u"Noto Serif CJK JP"_s, u"Noto Sans CJK JP"_s, u"IPAmjMincho"_s, u"Noto Serif"_s};
}

QStringList sansFamilies()
{
    return {u"Noto Sans CJK JP"_s, u"Noto Sans"_s};
}

std::optional<VariantGlyph> variantGlyph(char32_t base, char32_t selector, const QFont &like)
{
    QStringList families = like.families();
    families << u"Noto Serif CJK JP"_s << u"Noto Sans CJK JP"_s << u"IPAmjMincho"_s;
    families.removeDuplicates();
    for (const QString &family : families) {
        const CharacterMap *map = characterMap(family, like);
        if (!map)
            continue;
        if (const auto glyph = map->variant(base, selector))
            return VariantGlyph{family, *glyph};
    }
    return std::nullopt;
}

bool hasVariants(QStringView text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i].isHighSurrogate() && isSelector(QChar::surrogateToUcs4(text[i], text[i + 1])))
            return true;
    }
    return false;
}

QString withoutVariants(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i + 1 < text.size() && text[i].isHighSurrogate() && text[i + 1].isLowSurrogate()
            && isSelector(QChar::surrogateToUcs4(text[i], text[i + 1]))) {
            ++i;
            continue;
        }
        plain += text[i];
    }
    return plain;
}

} // namespace engine::document
