// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

Value negation(Arguments &arguments)
{
    const auto *boolean = arguments.get<bool>(0);
    return boolean ? Value(!*boolean) : Value();
}

Value combined(Arguments &arguments, bool decisive)
{
    const List *list = arguments.listOrAll();
    if (!list)
        return Null{};
    bool open = false;
    for (const Value &element : *list) {
        const auto *boolean = element.as<bool>();
        if (boolean && *boolean == decisive)
            return decisive;
        open = open || !boolean;
    }
    return open ? arguments.wrongArgument(0, u"list<boolean>"_s) : Value(!decisive);
}

Value all(Arguments &arguments)
{
    return combined(arguments, false);
}

Value any(Arguments &arguments)
{
    return combined(arguments, true);
}

/// Stricter than `=`: the same type and, for times, the same zone (DMN 1.5, 10.3.4.12).
Value is(Arguments &arguments)
{
    return arguments[0] == arguments[1] && arguments.size() == 2;
}

} // namespace

std::vector<Builtin> booleanBuiltins()
{
    return {
        {u"not"_s, {"negand: boolean -> boolean"}, negation},
        {u"all"_s, {"list: Any -> boolean", "b1: Any, bN...: Any -> boolean"}, all},
        {u"any"_s, {"list: Any -> boolean", "b1: Any, bN...: Any -> boolean"}, any},
        {u"is"_s, {"value1?: Any, value2?: Any -> boolean"}, is},
    };
}

} // namespace engine::feel
