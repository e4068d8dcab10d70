// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/cell_meaning.h"

#include "engine/dmn/item_definition.h"

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

/// The value of an end of a comparison, where it has one that is neither null nor a function or a list.
std::optional<feel::Value> endValue(const QString &text, const feel::Environment &environment)
{
    feel::Names names;
    for (const auto &[name, value] : environment.variables.entries())
        names.variables.insert(name);
    for (const auto &[name, function] : environment.functions)
        names.functions.emplace(name, function.parameters);
    const auto expression = feel::Expression::parse(text, names);
    if (!expression)
        return std::nullopt;
    feel::Diagnostics ignored; // an end that has no value cannot be put into words; evaluation itself has said why
    const feel::Value value = expression->evaluate(environment, ignored);
    const bool plain = !value.isNull() && !value.as<feel::List>() && !value.as<feel::Context>()
                       && !value.as<feel::Range>() && !value.as<feel::Function>();
    return plain ? std::optional(value) : std::nullopt;
}

/// Where `..` stands in an interval's inside, in no string or bracket; −1 where it does not.
qsizetype dotsIn(const QString &text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        const QChar c = text[i];
        if (inString) {
            i += c == u'\\' ? 1 : 0;
            inString = c != u'"';
        } else if (c == u'"') {
            inString = true;
        } else if (c == u'(' || c == u'[') {
            ++depth;
        } else if (c == u')' || c == u']') {
            --depth;
        } else if (depth == 0 && c == u'.' && text[i + 1] == u'.') {
            return i;
        }
    }
    return -1;
}

std::optional<Condition> interval(const QString &text, const feel::Environment &environment)
{
    const QString inside = text.mid(1, text.size() - 2);
    const qsizetype dots = dotsIn(inside);
    if (dots < 0)
        return std::nullopt;
    const auto lower = endValue(inside.left(dots).trimmed(), environment);
    const auto upper = endValue(inside.mid(dots + 2).trimmed(), environment);
    if (!lower || !upper)
        return std::nullopt;
    Condition condition;
    condition.kind = Condition::Kind::Within;
    condition.bound = *lower;
    condition.upper = *upper;
    condition.lowerIncluded = text.front() == u'[';
    condition.upperIncluded = text.back() == u']';
    return condition;
}

std::optional<Condition> conditionOf(const QString &written, const feel::Environment &environment)
{
    QString text = written.trimmed();
    if (text.startsWith(u'?'))
        text = text.mid(1).trimmed(); // `? >= 5` is `>= 5`; anything longer has no value as an end
    static const std::vector<std::pair<QString, Condition::Kind>> operators{
        {u"<="_s, Condition::Kind::AtMost},
        {u">="_s, Condition::Kind::AtLeast},
        {u"!="_s, Condition::Kind::NotEqual},
        {u"<"_s, Condition::Kind::Less},
        {u">"_s, Condition::Kind::More},
        {u"="_s, Condition::Kind::Equal},
    };
    for (const auto &[sign, kind] : operators) {
        if (!text.startsWith(sign))
            continue;
        const auto bound = endValue(text.mid(sign.size()).trimmed(), environment);
        return bound ? std::optional(Condition{kind, *bound, {}}) : std::nullopt;
    }
    if (text != written.trimmed())
        return std::nullopt;
    const bool opens = !text.isEmpty() && (text.front() == u'[' || text.front() == u'(' || text.front() == u']');
    const bool closes = !text.isEmpty() && (text.back() == u']' || text.back() == u')' || text.back() == u'[');
    if (opens && closes) {
        if (const auto found = interval(text, environment))
            return found;
    }
    const auto value = endValue(text, environment);
    return value ? std::optional(Condition{Condition::Kind::Equal, *value, {}}) : std::nullopt;
}

bool isTemporal(const feel::Value &value)
{
    return value.as<feel::Date>() || value.as<feel::DateTime>() || value.as<feel::Time>();
}

QString phrase(const Condition &condition, const WordingPointer &words, const core::Language &language)
{
    const QString bound = shown(condition.bound, words, language);
    const bool temporal = isTemporal(condition.bound);
    const auto say = [&](const char *plain, const char *ofTime) {
        return filled(temporal ? ofTime : plain, language, {bound});
    };
    switch (condition.kind) {
    case Condition::Kind::Equal:
        return bound;
    case Condition::Kind::NotEqual:
        return filled(QT_TRANSLATE_NOOP("dmn", "not %1"), language, {bound});
    case Condition::Kind::Less:
        return say(QT_TRANSLATE_NOOP("dmn", "less than %1"), QT_TRANSLATE_NOOP("dmn", "before %1"));
    case Condition::Kind::AtMost:
        return say(QT_TRANSLATE_NOOP("dmn", "at most %1"), QT_TRANSLATE_NOOP("dmn", "on or before %1"));
    case Condition::Kind::More:
        return say(QT_TRANSLATE_NOOP("dmn", "more than %1"), QT_TRANSLATE_NOOP("dmn", "after %1"));
    case Condition::Kind::AtLeast:
        return say(QT_TRANSLATE_NOOP("dmn", "at least %1"), QT_TRANSLATE_NOOP("dmn", "on or after %1"));
    case Condition::Kind::Within: {
        Condition low{condition.lowerIncluded ? Condition::Kind::AtLeast : Condition::Kind::More, condition.bound, {}};
        Condition high{condition.upperIncluded ? Condition::Kind::AtMost : Condition::Kind::Less, condition.upper, {}};
        return filled(QT_TRANSLATE_NOOP("dmn", "%1 and %2"),
                      language,
                      {phrase(low, words, language), phrase(high, words, language)});
    }
    }
    Q_UNREACHABLE();
}

} // namespace

CellMeaning meaningOf(const QString &tests, const feel::Environment &environment)
{
    CellMeaning meaning;
    QString text = tests.trimmed();
    static const QRegularExpression negation(u"^not\\s*\\((.*)\\)$"_s, QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = negation.match(text); match.hasMatch()) {
        meaning.negated = true;
        text = match.captured(1);
    }
    for (const auto &[test, offset] : separateTests(text)) {
        const auto condition = conditionOf(test, environment);
        if (!condition)
            return {};
        meaning.conditions.push_back(*condition);
    }
    return meaning;
}

QString phrase(const CellMeaning &meaning, const WordingPointer &words, const core::Language &language)
{
    QString text;
    for (const Condition &condition : meaning.conditions) {
        const QString one = phrase(condition, words, language);
        text = text.isEmpty() ? one : filled(QT_TRANSLATE_NOOP("dmn", "%1 or %2"), language, {text, one});
    }
    return meaning.negated && !text.isEmpty() ? filled(QT_TRANSLATE_NOOP("dmn", "anything but %1"), language, {text})
                                              : text;
}

} // namespace engine::dmn
