// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/operators.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using core::Decimal;

/// The numbers of the list, or of the arguments; nullopt after saying what is wrong.
std::optional<std::vector<Decimal>> numbers(Arguments &arguments)
{
    const List *list = arguments.listOrAll();
    if (!list)
        return std::nullopt;
    std::vector<Decimal> result;
    result.reserve(list->size());
    for (const Value &element : *list) {
        const auto *number = element.as<Decimal>();
        if (!number) {
            arguments.wrongArgument(0, u"list<number>"_s);
            return std::nullopt;
        }
        result.push_back(*number);
    }
    return result;
}

Value extreme(Arguments &arguments, bool wantsGreater)
{
    const List *list = arguments.listOrAll();
    if (!list || list->empty())
        return Null{};
    const Value *best = &list->front();
    for (const Value &element : *list) {
        const auto found = order(element, *best);
        if (!found)
            return arguments.fail(FeelError::NotComparable, {element.typeName(), best->typeName()});
        if (wantsGreater ? *found > 0 : *found < 0)
            best = &element;
    }
    return *best;
}

Value minimum(Arguments &arguments)
{
    return extreme(arguments, false);
}

Value maximum(Arguments &arguments)
{
    return extreme(arguments, true);
}

std::optional<Decimal> total(const std::vector<Decimal> &values)
{
    std::optional<Decimal> sum = Decimal(0);
    for (const Decimal &value : values) {
        sum = sum->plus(value);
        if (!sum)
            break;
    }
    return sum;
}

/// Durations may be summed too.
Value sum(Arguments &arguments)
{
    const List *list = arguments.listOrAll();
    if (!list || list->empty())
        return Null{};
    Value result = list->front();
    if (!result.as<Decimal>() && !result.as<DaysTimeDuration>() && !result.as<YearsMonthsDuration>())
        return arguments.wrongArgument(0, u"list<number>"_s);
    for (std::size_t i = 1; i < list->size() && !result.isNull(); ++i) {
        const auto *total = result.as<Decimal>();
        const auto *number = total ? (*list)[i].as<Decimal>() : nullptr;
        if (const auto more = number ? total->plus(*number) : std::nullopt)
            result = *more;
        else
            result = calculate(ast::ArithmeticOperator::Add, result, (*list)[i], arguments.report());
    }
    return result;
}

std::optional<Decimal> average(const std::vector<Decimal> &values)
{
    const auto sum = total(values);
    return sum ? sum->dividedBy(Decimal(static_cast<qint64>(values.size()))) : std::nullopt;
}

Value mean(Arguments &arguments)
{
    const auto values = numbers(arguments);
    if (!values || values->empty())
        return Null{};
    return arguments.checked(average(*values));
}

Value product(Arguments &arguments)
{
    const auto values = numbers(arguments);
    if (!values)
        return Null{};
    if (values->empty())
        return arguments.wrongArgument(0, u"list<number>"_s); // an error, says the published kit (0094, 002)
    std::optional<Decimal> result = Decimal(1);
    for (const Decimal &value : *values) {
        result = result->times(value);
        if (!result)
            return arguments.outOfRange();
    }
    return *result;
}

Value median(Arguments &arguments)
{
    auto values = numbers(arguments);
    if (!values || values->empty())
        return Null{};
    std::sort(values->begin(), values->end());
    const std::size_t middle = values->size() / 2;
    if (values->size() % 2 == 1)
        return (*values)[middle];
    const auto sum = (*values)[middle - 1].plus((*values)[middle]);
    return arguments.checked(sum ? sum->dividedBy(Decimal(2)) : std::nullopt);
}

/// Of a sample: divided by n − 1 (DMN 1.5, table 71).
Value standardDeviation(Arguments &arguments)
{
    const auto values = numbers(arguments);
    if (!values)
        return Null{};
    if (values->size() < 2)
        return arguments.wrongValue(QString::number(values->size()));
    const auto mid = average(*values);
    std::optional<Decimal> squares = Decimal(0);
    for (const Decimal &value : *values) {
        const auto distance = mid ? value.minus(*mid) : std::nullopt;
        const auto square = distance ? distance->times(*distance) : std::nullopt;
        squares = square ? squares->plus(*square) : std::nullopt;
        if (!squares)
            return arguments.outOfRange();
    }
    const auto variance = squares->dividedBy(Decimal(static_cast<qint64>(values->size() - 1)));
    return arguments.checked(variance ? variance->squareRoot() : std::nullopt);
}

Value mode(Arguments &arguments)
{
    auto values = numbers(arguments);
    if (!values)
        return Null{};
    std::sort(values->begin(), values->end());
    List best;
    std::size_t most = 0;
    for (std::size_t begin = 0; begin < values->size();) {
        std::size_t end = begin;
        while (end < values->size() && (*values)[end] == (*values)[begin])
            ++end;
        if (end - begin > most) {
            most = end - begin;
            best.clear();
        }
        if (end - begin == most)
            best.emplace_back((*values)[begin]);
        begin = end;
    }
    return best;
}

} // namespace

std::vector<Builtin> statisticsBuiltins()
{
    return {
        {u"min"_s, {"list: Any -> Any", "c1: Any, cN...: Any -> Any"}, minimum},
        {u"max"_s, {"list: Any -> Any", "c1: Any, cN...: Any -> Any"}, maximum},
        {u"sum"_s, {"list: Any -> Any", "n1: Any, nN...: Any -> Any"}, sum},
        {u"mean"_s, {"list: Any -> number", "n1: Any, nN...: Any -> number"}, mean},
        {u"product"_s, {"list: Any -> number", "n1: Any, nN...: Any -> number"}, product},
        {u"median"_s, {"list: Any -> number", "n1: Any, nN...: Any -> number"}, median},
        {u"stddev"_s, {"list: Any -> number", "n1: Any, nN...: Any -> number"}, standardDeviation},
        {u"mode"_s, {"list: Any -> list", "n1: Any, nN...: Any -> list"}, mode},
    };
}

} // namespace engine::feel
