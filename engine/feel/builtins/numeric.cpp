// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/builtins/builtin.h"
#include "engine/feel/operators.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using core::Decimal;
using core::Rounding;

// DMN 1.5, 10.3.4.5: the scale lies in the range of decimal128's exponents.
constexpr qint64 minScale = -6111;
constexpr qint64 maxScale = 6176;

Value rounded(Arguments &arguments, Rounding rounding)
{
    const auto *number = arguments.get<Decimal>(0);
    if (!number)
        return Null{};
    qint64 scale = 0;
    if (arguments.has(1)) {
        const auto *given = arguments.get<Decimal>(1);
        const auto whole = given ? given->rounded(0, Rounding::Down) : std::nullopt;
        if (!whole)
            return Null{};
        if (!whole->toInt64() || *whole->toInt64() < minScale || *whole->toInt64() > maxScale)
            return arguments.wrongValue(given->toString());
        scale = *whole->toInt64();
    }
    return arguments.checked(number->rounded(static_cast<int>(scale), rounding));
}

Value decimal(Arguments &arguments)
{
    return rounded(arguments, Rounding::HalfEven);
}

Value floorOf(Arguments &arguments)
{
    return rounded(arguments, Rounding::Floor);
}

Value ceilingOf(Arguments &arguments)
{
    return rounded(arguments, Rounding::Ceiling);
}

Value roundUp(Arguments &arguments)
{
    return rounded(arguments, Rounding::Up);
}

Value roundDown(Arguments &arguments)
{
    return rounded(arguments, Rounding::Down);
}

Value roundHalfUp(Arguments &arguments)
{
    return rounded(arguments, Rounding::HalfUp);
}

Value roundHalfDown(Arguments &arguments)
{
    return rounded(arguments, Rounding::HalfDown);
}

Value absolute(Arguments &arguments)
{
    const Value &value = arguments[0];
    if (const auto *days = value.as<DaysTimeDuration>())
        return DaysTimeDuration{days->nanoseconds < 0 ? -days->nanoseconds : days->nanoseconds};
    if (const auto *months = value.as<YearsMonthsDuration>())
        return YearsMonthsDuration{months->months < 0 ? -months->months : months->months};
    const auto *number = arguments.get<Decimal>(0);
    return number ? Value(number->magnitude()) : Value();
}

Value modulo(Arguments &arguments)
{
    const auto *dividend = arguments.get<Decimal>(0);
    const auto *divisor = dividend ? arguments.get<Decimal>(1) : nullptr;
    if (!divisor)
        return Null{};
    if (divisor->isZero())
        return arguments.fail(FeelError::DivisionByZero, {});
    return arguments.checked(dividend->modulo(*divisor));
}

Value squareRoot(Arguments &arguments)
{
    const auto *number = arguments.get<Decimal>(0);
    return number ? arguments.checked(number->squareRoot()) : Value();
}

Value logarithm(Arguments &arguments)
{
    const auto *number = arguments.get<Decimal>(0);
    return number ? arguments.checked(number->naturalLogarithm()) : Value();
}

Value exponential(Arguments &arguments)
{
    const auto *number = arguments.get<Decimal>(0);
    return number ? arguments.checked(number->exponential()) : Value();
}

Value isMultipleOfTwo(Arguments &arguments, bool wanted)
{
    const auto *number = arguments.get<Decimal>(0);
    if (!number)
        return Null{};
    const auto rest = number->modulo(Decimal(2));
    if (!rest)
        return arguments.outOfRange();
    return wanted ? rest->isZero() : *rest == Decimal(1);
}

Value odd(Arguments &arguments)
{
    return isMultipleOfTwo(arguments, false);
}

Value even(Arguments &arguments)
{
    return isMultipleOfTwo(arguments, true);
}

} // namespace

std::vector<Builtin> numericBuiltins()
{
    return {
        {u"decimal"_s, {"n: number, scale: number -> number"}, decimal},
        {u"floor"_s, {"n: number, scale?: number -> number"}, floorOf},
        {u"ceiling"_s, {"n: number, scale?: number -> number"}, ceilingOf},
        {u"round up"_s, {"n: number, scale: number -> number"}, roundUp},
        {u"round down"_s, {"n: number, scale: number -> number"}, roundDown},
        {u"round half up"_s, {"n: number, scale: number -> number"}, roundHalfUp},
        {u"round half down"_s, {"n: number, scale: number -> number"}, roundHalfDown},
        {u"abs"_s, {"n: Any -> Any"}, absolute},
        {u"modulo"_s, {"dividend: number, divisor: number -> number"}, modulo},
        {u"sqrt"_s, {"number: number -> number"}, squareRoot},
        {u"log"_s, {"number: number -> number"}, logarithm},
        {u"exp"_s, {"number: number -> number"}, exponential},
        {u"odd"_s, {"number: number -> boolean"}, odd},
        {u"even"_s, {"number: number -> boolean"}, even},
    };
}

} // namespace engine::feel
