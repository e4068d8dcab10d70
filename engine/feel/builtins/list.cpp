// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/function.h"
#include "engine/feel/operators.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

/// The index that FEEL's `position` (from 1, or from the end) names; nullopt when there is none.
std::optional<std::size_t> indexOf(qint64 position, std::size_t size)
{
    const auto count = static_cast<qint64>(size);
    if (position == 0 || position > count || position < -count)
        return std::nullopt;
    return static_cast<std::size_t>(position > 0 ? position - 1 : count + position);
}

Value noSuchIndex(Arguments &arguments, qint64 position, std::size_t size)
{
    return arguments.fail(FeelError::NoSuchIndex, {QString::number(position), QString::number(size)});
}

bool holds(const List &list, const Value &value)
{
    Budget::ofThread().spend(list.size() / 4);
    return std::any_of(list.begin(), list.end(), [&value](const Value &element) { return isEqual(element, value); });
}

Value listContains(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    return list ? Value(holds(*list, arguments[1])) : Value();
}

Value count(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    return list ? Value(core::Decimal(static_cast<qint64>(list->size()))) : Value();
}

Value sublist(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    const auto position = list ? arguments.position(1) : std::nullopt;
    if (!position)
        return Null{};
    const auto begin = indexOf(*position, list->size());
    if (!begin)
        return noSuchIndex(arguments, *position, list->size());
    std::size_t length = list->size() - *begin;
    if (arguments.has(2)) {
        const auto wanted = arguments.position(2);
        if (!wanted)
            return Null{};
        if (*wanted < 0 || static_cast<std::size_t>(*wanted) > length)
            return arguments.wrongValue(QString::number(*wanted));
        length = static_cast<std::size_t>(*wanted);
    }
    const auto first = list->begin() + static_cast<std::ptrdiff_t>(*begin);
    return List(first, first + static_cast<std::ptrdiff_t>(length));
}

Value append(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    if (!list)
        return Null{};
    List result = *list;
    result.insert(result.end(), arguments.values().begin() + 1, arguments.values().end());
    return result;
}

/// The lists that the arguments are, one behind the other.
std::optional<List> joined(Arguments &arguments)
{
    List result;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto *list = arguments.get<List>(i);
        if (!list)
            return std::nullopt;
        result.insert(result.end(), list->begin(), list->end());
        if (result.size() > limits::listSize)
            break;
    }
    return result;
}

Value concatenate(Arguments &arguments)
{
    auto result = joined(arguments);
    return result ? Value(std::move(*result)) : Value();
}

List withoutDuplicates(const List &list)
{
    List result;
    for (const Value &value : list) {
        if (Budget::ofThread().isExhausted)
            break;
        const bool known = value.isNull()
            ? std::any_of(result.begin(), result.end(), [](const Value &other) { return other.isNull(); })
            : holds(result, value);
        if (!known)
            result.push_back(value);
    }
    return result;
}

Value distinctValues(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    return list ? Value(withoutDuplicates(*list)) : Value();
}

Value unite(Arguments &arguments)
{
    const auto all = joined(arguments);
    return all ? Value(withoutDuplicates(*all)) : Value();
}

Value insertBefore(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    const auto position = list ? arguments.position(1) : std::nullopt;
    if (!position)
        return Null{};
    const auto index = indexOf(*position, list->size());
    if (!index)
        return noSuchIndex(arguments, *position, list->size());
    List result = *list;
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(*index), arguments[2]);
    return result;
}

Value removeAt(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    const auto position = list ? arguments.position(1) : std::nullopt;
    if (!position)
        return Null{};
    const auto index = indexOf(*position, list->size());
    if (!index)
        return noSuchIndex(arguments, *position, list->size());
    List result = *list;
    result.erase(result.begin() + static_cast<std::ptrdiff_t>(*index));
    return result;
}

Value listReplace(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    if (!list)
        return Null{};
    List result = *list;
    const auto *match = arguments[1].as<Function>();
    if (!match) {
        const auto position = arguments.position(1);
        if (!position)
            return Null{};
        const auto index = indexOf(*position, list->size());
        if (!index)
            return noSuchIndex(arguments, *position, list->size());
        result[*index] = arguments[2];
        return result;
    }
    for (Value &element : result) {
        const Value matched = callFunction(*match, {element, arguments[2]}, arguments.report());
        if (!matched.as<bool>())
            return arguments.fail(FeelError::ConditionNotBoolean, {matched.typeName()});
        if (matched.isTrue())
            element = arguments[2];
    }
    return result;
}

