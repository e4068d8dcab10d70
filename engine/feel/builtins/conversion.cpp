// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/operators.h"
#include "engine/feel/parser.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

Value toNumber(Arguments &arguments)
{
    if (arguments.size() == 1) {
        if (const auto *number = arguments[0].as<core::Decimal>())
            return *number;
    }
    const auto *from = arguments.get<QString>(0);
    if (!from)
        return Null{};
    QString separators[2];
    static constexpr QStringView allowed[] = {u" ,.", u",."};
    for (std::size_t i = 0; i < 2; ++i) {
        if (arguments[i + 1].isNull())
            continue;
        const auto *separator = arguments.get<QString>(i + 1);
        if (!separator)
            return Null{};
        if (separator->size() != 1 || !allowed[i].contains(separator->front()))
            return arguments.wrongValue(*separator);
        separators[i] = *separator;
    }
    const auto &[grouping, decimal] = separators;
    if (!grouping.isEmpty() && grouping == decimal)
        return arguments.wrongValue(grouping);
    QString text = *from;
    if (!grouping.isEmpty())
        text.remove(grouping);
    if (!decimal.isEmpty() && decimal != u".") {
        if (text.contains(u'.'))
            return arguments.wrongValue(*from);
        text.replace(decimal, u"."_s);
    }
    const auto number = core::Decimal::parse(text);
    return number ? Value(*number) : arguments.wrongValue(*from);
}

Value toText(Arguments &arguments)
{
    if (arguments[0].isNull())
        return Null{};
    QString text = arguments[0].toString();
    if (static_cast<std::size_t>(text.size()) > limits::stringSize)
        return arguments.fail(FeelError::StringTooLong, {QString::number(limits::stringSize)});
    Budget::ofThread().spend(static_cast<std::size_t>(text.size()) / 64);
    return text;
}

/// The value of an end of a range in a text: literals and calls with literals only.
const Value *endValue(const ExpressionNode &node, Value &storage, const Report &report)
{
    if (const auto *literal = node.as<ast::Literal>())
        return literal->value.isNull() ? nullptr : &literal->value;
    if (const auto *negation = node.as<ast::Negation>()) {
        if (const auto *literal = negation->operand->as<ast::Literal>()) {
            storage = negate(literal->value, report);
            return &storage;
        }
    }
    return nullptr;
}

Value toRange(Arguments &arguments)
{
    const auto *from = arguments.get<QString>(0);
    if (!from)
        return Null{};
    const auto parsed = Parser::expression(*from, {}, {});
    if (!parsed)
        return arguments.wrongValue(*from);
    Value first;
    Value second;
    const auto *interval = parsed->root->as<ast::Interval>();
    const Value *start = interval ? endValue(*interval->start, first, arguments.report()) : nullptr;
    const Value *end = interval ? endValue(*interval->end, second, arguments.report()) : nullptr;
    if (!start || !end)
        return arguments.wrongValue(*from);
    return makeRange(interval->lower, *start, *end, interval->upper, arguments.report());
}

} // namespace

std::vector<Builtin> conversionBuiltins()
{
    return {
        {u"number"_s, {"from: Any -> number", "from: string, grouping separator: string, decimal separator: string -> number"}, toNumber},
        {u"string"_s, {"from: Any -> string"}, toText},
        {u"range"_s, {"from: string -> range"}, toRange},
    };
}

} // namespace engine::feel
