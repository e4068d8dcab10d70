// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/builtins/pattern.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

bool hasSurrogates(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate(); });
}

qint64 codePoints(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

/// The UTF-16 index of the code point `index`, at most the text's end.
qsizetype unitIndex(QStringView text, qint64 index)
{
    if (!hasSurrogates(text))
        return static_cast<qsizetype>(std::min<qint64>(index, text.size()));
    qsizetype at = 0;
    for (; index > 0 && at < text.size(); --index)
        at += text[at].isHighSurrogate() ? 2 : 1;
    return std::min(at, text.size());
}

Value substring(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    const auto *start = text ? arguments.get<core::Decimal>(1) : nullptr;
    if (!start)
        return Null{};
    const auto whole = start->rounded(0, core::Rounding::Down);
    const auto first = whole ? whole->toInt64() : std::nullopt;
    const qint64 length = codePoints(*text);
    if (!first || *first == 0 || *first > length || *first < -length)
        return arguments.wrongValue(start->toString());
    const qint64 begin = *first > 0 ? *first - 1 : length + *first;
    qint64 count = length - begin;
    if (arguments.has(2)) {
        const auto *wanted = arguments.get<core::Decimal>(2);
        if (!wanted)
            return Null{};
        const auto cut = wanted->rounded(0, core::Rounding::Down);
        if (cut->isNegative() || cut->isZero())
            return arguments.wrongValue(wanted->toString());
        count = std::min(count, cut->toInt64().value_or(count));
    }
    const qsizetype from = unitIndex(*text, begin);
    const qsizetype to = unitIndex(*text, begin + count);
    return text->mid(from, to - from);
}

Value stringLength(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    return text ? Value(core::Decimal(codePoints(*text))) : Value();
}

Value upperCase(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    return text ? Value(text->toUpper()) : Value();
}

Value lowerCase(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    return text ? Value(text->toLower()) : Value();
}

template <typename F> Value withTwo(Arguments &arguments, F function)
{
    const auto *text = arguments.get<QString>(0);
    const auto *match = text ? arguments.get<QString>(1) : nullptr;
    return match ? Value(function(*text, *match)) : Value();
}

Value substringBefore(Arguments &arguments)
{
    return withTwo(arguments, [](const QString &text, const QString &match) {
        return text.left(std::max<qsizetype>(text.indexOf(match), 0));
    });
}

Value substringAfter(Arguments &arguments)
{
    return withTwo(arguments, [](const QString &text, const QString &match) {
        const qsizetype at = text.indexOf(match);
        return at < 0 ? QString(u""_s) : text.mid(at + match.size());
    });
}

Value containsText(Arguments &arguments)
{
    return withTwo(arguments, [](const QString &text, const QString &match) { return text.contains(match); });
}

Value startsWith(Arguments &arguments)
{
    return withTwo(arguments, [](const QString &text, const QString &match) { return text.startsWith(match); });
}

Value endsWith(Arguments &arguments)
{
    return withTwo(arguments, [](const QString &text, const QString &match) { return text.endsWith(match); });
}

/// The pattern and flags of an argument list; nullopt after saying what is wrong.
std::optional<QRegularExpression> pattern(Arguments &arguments, std::size_t patternAt, std::size_t flagsAt)
{
    const auto *text = arguments.get<QString>(patternAt);
    QString flags;
    if (!arguments[flagsAt].isNull()) {
        const auto *given = arguments.get<QString>(flagsAt);
        if (!given)
            return std::nullopt;
        flags = *given;
    }
    if (!text)
        return std::nullopt;
    auto compiled = compilePattern(*text, flags);
    if (!compiled) {
        if (arguments.report().diagnostics.size() < limits::diagnostics)
            arguments.report().diagnostics.push_back({compiled.error().at(arguments.report().where)});
        return std::nullopt;
    }
    return *compiled;
}

/// A match that PCRE gave up on is not "no match".
bool gaveUp(const QRegularExpressionMatch &match, Arguments &arguments)
{
    if (match.isValid())
        return false;
    arguments.fail(FeelError::TooManySteps, {u"300000"_s});
    return true;
}

Value matches(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    const auto compiled = text ? pattern(arguments, 1, 2) : std::nullopt;
    if (!compiled)
        return Null{};
    const QRegularExpressionMatch match = compiled->match(*text);
    if (gaveUp(match, arguments))
        return Null{};
    return match.hasMatch();
}

Value replace(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    const auto compiled = text ? pattern(arguments, 1, 3) : std::nullopt;
    const auto *replacement = compiled ? arguments.get<QString>(2) : nullptr;
    if (!replacement)
        return Null{};
    // XPath 3.1, 5.6.4: a pattern that matches nothing at all has no place to replace.
    if (compiled->match(u""_s).hasMatch())
        return arguments.wrongValue(*arguments[1].as<QString>());
    const bool literal = arguments[3].as<QString>() && arguments[3].as<QString>()->contains(u'q');
    QString result;
    qsizetype at = 0;
    while (true) {
        const QRegularExpressionMatch match = compiled->match(*text, at);
        if (gaveUp(match, arguments))
            return Null{};
        if (!match.hasMatch() || match.capturedLength() == 0)
            break;
        const auto filled = literal ? std::optional(*replacement) : filledIn(*replacement, match, compiled->captureCount());
        if (!filled)
            return arguments.wrongValue(*replacement);
        result += QStringView(*text).mid(at, match.capturedStart() - at);
        result += *filled;
        at = match.capturedEnd();
        if (static_cast<std::size_t>(result.size()) > limits::stringSize)
            return arguments.fail(FeelError::StringTooLong, {QString::number(limits::stringSize)});
    }
    Budget::ofThread().spend(static_cast<std::size_t>(result.size() + text->size()) / 64);
    return result + text->mid(at);
}

Value split(Arguments &arguments)
{
    const auto *text = arguments.get<QString>(0);
    const auto compiled = text ? pattern(arguments, 1, 2) : std::nullopt;
    if (!compiled)
        return Null{};
    if (compiled->match(u""_s).hasMatch())
        return arguments.wrongValue(*arguments[1].as<QString>());
    List parts;
    qsizetype at = 0;
    while (true) {
        const QRegularExpressionMatch match = compiled->match(*text, at);
        if (gaveUp(match, arguments))
            return Null{};
        if (!match.hasMatch() || match.capturedLength() == 0 || parts.size() > limits::listSize)
            break;
        parts.emplace_back(text->mid(at, match.capturedStart() - at));
        at = match.capturedEnd();
    }
    parts.emplace_back(text->mid(at));
    return parts;
}

Value stringJoin(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    if (!list)
        return Null{};
    QString delimiter;
    if (!arguments[1].isNull()) {
        const auto *given = arguments.get<QString>(1);
        if (!given)
            return Null{};
        delimiter = *given;
    }
    QString result = u""_s;
    bool first = true;
    for (const Value &element : *list) {
        if (element.isNull())
            continue;
        const auto *text = element.as<QString>();
        if (!text)
            return arguments.wrongArgument(0, u"list<string>"_s);
        if (!first)
            result += delimiter;
        result += *text;
        first = false;
        if (static_cast<std::size_t>(result.size()) > limits::stringSize)
            return arguments.fail(FeelError::StringTooLong, {QString::number(limits::stringSize)});
    }
    Budget::ofThread().spend(static_cast<std::size_t>(result.size()) / 64);
    return result;
}

} // namespace

std::vector<Builtin> stringBuiltins()
{
    return {
        {u"substring"_s, {"string: string, start position: number, length?: number -> string"}, substring},
        {u"string length"_s, {"string: string -> number"}, stringLength},
        {u"upper case"_s, {"string: string -> string"}, upperCase},
        {u"lower case"_s, {"string: string -> string"}, lowerCase},
        {u"substring before"_s, {"string: string, match: string -> string"}, substringBefore},
        {u"substring after"_s, {"string: string, match: string -> string"}, substringAfter},
        {u"contains"_s, {"string: string, match: string -> boolean"}, containsText},
        {u"starts with"_s, {"string: string, match: string -> boolean"}, startsWith},
        {u"ends with"_s, {"string: string, match: string -> boolean"}, endsWith},
        {u"matches"_s, {"input: string, pattern: string, flags?: string -> boolean"}, matches},
        {u"replace"_s, {"input: string, pattern: string, replacement: string, flags?: string -> string"}, replace},
        {u"split"_s, {"string: string, delimiter: string -> list"}, split},
        {u"string join"_s, {"list: list, delimiter?: string -> string"}, stringJoin},
    };
}

} // namespace engine::feel
