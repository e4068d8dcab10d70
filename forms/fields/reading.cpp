// SPDX-License-Identifier: Apache-2.0
#include "forms/fields/reading.h"

#include "engine/xml/document.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace forms::fields {

namespace {

struct Era
{
    QString name;
    QChar letter;
    int yearZero;
    int years;
};

const std::vector<Era> &eras()
{
    // legal-frame 7
    static const std::vector<Era> list{{u"令和"_s, u'R', 2018, 999},
                                       {u"平成"_s, u'H', 1988, 31},
                                       {u"昭和"_s, u'S', 1925, 64},
                                       {u"大正"_s, u'T', 1911, 15},
                                       {u"明治"_s, u'M', 1867, 45}};
    return list;
}

} // namespace

QString halfWidth(QStringView text)
{
    static const QString hyphens = u"‐‑‒–—―−－ー─ｰ"_s;
    QString half;
    half.reserve(text.size());
    for (const QChar c : text) {
        if (hyphens.contains(c))
            half += u'-';
        else if (c.unicode() >= 0xFF01 && c.unicode() <= 0xFF5E)
            half += QChar(c.unicode() - 0xFEE0);
        else if (c.isSpace())
            half += u' ';
        else
            half += c;
    }
    return half;
}

QString digits(QStringView text)
{
    QString found;
    for (const QChar c : halfWidth(text)) {
        if (c >= u'0' && c <= u'9')
            found += c;
    }
    return found;
}

bool isTypedText(QStringView text, bool lines)
{
    if (!text.isValidUtf16() || !engine::xml::isXmlText(text))
        return false;
    return std::all_of(text.begin(), text.end(), [&](QChar c) {
        const ushort u = c.unicode();
        if (u == u'\n' || u == u'\r' || u == u'\t')
            return lines;
        const bool control = u < 0x20 || (u >= 0x7F && u < 0xA0) || u == 0x2028 || u == 0x2029;
        const bool turnsDirection = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
        // U+FFFD stands where something was lost on its way.
        const bool noText = u == 0xFEFF || u == 0xFFFD || u == 0xFFFE || u == 0xFFFF;
        return !control && !turnsDirection && !noText;
    });
}

qsizetype characters(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() >= 0)
        ++count;
    return count;
}

Parsed plainText(const model::Field &field, const QString &text, qsizetype most, bool lines)
{
    if (const auto limit = setting(field, u"max-length"_s); limit && limit->toInt() > 0)
        most = limit->toInt();
    const engine::core::Error tooLong(Problem::TooLong, {QString::number(most)});
    if (text.size() > mostUnits)
        return tooLong;
    const QString trimmed = text.trimmed();
    if (!isTypedText(trimmed, lines))
        return Problem::NotText;
    if (trimmed.size() > most && characters(trimmed) > most)
        return tooLong;
    // A grapheme may be any number of marks long; names need a few, nobody needs hundreds.
    if (trimmed.size() > most * 8)
        return tooLong;
    return engine::feel::Value(trimmed);
}

std::optional<QString> setting(const model::Field &field, const QString &name)
{
    const auto found = field.settings.find(name);
    return found == field.settings.end() ? std::nullopt : std::optional(found->second);
}

std::optional<YearText> readYear(QStringView text)
{
    if (text.size() > 40)
        return std::nullopt;
    QString plain = halfWidth(text).remove(u' ').toUpper();
    for (const QString &tail : {u"年度"_s, u"年"_s}) {
        if (plain.endsWith(tail)) {
            plain.chop(tail.size());
            break;
        }
    }
    YearText year;
    for (const Era &era : eras()) {
        if (plain.startsWith(era.name))
            plain.remove(0, era.name.size());
        else if (plain.startsWith(era.letter))
            plain.remove(0, plain.startsWith(QString(era.letter) + u'.') ? 2 : 1);
        else
            continue;
        year.era = era.name;
        break;
    }
    if (!year.era.isEmpty() && plain == u"元")
        plain = u"1"_s;
    static const QRegularExpression number(u"^[0-9]{1,4}\\z"_s);
    if (!number.match(plain).hasMatch())
        return std::nullopt;
    year.year = plain.toInt();
    // 7 alone may be 2007, 令和7 or a slip: we do not guess.
    if (year.year < 1 || (year.era.isEmpty() && plain.size() != 4))
        return std::nullopt;
    return year;
}

std::optional<int> gregorian(const YearText &year)
{
    if (year.era.isEmpty())
        return year.year;
    for (const Era &era : eras()) {
        if (era.name == year.era && year.year <= era.years)
            return era.yearZero + year.year;
    }
    return std::nullopt;
}

std::optional<engine::feel::Value> TextKind::accept(const model::Field &, const engine::feel::Value &value) const
{
    if (value.as<QString>())
        return value;
    return std::nullopt;
}

Boxes TextKind::toRaw(const model::Field &, const engine::feel::Value &value) const
{
    const QString *text = value.as<QString>();
    return {{QString(), {text ? *text : QString()}}};
}

QString TextKind::show(const model::Field &, const engine::feel::Value &value, const std::vector<model::Option> &,
                       const engine::core::Language &) const
{
    const QString *text = value.as<QString>();
    return text ? *text : QString();
}

} // namespace forms::fields
