// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/type.h"

#include "engine/feel/function.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

struct Type::Parts
{
    Type element;
    std::vector<Member> members;
};

namespace {

struct NamedKind
{
    QString name;
    Type::Kind kind;
};

const std::vector<NamedKind> &namedKinds()
{
    static const std::vector<NamedKind> kinds{
        {u"Any"_s, Type::Kind::Any},
        {u"Null"_s, Type::Kind::Null},
        {u"number"_s, Type::Kind::Number},
        {u"string"_s, Type::Kind::String},
        {u"boolean"_s, Type::Kind::Boolean},
        {u"date"_s, Type::Kind::Date},
        {u"time"_s, Type::Kind::Time},
        {u"date and time"_s, Type::Kind::DateTime},
        {u"days and time duration"_s, Type::Kind::DaysTimeDuration},
        {u"years and months duration"_s, Type::Kind::YearsMonthsDuration},
        {u"list"_s, Type::Kind::ListOf},
        {u"range"_s, Type::Kind::Range},
        {u"context"_s, Type::Kind::Context},
        {u"function"_s, Type::Kind::Function},
        // The names of DMN 1.1.
        {u"dateTime"_s, Type::Kind::DateTime},
        {u"dayTimeDuration"_s, Type::Kind::DaysTimeDuration},
        {u"yearMonthDuration"_s, Type::Kind::YearsMonthsDuration},
    };
    return kinds;
}

Type::Kind kindOf(const Value &value)
{
    if (value.isNull())
        return Type::Kind::Null;
    if (value.as<bool>())
        return Type::Kind::Boolean;
    if (value.as<core::Decimal>())
        return Type::Kind::Number;
    if (value.as<QString>())
        return Type::Kind::String;
    if (value.as<Date>())
        return Type::Kind::Date;
    if (value.as<Time>())
        return Type::Kind::Time;
    if (value.as<DateTime>())
        return Type::Kind::DateTime;
    if (value.as<DaysTimeDuration>())
        return Type::Kind::DaysTimeDuration;
    if (value.as<YearsMonthsDuration>())
        return Type::Kind::YearsMonthsDuration;
    if (value.as<List>())
        return Type::Kind::ListOf;
    if (value.as<Context>())
        return Type::Kind::Context;
    if (value.as<Range>())
        return Type::Kind::Range;
    return Type::Kind::Function;
}

bool conformsOrNull(const Value &value, const Type &type)
{
    return value.isNull() || isInstance(value, type);
}

} // namespace

Type Type::list(Type element)
{
    Type type(Kind::ListOf);
    type.m_parts = std::make_shared<const Parts>(Parts{std::move(element), {}});
    return type;
}

Type Type::range(Type element)
{
    Type type(Kind::Range);
    type.m_parts = std::make_shared<const Parts>(Parts{std::move(element), {}});
    return type;
}

Type Type::context(std::vector<Member> members)
{
    Type type(Kind::Context);
    type.m_parts = std::make_shared<const Parts>(Parts{{}, std::move(members)});
    return type;
}

Type Type::function(std::vector<Member> parameters, Type result)
{
    Type type(Kind::Function);
    type.m_parts = std::make_shared<const Parts>(Parts{std::move(result), std::move(parameters)});
    return type;
}

const Type &Type::element() const
{
    static const Type any;
    return m_parts ? m_parts->element : any;
}

const std::vector<Type::Member> &Type::members() const
{
    static const std::vector<Member> none;
    return m_parts ? m_parts->members : none;
}

const Type *Type::member(QStringView name) const
{
    for (const auto &[known, type] : members()) {
        if (known == name)
            return &type;
    }
    return nullptr;
}

QString Type::name() const
{
    const auto &kinds = namedKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [this](const NamedKind &named) { return named.kind == m_kind; });
    QString text = found->name;
    if (!isStructured())
        return text;
    QStringList parts;
    for (const auto &[memberName, type] : members())
        parts << (m_kind == Kind::Context ? memberName + u": "_s + type.name() : type.name());
    if (m_kind == Kind::Context)
        return text + u'<' + parts.join(u", "_s) + u'>';
    if (m_kind == Kind::Function)
        return text + u'<' + parts.join(u", "_s) + u">->"_s + element().name();
    return text + u'<' + element().name() + u'>';
}

