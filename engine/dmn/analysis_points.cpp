// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis_points.h"

#include <QRegularExpression>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

/// Before, between, on and behind the given boundaries; `between` and `step` know the type's steps.
template <typename T, typename Between, typename Step>
std::vector<T> orderedNumbers(std::vector<T> boundaries, Between between, Step step)
{
    std::sort(boundaries.begin(), boundaries.end());
    boundaries.erase(std::unique(boundaries.begin(), boundaries.end()), boundaries.end());
    std::vector<T> points;
    if (boundaries.empty())
        return points;
    points.push_back(step(boundaries.front(), -1));
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
        points.push_back(boundaries[i]);
        if (i + 1 == boundaries.size())
            break;
        if (const std::optional<T> middle = between(boundaries[i], boundaries[i + 1]))
            points.push_back(*middle);
    }
    points.push_back(step(boundaries.back(), 1));
    return points;
}

template <typename T, typename Between, typename Step>
std::vector<feel::Value> ordered(const std::vector<T> &boundaries, Between between, Step step)
{
    std::vector<feel::Value> points;
    for (const T &point : orderedNumbers(boundaries, between, step))
        points.push_back(feel::Value(point));
    return points;
}

std::vector<feel::Value> numberPoints(std::vector<core::Decimal> boundaries)
{
    if (boundaries.empty())
        boundaries.emplace_back(0);
    std::sort(boundaries.begin(), boundaries.end());
    boundaries.erase(std::unique(boundaries.begin(), boundaries.end()), boundaries.end());
    std::vector<feel::Value> points;
    const auto add = [&points](const std::optional<core::Decimal> &value) {
        if (value && (points.empty() || !(points.back() == feel::Value(*value))))
            points.emplace_back(*value);
    };
    add(boundaries.front().minus(core::Decimal(1)));
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
        add(boundaries[i]);
        if (i + 1 == boundaries.size())
            break;
        // The middle, and whole numbers beside it: the type may allow only these.
        const auto sum = boundaries[i].plus(boundaries[i + 1]);
        const auto middle = sum ? sum->dividedBy(core::Decimal(2)) : std::nullopt;
        if (!middle)
            continue;
        const auto below = middle->rounded(0, core::Rounding::Floor);
        const auto above = middle->rounded(0, core::Rounding::Ceiling);
        if (below && *below > boundaries[i])
            add(below);
        add(middle);
        if (above && *above < boundaries[i + 1])
            add(above);
    }
    add(boundaries.back().plus(core::Decimal(1)));
    return points;
}

std::vector<feel::Value> timePoints(const std::vector<feel::Time> &boundaries)
{
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::int64_t day = 86'400 * second;
    std::vector<std::int64_t> local;
    for (const feel::Time &time : boundaries) {
        if (!time.offsetSeconds && time.zone.isEmpty())
            local.push_back(time.nanoseconds);
    }
    const auto between = [](std::int64_t a, std::int64_t b) -> std::optional<std::int64_t> {
        return b - a > 1 ? std::optional(a + (b - a) / 2) : std::nullopt;
    };
    const auto step = [](std::int64_t value, int by) { return std::clamp<std::int64_t>(value + by * second, 0, day - 1); };
    std::vector<feel::Value> points;
    for (const std::int64_t nanoseconds : orderedNumbers(local, between, step))
        points.push_back(feel::Value(feel::Time{nanoseconds, std::nullopt, {}}));
    return points;
}

std::vector<feel::Value> dateTimePoints(const std::vector<feel::DateTime> &boundaries)
{
    if (boundaries.empty())
        return {};
    const bool isLocal = !boundaries.front().time.offsetSeconds && boundaries.front().time.zone.isEmpty();
    std::vector<std::int64_t> instants;
    for (const feel::DateTime &boundary : boundaries) {
        const auto instant = boundary.toInstant("UTC");
        const bool sameForm = isLocal == (!boundary.time.offsetSeconds && boundary.time.zone.isEmpty());
        if (instant && sameForm) // a local time cannot be compared with one that has a zone
            instants.push_back(instant->toMSecsSinceEpoch());
    }
    const auto between = [](std::int64_t a, std::int64_t b) -> std::optional<std::int64_t> {
        return b - a > 1 ? std::optional(a + (b - a) / 2) : std::nullopt;
    };
    const auto step = [](std::int64_t value, int by) { return value + by * 1000; };
    std::vector<feel::Value> points;
    for (const std::int64_t instant : orderedNumbers(instants, between, step)) {
        auto point = feel::DateTime::from(QDateTime::fromMSecsSinceEpoch(instant, Qt::UTC), "UTC");
        if (isLocal) {
            point.time.zone.clear();
            point.time.offsetSeconds.reset();
        }
        points.push_back(feel::Value(point));
    }
    return points;
}

std::vector<feel::Value> datePoints(std::vector<feel::Date> boundaries)
{
    if (boundaries.empty())
        boundaries.push_back({2026, 1, 1});
    const auto between = [](const feel::Date &a, const feel::Date &b) -> std::optional<feel::Date> {
        const std::int64_t middle = a.toDays() + (b.toDays() - a.toDays()) / 2;
        return middle > a.toDays() ? std::optional(feel::Date::fromDays(middle)) : std::nullopt;
    };
    const auto step
        = [](const feel::Date &value, int by) { return feel::Date::fromDays(value.toDays() + by); };
    return ordered(std::move(boundaries), between, step);
}

