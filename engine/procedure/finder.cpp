// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/finder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

constexpr std::size_t mostFound = 20;
/// What agrees less than this part of the best is noise.
constexpr double leastOfBest = 0.25;
/// Of what was typed at least this part must agree, unless a word or life event is named whole.
constexpr double leastOfTyped = 0.2;

/// What people say around the thing that they look for.
const QStringList &politeness()
{
    static const QStringList phrases = [] {
        QStringList folded;
        for (const QString &phrase : {u"してください"_s, u"してほしい"_s, u"ください"_s, u"ほしい"_s, u"欲しい"_s, u"もらいたい"_s, u"もらう"_s, u"したいです"_s, u"したい"_s, u"について"_s,
                                      u"に関する"_s, u"どうすればいい"_s, u"どうすれば"_s, u"どうしたら"_s, u"どこで"_s, u"どこに"_s, u"ですか"_s, u"ますか"_s, u"でしょうか"_s, u"教えて"_s,
                                      u"やり方"_s, u"方法"_s, u"手続き"_s, u"手続"_s, u"しました"_s, u"するとき"_s, u"とき"_s, u"ために"_s, u"できる"_s, u"必要な"_s})
            folded << SearchText(phrase).folded;
        return folded;
    }();
    return phrases;
}

bool isSmallWord(const QString &word)
{
    static const std::set<QString> words{u"a"_s, u"an"_s, u"the"_s, u"of"_s, u"for"_s, u"to"_s, u"i"_s, u"my"_s, u"me"_s, u"in"_s, u"on"_s, u"at"_s, u"and"_s, u"or"_s, u"is"_s, u"am"_s, u"are"_s,
                                         u"it"_s, u"want"_s, u"need"_s, u"how"_s, u"do"_s, u"can"_s, u"get"_s, u"with"_s, u"have"_s, u"that"_s, u"this"_s, u"you"_s, u"your"_s, u"we"_s, u"if"_s};
    return words.contains(word);
}

bool isParticle(QChar c)
{
    return u"のがをはにでとへもやか"_s.contains(c);
}

/// How much a character says.
double contentOf(QChar c)
{
    return c == u' ' ? 0 : isKana(c) ? 0.4 : 1.0;
}

double contentOf(QStringView text)
{
    double sum = 0;
    for (const QChar c : text)
        sum += contentOf(c);
    return sum;
}

struct Run { qsizetype at; qsizetype length; };

/// Stretches of one sort, words of letters or text without spaces.
std::vector<Run> runs(const QString &text, bool letters)
{
    std::vector<Run> found;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && text[end] != u' ' && isLetterOfWord(text[end]) == letters)
            ++end;
        if (end > i)
            found.push_back({i, end - i});
        i = std::max(end, i + 1);
    }
    return found;
}

} // namespace

/// What was typed, prepared once for all phrases.
struct Finder::Asked
{
    explicit Asked(const QString &typed) : text(typed.left(mostCharacters)), folded(text.folded)
    {
        for (const QString &phrase : politeness()) {
            QString rest = folded;
            rest.replace(phrase, QString(phrase.size(), u' '));
            if (!rest.trimmed().isEmpty())
                folded = rest;
        }
        pieces = runs(folded, false);
        for (const Run &run : runs(folded, true)) {
            const QString word = folded.mid(run.at, run.length);
            if (!isSmallWord(word))
                words.push_back(run);
        }
        double sum = 0;
        for (const Run &run : pieces)
            sum += contentOf(QStringView(folded).mid(run.at, run.length));
        for (const Run &word : words)
            sum += wordWeight(word.length);
        whole = sum;
    }

    static double wordWeight(qsizetype length) { return 0.5 * double(std::min<qsizetype>(length, 8)); }

    SearchText text;
    QString folded; ///< the same length as `text.folded`, without what is only polite
    std::vector<Run> pieces;
    std::vector<Run> words;
    double whole = 0;
};

/// What a phrase has of what was typed.
struct Finder::Agreement
{
    double weight = 0;
    double ofPhrase = 0; ///< which part of the phrase, 0 to 1
    std::vector<Run> where;

    void add(const Run &run, double weighs)
    {
        weight += weighs;
        where.push_back(run);
    }
};