const std::vector<QString> &simpleTypeNames()
{
    static const std::vector<QString> names = [] {
        std::vector<QString> list;
        for (const NamedKind &named : namedKinds())
            list.push_back(named.name);
        return list;
    }();
    return names;
}

std::optional<Type> simpleType(QStringView name)
{
    for (const NamedKind &named : namedKinds()) {
        if (named.name == name)
            return Type(named.kind);
    }
    return std::nullopt;
}

bool isInstance(const Value &value, const Type &type)
{
    if (value.isNull())
        return type.is(Type::Kind::Null);
    if (type.is(Type::Kind::Any))
        return true;
    if (!type.is(kindOf(value)))
        return false;
    if (!type.isStructured())
        return true;
    if (const auto *list = value.as<List>())
        return std::all_of(list->begin(), list->end(), [&type](const Value &element) { return conformsOrNull(element, type.element()); });
    if (const auto *context = value.as<Context>()) {
        return std::all_of(type.members().begin(), type.members().end(), [context](const Type::Member &member) {
            const Value *found = context->find(member.first);
            return found && conformsOrNull(*found, member.second);
        });
    }
    if (const auto *range = value.as<Range>())
        return (!range->start || conformsOrNull(*range->start, type.element()))
            && (!range->end || conformsOrNull(*range->end, type.element()));
    if (const auto *function = value.as<Function>())
        return conforms(function->type(), type);
    return true;
}

std::optional<Value> coerced(const Value &value, const Type &type)
{
    if (value.isNull() || isInstance(value, type))
        return value;
    if (const auto *list = value.as<List>()) {
        if (!type.is(Type::Kind::ListOf) && list->size() == 1 && conformsOrNull(list->front(), type))
            return list->front();
    } else if (type.is(Type::Kind::ListOf) && conformsOrNull(value, type.element())) {
        return Value(List{value});
    }
    if (const auto *date = value.as<Date>(); date && type.is(Type::Kind::DateTime))
        return Value(DateTime{*date, Time{0, 0, {}}});
    return std::nullopt;
}

Type typeOf(const Value &value)
{
    if (const auto *list = value.as<List>()) {
        if (list->empty())
            return Type::list({});
        const Type first = typeOf(list->front());
        const bool same = std::all_of(list->begin(), list->end(), [&first](const Value &element) {
            return conformsOrNull(element, first);
        });
        return Type::list(same ? first : Type());
    }
    if (const auto *context = value.as<Context>()) {
        std::vector<Type::Member> members;
        for (const auto &[name, entry] : context->entries())
            members.emplace_back(name, typeOf(entry));
        return Type::context(std::move(members));
    }
    if (const auto *range = value.as<Range>())
        return Type::range(range->start ? typeOf(*range->start) : range->end ? typeOf(*range->end) : Type());
    if (const auto *function = value.as<Function>())
        return function->type();
    return Type(kindOf(value));
}

bool conforms(const Type &actual, const Type &expected)
{
    if (expected.is(Type::Kind::Any) || actual.is(Type::Kind::Null))
        return true;
    if (!actual.is(expected.kind()))
        return false;
    if (!expected.isStructured() || !actual.isStructured())
        return true;
    switch (expected.kind()) {
    case Type::Kind::ListOf:
    case Type::Kind::Range:
        return conforms(actual.element(), expected.element());
    case Type::Kind::Context:
        return std::all_of(expected.members().begin(), expected.members().end(), [&actual](const Type::Member &member) {
            const Type *own = actual.member(member.first);
            return own && conforms(*own, member.second);
        });
    case Type::Kind::Function: {
        const auto &own = actual.members();
        const auto &wanted = expected.members();
        if (own.size() != wanted.size() || !conforms(actual.element(), expected.element()))
            return false;
        // What is handed over must be something the function takes.
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (!conforms(wanted[i].second, own[i].second))
                return false;
        }
        return true;
    }
    case Type::Kind::Any:
    case Type::Kind::Null:
    case Type::Kind::Number:
    case Type::Kind::String:
    case Type::Kind::Boolean:
    case Type::Kind::Date:
    case Type::Kind::Time:
    case Type::Kind::DateTime:
    case Type::Kind::DaysTimeDuration:
    case Type::Kind::YearsMonthsDuration:
        break;
    }
    return true;
}

} // namespace engine::feel
