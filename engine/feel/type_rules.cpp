// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/type_rules.h"

#include "engine/feel/types.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using Kind = Type::Kind;

namespace {

bool isDay(const Type &type)
{
    return type.is(Kind::Date) || type.is(Kind::DateTime);
}

bool isOrdered(const Type &type)
{
    return type.is(Kind::Number) || type.is(Kind::String) || isDay(type) || type.is(Kind::Time) || isDuration(type);
}

/// A sum, or a difference, of two known types.
std::optional<Type> sumType(bool isSum, const Type &left, const Type &right)
{
    if (left.is(Kind::Number) && right.is(Kind::Number))
        return Type(Kind::Number);
    if (isSum && left.is(Kind::String) && right.is(Kind::String))
        return Type(Kind::String);
    if (isDuration(left) && left.is(right.kind()))
        return left;
    const bool isPoint = isDay(left) || left.is(Kind::Time);
    if (isPoint && (right.is(Kind::DaysTimeDuration) || (isDay(left) && right.is(Kind::YearsMonthsDuration))))
        return left;
    if (isSum && isDuration(left) && !isDuration(right))
        return sumType(true, right, left);
    if (!isSum && ((isDay(left) && isDay(right)) || (left.is(Kind::Time) && right.is(Kind::Time))))
        return Type(Kind::DaysTimeDuration);
    return std::nullopt;
}

std::optional<Type> productType(bool isProduct, const Type &left, const Type &right)
{
    if (right.is(Kind::Number) && (left.is(Kind::Number) || isDuration(left)))
        return left;
    if (isProduct && left.is(Kind::Number) && isDuration(right))
        return right;
    if (!isProduct && isDuration(left) && left.is(right.kind()))
        return Type(Kind::Number);
    return std::nullopt;
}

} // namespace

bool isKnown(const Type &type)
{
    return !type.is(Kind::Any) && !type.is(Kind::Null);
}

bool isDuration(const Type &type)
{
    return type.is(Kind::DaysTimeDuration) || type.is(Kind::YearsMonthsDuration);
}

bool areComparable(ast::ComparisonOperator op, const Type &left, const Type &right)
{
    const bool isEquality = op == ast::ComparisonOperator::Equal || op == ast::ComparisonOperator::NotEqual;
    if (!isEquality && ((isKnown(left) && !isOrdered(left)) || (isKnown(right) && !isOrdered(right))))
        return false;
    return !isKnown(left) || !isKnown(right) || left.is(right.kind());
}

bool isUsableAs(const Type &actual, const Type &expected)
{
    if (!isKnown(actual) || !isKnown(expected) || expected.is(Kind::ListOf))
        return true;
    if (actual.is(Kind::ListOf))
        return isUsableAs(actual.element(), expected);
    if (actual.is(Kind::Date) && expected.is(Kind::DateTime))
        return true;
    return actual.is(expected.kind());
}

std::optional<Type> arithmeticType(ast::ArithmeticOperator op, const Type &left, const Type &right)
{
    const auto cannotCalculate = [](const Type &type) {
        return type.is(Kind::Boolean) || type.is(Kind::ListOf) || type.is(Kind::Context) || type.is(Kind::Range)
            || type.is(Kind::Function);
    };
    if (cannotCalculate(left) || cannotCalculate(right))
        return std::nullopt;
    if (!isKnown(left) || !isKnown(right))
        return Type();
    switch (op) {
    case ast::ArithmeticOperator::Add:
        return sumType(true, left, right);
    case ast::ArithmeticOperator::Subtract:
        return sumType(false, left, right);
    case ast::ArithmeticOperator::Multiply:
        return productType(true, left, right);
    case ast::ArithmeticOperator::Divide:
        return productType(false, left, right);
    case ast::ArithmeticOperator::Power:
        break;
    }
    return left.is(Kind::Number) && right.is(Kind::Number) ? std::optional(Type(Kind::Number)) : std::nullopt;
}