std::vector<feel::Value> durationPoints(const std::vector<feel::DaysTimeDuration> &boundaries)
{
    const auto between = [](const feel::DaysTimeDuration &a,
                            const feel::DaysTimeDuration &b) -> std::optional<feel::DaysTimeDuration> {
        const auto middle = a.nanoseconds + (b.nanoseconds - a.nanoseconds) / 2;
        return middle > a.nanoseconds ? std::optional(feel::DaysTimeDuration{middle}) : std::nullopt;
    };
    const auto step = [](const feel::DaysTimeDuration &value, int by) {
        return feel::DaysTimeDuration{value.nanoseconds + by * feel::DaysTimeDuration::Wide{1'000'000'000}};
    };
    return ordered(boundaries, between, step);
}

std::vector<feel::Value> monthPoints(const std::vector<feel::YearsMonthsDuration> &boundaries)
{
    const auto between = [](const feel::YearsMonthsDuration &a,
                            const feel::YearsMonthsDuration &b) -> std::optional<feel::YearsMonthsDuration> {
        const auto middle = a.months + (b.months - a.months) / 2;
        return middle > a.months ? std::optional(feel::YearsMonthsDuration{middle}) : std::nullopt;
    };
    const auto step = [](const feel::YearsMonthsDuration &value, int by) {
        return feel::YearsMonthsDuration{value.months + by};
    };
    return ordered(boundaries, between, step);
}

std::vector<feel::Value> stringPoints(const std::vector<QString> &known)
{
    std::set<QString> seen;
    std::vector<feel::Value> points;
    for (const QString &text : known) {
        if (seen.insert(text).second)
            points.push_back(feel::Value(text));
    }
    QString other = u"other"_s;
    while (seen.contains(other))
        other += u'_';
    points.push_back(feel::Value(other));
    return points;
}

template <typename T> std::vector<T> only(const std::vector<feel::Value> &values)
{
    std::vector<T> result;
    for (const feel::Value &value : values) {
        if (const T *typed = value.as<T>())
            result.push_back(*typed);
    }
    return result;
}

} // namespace

std::vector<feel::Value> pointsOf(feel::Type::Kind kind, const std::vector<feel::Value> &literals)
{
    switch (kind) {
    case feel::Type::Kind::Number:
        return numberPoints(only<core::Decimal>(literals));
    case feel::Type::Kind::Date:
        return datePoints(only<feel::Date>(literals));
    case feel::Type::Kind::DaysTimeDuration:
        return durationPoints(only<feel::DaysTimeDuration>(literals));
    case feel::Type::Kind::YearsMonthsDuration:
        return monthPoints(only<feel::YearsMonthsDuration>(literals));
    case feel::Type::Kind::String:
        return stringPoints(only<QString>(literals));
    case feel::Type::Kind::Boolean:
        return {feel::Value(true), feel::Value(false)};
    case feel::Type::Kind::Time:
        return timePoints(only<feel::Time>(literals));
    case feel::Type::Kind::DateTime:
        return dateTimePoints(only<feel::DateTime>(literals));
    case feel::Type::Kind::Any:
    case feel::Type::Kind::Null:
    case feel::Type::Kind::ListOf:
    case feel::Type::Kind::Range:
    case feel::Type::Kind::Context:
    case feel::Type::Kind::Function:
        return {};
    }
    Q_UNREACHABLE();
}

std::vector<feel::Value> literalsIn(const QString &text)
{
    // In this order: what contains a string comes before the string, which comes before a number in it.
    static const QRegularExpression pattern(
        uR"re((?:\b(?:date and time|date|time|duration)\s*\(\s*|@)"(?:[^"\\]|\\.)*"(?:\s*\))?)re"
        uR"re(|"(?:[^"\\]|\\.)*"|\b(?:true|false)\b)re"
        uR"re(|(?<!\w)(?<!(?<!\.)\.)-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?(?![\w]))re"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    std::vector<feel::Value> literals;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QString found = matches.next().captured();
        if (const auto value = literalValue(found))
            literals.push_back(*value);
    }
    return literals;
}

std::vector<feel::Value> literalsOf(const DecisionTable &table, std::size_t column)
{
    std::vector<feel::Value> literals;
    const auto collect = [&literals](const std::optional<feel::Expression> &tests) {
        if (!tests)
            return;
        const std::vector<feel::Value> more = literalsIn(tests->text());
        literals.insert(literals.end(), more.begin(), more.end());
    };
    for (const DecisionTable::Rule &rule : table.rules)
        collect(rule.inputs[column]);
    const DecisionTable::Input &input = table.inputs[column];
    collect(input.values);
    for (const ItemDefinition *item = input.type.definition; item; item = item->base) {
        collect(item->allowedValues);
        collect(item->constraint);
    }
    return literals;
}

} // namespace engine::dmn
