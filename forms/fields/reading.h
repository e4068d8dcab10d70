// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/fields/kind.h"

namespace forms::fields {

/// UTF-16 units of a text that a field still reads: beyond, nobody typed it and counting characters only costs time.
inline constexpr qsizetype mostUnits = 200'000;

/// Full-width letters, digits and signs as half-width ones; all kinds of hyphens as `-`.
QString halfWidth(QStringView text);
/// The digits of `text` alone, once made half-width.
QString digits(QStringView text);
/// Whether a person may have typed it: valid UTF-16, no control characters, nothing that turns the direction of text.
bool isTypedText(QStringView text, bool lines = false);
/// What people count: a kanji with its variation selector is one.
qsizetype characters(const QString &text);

/// The trimmed text where it is typed text of at most `most` characters (or `max-length`), else the problem.
/// Inside, nothing is changed: no normalisation, no folding of spaces.
Parsed plainText(const model::Field &field, const QString &text, qsizetype most, bool lines = false);

/// A setting of the field, or nothing.
std::optional<QString> setting(const model::Field &field, const QString &name);

/// 令和, R, 平成 … in front of a year of an era.
struct YearText
{
    QString era;  ///< one of 令和 平成 昭和 大正 明治, or empty: a Gregorian year
    int year = 0;
};
/// Reads 2025, R7, 令和7, 平成元, Ｈ２, with or without 年 and 年度 behind it.
std::optional<YearText> readYear(QStringView text);
/// The Gregorian year of a year of an era, where the era had such a year.
std::optional<int> gregorian(const YearText &year);

/// What kinds whose value is one text have in common.
class TextKind : public Kind
{
public:
    std::optional<engine::feel::Value> accept(const model::Field &field, const engine::feel::Value &value) const override;
    Boxes toRaw(const model::Field &field, const engine::feel::Value &value) const override;
    QString show(const model::Field &field, const engine::feel::Value &value, const std::vector<model::Option> &options,
                 const engine::core::Language &language) const override;
};

} // namespace forms::fields