std::optional<Type> memberType(const Type &object, const QString &name)
{
    static const std::map<QString, Kind> ofDate{
        {u"year"_s, Kind::Number}, {u"month"_s, Kind::Number}, {u"day"_s, Kind::Number}, {u"weekday"_s, Kind::Number}};
    static const std::map<QString, Kind> ofTime{{u"hour"_s, Kind::Number},
                                                {u"minute"_s, Kind::Number},
                                                {u"second"_s, Kind::Number},
                                                {u"time offset"_s, Kind::DaysTimeDuration},
                                                {u"timezone"_s, Kind::String}};
    static const std::map<QString, Kind> ofDays{
        {u"days"_s, Kind::Number}, {u"hours"_s, Kind::Number}, {u"minutes"_s, Kind::Number}, {u"seconds"_s, Kind::Number}};
    static const std::map<QString, Kind> ofMonths{{u"years"_s, Kind::Number}, {u"months"_s, Kind::Number}};
    const auto among = [&name](const std::map<QString, Kind> &properties) {
        const auto found = properties.find(name);
        return found != properties.end() ? std::optional(Type(found->second)) : std::nullopt;
    };
    switch (object.kind()) {
    case Kind::Context: {
        if (!object.isStructured())
            return Type();
        const Type *member = object.member(name);
        return member ? std::optional(*member) : std::nullopt;
    }
    case Kind::Date:
        return among(ofDate);
    case Kind::Time:
        return among(ofTime);
    case Kind::DateTime: {
        const auto day = among(ofDate);
        return day ? day : among(ofTime);
    }
    case Kind::DaysTimeDuration:
        return among(ofDays);
    case Kind::YearsMonthsDuration:
        return among(ofMonths);
    case Kind::Range:
        if (name == u"start" || name == u"end")
            return object.element();
        if (name == u"start included" || name == u"end included")
            return Type(Kind::Boolean);
        return std::nullopt;
    case Kind::Any:
    case Kind::Null:
        return Type();
    case Kind::Number:
    case Kind::String:
    case Kind::Boolean:
    case Kind::ListOf:
    case Kind::Function:
        break;
    }
    return std::nullopt;
}

Type resultType(const QString &builtin, const Signature &signature, const std::vector<Type> &arguments)
{
    static const std::set<QString> ofSameList{u"sublist"_s, u"reverse"_s, u"sort"_s, u"distinct values"_s, u"remove"_s};
    static const std::set<QString> ofElement{u"min"_s, u"max"_s, u"sum"_s};
    static const std::set<QString> ofStrings{u"split"_s};
    if (ofStrings.contains(builtin))
        return Type::list(Kind::String);
    if (arguments.empty())
        return signature.result;
    const Type &first = arguments.front();
    if (ofSameList.contains(builtin) && first.is(Kind::ListOf))
        return first;
    if (ofElement.contains(builtin))
        return first.is(Kind::ListOf) ? first.element() : first;
    if (builtin == u"abs" && (first.is(Kind::Number) || isDuration(first)))
        return first;
    return signature.result;
}

bool takesNamed(const Signature &signature, const std::vector<QString> &names)
{
    for (std::size_t i = 0; i < signature.required; ++i) {
        if (std::find(names.begin(), names.end(), signature.parameters[i].first) == names.end())
            return false;
    }
    return std::all_of(names.begin(), names.end(), [&signature](const QString &name) { return findParameter(signature, name); });
}

const Type::Member *findParameter(const Signature &signature, const QString &name)
{
    for (const Type::Member &parameter : signature.parameters) {
        if (parameter.first == name)
            return &parameter;
    }
    return nullptr;
}

QString parameterNames(const std::vector<Signature> &signatures)
{
    QStringList texts;
    for (const Signature &signature : signatures) {
        QStringList names;
        for (const auto &[name, type] : signature.parameters)
            names << name;
        texts << names.join(u", "_s);
    }
    return texts.join(u" | "_s);
}

Type joined(const Type &left, const Type &right)
{
    if (left.is(Kind::Null))
        return right;
    if (right.is(Kind::Null))
        return left;
    if (!left.is(right.kind()))
        return {};
    if (!left.isStructured() || !right.isStructured())
        return left.isStructured() ? right : left;
    switch (left.kind()) {
    case Kind::ListOf:
        return Type::list(joined(left.element(), right.element()));
    case Kind::Range:
        return Type::range(joined(left.element(), right.element()));
    case Kind::Context: {
        // What both have is known; more may be there in one of them.
        if (left.members().size() != right.members().size())
            return Kind::Context;
        std::vector<Type::Member> members;
        for (const auto &[name, type] : left.members()) {
            const Type *other = right.member(name);
            if (!other)
                return Kind::Context;
            members.emplace_back(name, joined(type, *other));
        }
        return Type::context(std::move(members));
    }
    case Kind::Function:
    case Kind::Any:
    case Kind::Null:
    case Kind::Number:
    case Kind::String:
    case Kind::Boolean:
    case Kind::Date:
    case Kind::Time:
    case Kind::DateTime:
    case Kind::DaysTimeDuration:
    case Kind::YearsMonthsDuration:
        break;
    }
    return left.kind();
}

} // namespace engine::feel