double Finder::weightOf(Part part)
{
    switch (part) {
    case Part::Name:
        return 10;
    case Part::Word:
        return 9;
    case Part::LifeEvent:
        return 6;
    case Part::Question:
        return 4;
    case Part::Summary:
        return 3;
    case Part::Answer:
    case Part::Description:
        return 1.5;
    }
    Q_UNREACHABLE();
}

Finder::Phrase Finder::phrase(Part part, const QString &text, const QString &shown, std::size_t faq)
{
    Phrase made{part, shown, SearchText(text).folded, {}, faq};
    for (const Run &run : runs(made.text, true)) {
        if (const QString word = made.text.mid(run.at, run.length); !isSmallWord(word))
            made.stems << stem(word);
    }
    return made;
}

Finder::Finder(const std::vector<std::shared_ptr<const Package>> &packages)
{
    for (const auto &package : packages) {
        Entry entry{package, {}};
        const CoverSheet &cover = package->cover;
        const auto add = [&](Part part, const core::LocalText &text, std::size_t faq = 0) {
            for (const auto &[tag, words] : text.texts)
                entry.phrases.push_back(phrase(part, words, {}, faq));
        };
        const auto addWord = [&](Part part, const SearchWord &word, const QString &shown) {
            entry.phrases.push_back(phrase(part, word.text, shown));
            if (!word.reading.isEmpty())
                entry.phrases.push_back(phrase(part, word.reading, shown));
        };
        add(Part::Name, cover.name);
        if (!cover.reading.isEmpty())
            entry.phrases.push_back(phrase(Part::Name, QString(cover.reading).remove(u' ').remove(u'　')));
        for (const SearchWord &word : cover.searchWords)
            addWord(Part::Word, word, word.text);
        for (const LifeEvent &event : package->lifeEvents) {
            for (const SearchWord &word : event.words)
                addWord(Part::LifeEvent, word, word.text);
        }
        add(Part::Summary, cover.summary);
        for (std::size_t i = 0; i < cover.faqs.size(); ++i) {
            add(Part::Question, cover.faqs[i].question, i);
            add(Part::Answer, cover.faqs[i].answer, i);
        }
        add(Part::Description, cover.description);
        m_entries.push_back(std::move(entry));
    }
}

Finder::Agreement Finder::compare(const Asked &asked, const Phrase &phrase)
{
    Agreement agreed;
    const QStringView typed(asked.folded);
    for (const Run &run : asked.pieces) {
        double inRun = 0;
        const qsizetype end = run.at + run.length;
        for (qsizetype i = run.at; i < end;) {
            qsizetype length = 0;
            while (i + length < end && phrase.text.contains(typed.mid(i, length + 1)))
                ++length;
            qsizetype from = i;
            qsizetype to = i + length;
            // Particles hang on words of any kind; a name of kana alone keeps its own.
            const bool kanaOnly = std::all_of(typed.begin() + from, typed.begin() + to, isKana);
            while (!kanaOnly && from < to && isParticle(typed[from]))
                ++from;
            while (!kanaOnly && from < to && isParticle(typed[to - 1]))
                --to;
            const qsizetype taken = to - from;
            // A few kana agree by chance, unless they are all there is; a particle alone says nothing.
            const bool isWhole = taken == run.length || phrase.text.size() == taken;
            const qsizetype least = (isWhole ? 1 : 2) + (kanaOnly ? 1 : 0);
            if (taken >= least) {
                const double weighs = contentOf(typed.mid(from, taken));
                agreed.add({from, taken}, weighs);
                inRun += weighs;
            }
            i += std::max<qsizetype>(length, 1);
        }
        // Kana with a slip of the finger.
        const QStringView piece = typed.mid(run.at, run.length);
        const double full = contentOf(piece);
        if (run.length >= 4 && inRun < 0.9 * full && std::all_of(piece.begin(), piece.end(), isKana)) {
            const int most = run.length >= 8 ? 2 : 1;
            const bool isName = phrase.part == Part::Name || phrase.part == Part::Word || phrase.part == Part::LifeEvent;
            const bool isRead = isName && std::all_of(phrase.text.begin(), phrase.text.end(), isKana);
            // The shorter one within the longer: 「のうぜしょうめい」 in the name, 「しゃけん」 in what was typed is no slip.
            if (isRead && run.length <= phrase.text.size() + most && editDistanceWithin(piece, phrase.text, most) <= most && inRun < 0.7 * full)
                agreed.add(run, 0.7 * full - inRun);
        }
    }
    double ofWords = 0;
    for (const Run &word : asked.words) {
        const QString own = asked.folded.mid(word.at, word.length);
        const QString stemmed = stem(own);
        double best = 0;
        for (const QString &other : phrase.stems) {
            const int most = stemmed.size() >= 8 ? 2 : stemmed.size() >= 4 ? 1 : 0;
            if (other == stemmed)
                best = 1;
            else if (stemmed.size() >= 3 && other.startsWith(stemmed))
                best = std::max(best, 0.8);
            else if (most > 0 && other.size() >= 4 && editDistance(stemmed, other, most) <= most)
                best = std::max(best, 0.6);
        }
        if (best > 0) {
            agreed.add(word, best * Asked::wordWeight(word.length));
            ofWords += best;
        }
    }
    const double whole = phrase.stems.isEmpty() ? contentOf(phrase.text) : double(phrase.stems.size());
    agreed.ofPhrase = whole > 0 ? std::min(1.0, (phrase.stems.isEmpty() ? agreed.weight : ofWords) / whole) : 0;
    return agreed;
}

