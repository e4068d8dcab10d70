// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

bool isHalfWidthKana(QChar c)
{
    return c.unicode() >= 0xFF61 && c.unicode() <= 0xFF9F;
}

bool isKatakana(QChar c)
{
    const ushort u = c.unicode();
    return (u >= 0x30A1 && u <= 0x30FA) || (u >= 0x30FB && u <= 0x30FE) || u == 0x309B || u == 0x309C;
}

/// Hiragana and half-width kana as full-width katakana; hyphens behind a kana as the long vowel sign.
QString katakana(const QString &text)
{
    static const QString hyphens = u"-‐‑‒–—―−－ー"_s;
    QString kana;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isHalfWidthKana(c)) {
            qsizetype end = i;
            while (end < text.size() && isHalfWidthKana(text[end]))
                ++end;
            kana += text.mid(i, end - i).normalized(QString::NormalizationForm_KC);
            i = end - 1;
        } else if ((c.unicode() >= 0x3041 && c.unicode() <= 0x3096) || c == u'ゝ' || c == u'ゞ') {
            kana += QChar(c.unicode() + 0x60);
        } else if (hyphens.contains(c) && !kana.isEmpty() && isKatakana(kana.back())) {
            kana += u'ー';
        } else if (c.isSpace()) {
            kana += u'　';
        } else {
            kana += c;
        }
    }
    return kana;
}

class Kana final : public TextKind
{
public:
    QString name() const override { return u"kana"_s; }

    Parsed parse(const Given &given) const override
    {
        Parsed parsed = plainText(given.field, given.text(), 200);
        const QString *text = parsed.value.as<QString>();
        if (!text)
            return parsed;
        const QString kana = katakana(*text);
        const bool good = std::all_of(kana.begin(), kana.end(), [](QChar c) { return isKatakana(c) || c == u'　'; });
        return good ? Parsed(engine::feel::Value(kana)) : Parsed(Problem::NotKana);
    }
};

} // namespace

const Kind &kanaKind()
{
    static const Kana kind;
    return kind;
}

} // namespace forms::fields
