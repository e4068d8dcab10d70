// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"
#include "engine/procedure/search_text.h"

namespace engine::procedure {

/// A procedure or guide that a search found.
struct Found
{
    std::shared_ptr<const Package> package;
    double score = 0;                 ///< only ever compared with those of the same search
    QStringList words;                ///< why: the author's words, or the typed ones, that agree
    std::optional<std::size_t> faq; ///< the question of the cover sheet that agrees best, if one does
};

/// Finds procedures by what people call them: names and their readings, life events, plain words, questions and answers,
/// in every language. Nothing is cut into words that has no spaces, so "税金の証明がほしい" is found by the parts that it shares with
/// what the department wrote. Immutable; any thread. Keeps nothing of what is searched for.
class Finder
{
public:
    explicit Finder(const std::vector<std::shared_ptr<const Package>> &packages);

    /// The best first, at most twenty; what agrees far less than the best is left out.
    std::vector<Found> find(const QString &typed) const;

    /// Beyond this nobody's question goes; the rest of a longer text is not looked at.
    static constexpr qsizetype mostCharacters = 100;

private:
    /// What a text is to its procedure; the more it says about it, the more it counts.
    enum class Part { Name, Word, LifeEvent, Summary, Question, Answer, Description };
    static double weightOf(Part part);

    struct Phrase
    {
        Part part;
        QString shown; ///< of a word or life event what is told as the reason where all of it agrees; else the typed text is
        QString text;  ///< folded
        QStringList stems;
        std::size_t faq = 0; ///< of questions and answers
    };
    struct Entry
    {
        std::shared_ptr<const Package> package;
        std::vector<Phrase> phrases;
    };
    struct Asked;
    struct Agreement;

    static Phrase phrase(Part part, const QString &text, const QString &shown = {}, std::size_t faq = 0);
    static Agreement compare(const Asked &asked, const Phrase &phrase);
    static Found judge(const Asked &asked, const Entry &entry);

    std::vector<Entry> m_entries;
};

} // namespace engine::procedure