Found Finder::judge(const Asked &asked, const Entry &entry)
{
    Found found{entry.package, 0, {}, {}};
    std::map<Part, double> best;
    std::vector<bool> covered(static_cast<std::size_t>(asked.folded.size()));
    std::vector<std::pair<double, QString>> reasons;
    bool isNamed = false; // a word or life event stands whole in what was typed
    double bestFaq = 0;
    for (const Phrase &phrase : entry.phrases) {
        const Agreement agreed = compare(asked, phrase);
        if (agreed.weight <= 0)
            continue;
        const double score = weightOf(phrase.part) * agreed.weight * (0.5 + 0.5 * agreed.ofPhrase);
        best[phrase.part] = std::max(best[phrase.part], score);
        const bool isWhole = !phrase.shown.isEmpty() && agreed.ofPhrase > 0.8;
        isNamed = isNamed || (agreed.ofPhrase > 0.99 && weightOf(phrase.part) >= 6);
        for (const Run &run : agreed.where) {
            std::fill_n(covered.begin() + run.at, run.length, true);
            if (!isWhole)
                reasons.emplace_back(score, asked.text.typed(run.at, run.length));
        }
        if (isWhole)
            reasons.emplace_back(score, phrase.shown);
        const bool isFaq = phrase.part == Part::Question || phrase.part == Part::Answer;
        if (isFaq && agreed.weight >= 0.6 * asked.whole && score > bestFaq) {
            bestFaq = score;
            found.faq = phrase.faq;
        }
    }
    double agreed = 0;
    for (std::size_t i = 0; i < covered.size(); ++i) {
        const QChar c = asked.folded[static_cast<qsizetype>(i)];
        agreed += !covered[i] ? 0 : isLetterOfWord(c) ? 0.5 : contentOf(c);
    }
    const double ofTyped = asked.whole > 0 ? std::min(1.0, agreed / asked.whole) : 0;
    if (ofTyped < leastOfTyped && !isNamed)
        return found;
    for (const auto &[part, score] : best)
        found.score += score;
    found.score *= 0.3 + 0.7 * ofTyped;
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[score, reason] : reasons) {
        // What is a part of a reason that is told already says nothing new.
        const bool told = std::any_of(found.words.begin(), found.words.end(), [&](const QString &other) { return other.contains(reason, Qt::CaseInsensitive); });
        if (!told && found.words.size() < 3 && score >= 0.2 * reasons.front().first)
            found.words << reason;
    }
    return found;
}

std::vector<Found> Finder::find(const QString &typed) const
{
    const Asked asked(typed);
    std::vector<Found> all;
    for (const Entry &entry : m_entries) {
        if (Found found = judge(asked, entry); found.score > 0)
            all.push_back(std::move(found));
    }
    std::stable_sort(all.begin(), all.end(), [](const Found &a, const Found &b) { return a.score > b.score; });
    const auto noise = std::find_if(all.begin(), all.end(), [&](const Found &found) { return found.score < leastOfBest * all.front().score; });
    all.erase(noise, all.end());
    all.resize(std::min(all.size(), mostFound));
    return all;
}

} // namespace engine::procedure
