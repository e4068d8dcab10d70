// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace engine::procedure {

/// A text as a search compares it: half and full width, hiragana and katakana, small and large kana, old and new forms
/// of characters and capital letters are alike; long marks and variation selectors are left out; whatever separates words
/// is one space. Only ever compared, never shown or stored in a text's place.
struct SearchText
{
    explicit SearchText(const QString &text);

    QString origin;              ///< NFKC of the text
    QString folded;
    std::vector<qsizetype> from; ///< for each character of `folded` its place in `origin`

    /// The characters of `origin` that `length` folded ones from `at` stand for.
    QString typed(qsizetype at, qsizetype length) const;
};

/// A word of letters or digits without the ending that changes in a sentence: `moving` and `move` are `mov`.
QString stem(const QString &word);
/// A letter of the Latin kind or a digit: such text is compared by words, everything else by its characters.
bool isLetterOfWord(QChar c);
bool isKana(QChar c); ///< of a folded text

/// How many characters must be put in, left out, changed or swapped to make `a` of `b`; more than `most`: `most + 1`.
int editDistance(QStringView a, QStringView b, int most);
/// The least such number between `part` and anything within `whole`.
int editDistanceWithin(QStringView part, QStringView whole, int most);

} // namespace engine::procedure