Value reverse(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    return list ? Value(List(list->rbegin(), list->rend())) : Value();
}

Value indexesOf(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    if (!list)
        return Null{};
    List result;
    for (std::size_t i = 0; i < list->size(); ++i) {
        if (isEqual((*list)[i], arguments[1]))
            result.emplace_back(core::Decimal(static_cast<qint64>(i + 1)));
    }
    return result;
}

void flattenInto(const List &list, List &result, int depth)
{
    for (const Value &element : list) {
        if (result.size() > limits::listSize)
            return;
        const auto *inner = element.as<List>();
        if (inner && depth < 500)
            flattenInto(*inner, result, depth + 1);
        else
            result.push_back(element);
    }
}

Value flatten(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    if (!list)
        return Null{};
    List result;
    flattenInto(*list, result, 0);
    return result;
}

/// Merges two sorted halves; unlike std::sort it is safe with any answer of `precedes`.
template <typename Precedes> void mergeSort(List &list, List &scratch, std::size_t begin, std::size_t end, Precedes precedes)
{
    if (end - begin < 2 || Budget::ofThread().isExhausted)
        return;
    const std::size_t middle = begin + (end - begin) / 2;
    mergeSort(list, scratch, begin, middle, precedes);
    mergeSort(list, scratch, middle, end, precedes);
    std::size_t left = begin;
    std::size_t right = middle;
    for (std::size_t at = begin; at < end; ++at) {
        const bool takeRight = left == middle || (right < end && precedes(list[right], list[left]));
        scratch[at] = takeRight ? list[right++] : list[left++];
    }
    for (std::size_t at = begin; at < end; ++at)
        list[at] = scratch[at];
}

Value sort(Arguments &arguments)
{
    const auto *list = arguments.get<List>(0);
    if (!list)
        return Null{};
    List result = *list;
    List scratch(result.size());
    if (!arguments.has(1)) {
        for (std::size_t i = 1; i < result.size(); ++i) {
            if (!order(result[0], result[i]))
                return arguments.fail(FeelError::NotComparable, {result[0].typeName(), result[i].typeName()});
        }
        mergeSort(result, scratch, 0, result.size(), [](const Value &left, const Value &right) {
            const auto found = order(left, right);
            return found && *found < 0;
        });
        return result;
    }
    const auto *precedes = arguments[1].as<Function>();
    if (!precedes)
        return arguments.wrongArgument(1, u"function"_s);
    bool isBoolean = true;
    mergeSort(result, scratch, 0, result.size(), [&](const Value &left, const Value &right) {
        const Value first = callFunction(*precedes, {left, right}, arguments.report());
        isBoolean = isBoolean && first.as<bool>();
        return first.isTrue();
    });
    if (!isBoolean)
        return arguments.fail(FeelError::ConditionNotBoolean, {u"sort"_s});
    return result;
}

} // namespace

std::vector<Builtin> listBuiltins()
{
    return {
        {u"list contains"_s, {"list: list, element: Any -> boolean"}, listContains},
        {u"count"_s, {"list: list -> number"}, count},
        {u"sublist"_s, {"list: list, start position: number, length?: number -> list"}, sublist},
        {u"append"_s, {"list: list, item...: Any -> list"}, append},
        {u"concatenate"_s, {"list...: list -> list"}, concatenate},
        {u"union"_s, {"list...: list -> list"}, unite},
        {u"distinct values"_s, {"list: list -> list"}, distinctValues},
        {u"insert before"_s, {"list: list, position: number, newItem: Any -> list"}, insertBefore},
        {u"remove"_s, {"list: list, position: number -> list"}, removeAt},
        {u"list replace"_s, {"list: list, position: Any, newItem: Any -> list", "list: list, match: Any, newItem: Any -> list"}, listReplace},
        {u"reverse"_s, {"list: list -> list"}, reverse},
        {u"index of"_s, {"list: list, match: Any -> list"}, indexesOf},
        {u"flatten"_s, {"list: list -> list"}, flatten},
        {u"sort"_s, {"list: list, precedes?: Any -> list"}, sort},
    };
}

} // namespace engine::feel
