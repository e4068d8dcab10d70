// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/search_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

/// Each first character is written like the others of its group (domain file, accessibility-and-language, section 6).
constexpr std::array variants{u"高髙", u"崎﨑嵜碕", u"斉斎齋齊", u"辺邊邉", u"沢澤", u"浜濱濵", u"国國圀", u"学學", u"応應", u"会會", u"証證", u"税稅", u"区區", u"県縣",
                              u"広廣", u"万萬", u"与與", u"齢齡", u"続續", u"届屆", u"売賣", u"旧舊", u"駅驛", u"桜櫻", u"島嶋嶌", u"吉𠮷", u"恵惠", u"真眞", u"徳德",
                              u"児兒", u"変變", u"当當", u"険險", u"検檢", u"気氣", u"円圓", u"医醫", u"図圖", u"団團", u"戸戶", u"歩步"};

char32_t withoutVariant(char32_t c)
{
    static const std::unordered_map<char32_t, char32_t> first = [] {
        std::unordered_map<char32_t, char32_t> all;
        for (const char16_t *group : variants) {
            const auto characters = QStringView(group).toUcs4();
            for (const char32_t other : characters)
                all.emplace(other, characters.first());
        }
        return all;
    }();
    const auto found = first.find(c);
    return found == first.end() ? c : found->second;
}

bool isLeftOut(char32_t c)
{
    const bool isSelector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    // Long marks, and everything that is typed in their place.
    static constexpr std::u32string_view dashes = U"ー‐‑‒–—―−-~〜～'’";
    return isSelector || dashes.find(c) != std::u32string_view::npos;
}

char32_t foldedKana(char32_t c)
{
    if (c >= 0x30A1 && c <= 0x30F6)
        c -= 0x60;
    static constexpr std::u32string_view from = U"ぁぃぅぇぉっゃゅょゎゕゖぢづゔゐゑ";
    static constexpr std::u32string_view to = U"あいうえおつやゆよわかけじずぶいえ";
    const auto at = from.find(c);
    return at == std::u32string_view::npos ? c : to[at];
}

} // namespace

SearchText::SearchText(const QString &text) : origin(text.normalized(QString::NormalizationForm_KC))
{
    qsizetype at = 0;
    for (const char32_t c : origin.toUcs4()) {
        const qsizetype here = at;
        at += QChar::requiresSurrogates(c) ? 2 : 1;
        if (isLeftOut(c))
            continue;
        if (!QChar::isLetterOrNumber(c) && c != U'々') {
            if (!folded.isEmpty() && folded.back() != u' ') {
                folded += u' ';
                from.push_back(here);
            }
            continue;
        }
        const char32_t plain = withoutVariant(foldedKana(QChar::toCaseFolded(c)));
        for (const QChar unit : QString::fromUcs4(&plain, 1)) {
            folded += unit;
            from.push_back(here);
        }
    }
    if (folded.endsWith(u' ')) {
        folded.chop(1);
        from.pop_back();
    }
}

QString SearchText::typed(qsizetype at, qsizetype length) const
{
    const auto index = static_cast<std::size_t>(at);
    const auto end = static_cast<std::size_t>(at + length);
    const qsizetype stop = end < from.size() ? from[end] : origin.size();
    return origin.mid(from[index], stop - from[index]).trimmed();
}

QString stem(const QString &word)
{
    QString cut = word;
    if (cut.size() > 3 && cut.endsWith(u's') && !cut.endsWith("ss"_L1))
        cut.chop(1);
    for (const auto ending : {"ing"_L1, "ed"_L1}) {
        if (cut.size() >= ending.size() + 3 && cut.endsWith(ending)) {
            cut.chop(ending.size());
            const QChar last = cut.back();
            if (cut.size() > 3 && last == cut[cut.size() - 2] && !u"lsz"_s.contains(last)) // digging
                cut.chop(1);
            break;
        }
    }
    if (cut.size() > 3 && cut.endsWith(u'e'))
        cut.chop(1);
    return cut;
}

bool isLetterOfWord(QChar c)
{
    return c.unicode() < 0x2E80 && c.isLetterOrNumber();
}

bool isKana(QChar c)
{
    return c.unicode() >= 0x3041 && c.unicode() <= 0x3096;
}

namespace {

/// The last row of the table of distances: for each end in `b` that of `a` to what ends there. `begin` says whether what
/// stands before it counts.
template <typename Begin> std::vector<int> distances(QStringView a, QStringView b, Begin begin)
{
    const auto width = static_cast<std::size_t>(b.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (std::size_t j = 0; j < width; ++j)
        last[j] = begin(static_cast<int>(j));
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < width; ++j) {
            const auto k = static_cast<qsizetype>(j);
            const int change = a[i - 1] == b[k - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, row);
    }
    return last;
}

} // namespace

int editDistance(QStringView a, QStringView b, int most)
{
    if (std::abs(a.size() - b.size()) > most)
        return most + 1;
    return std::min(distances(a, b, [](int j) { return j; }).back(), most + 1);
}

int editDistanceWithin(QStringView part, QStringView whole, int most)
{
    const std::vector<int> ends = distances(part, whole, [](int) { return 0; });
    return std::min(*std::min_element(ends.begin(), ends.end()), most + 1);
}

} // namespace engine::procedure
