// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"

#include <memory>
#include <utility>
#include <vector>

namespace engine::feel {

/// A FEEL type (DMN 1.5, 10.3.2.1), for `instance of`, declared parameters, item definitions and
/// static checks. An immutable value type whose copies share their parts.
class Type
{
public:
    enum class Kind {
        Any,
        Null,
        Number,
        String,
        Boolean,
        Date,
        Time,
        DateTime,
        DaysTimeDuration,
        YearsMonthsDuration,
        ListOf, ///< a list; GCC 12 takes `List` for a shadow of the alias
        Range,
        Context,
        Function,
    };
    using Member = std::pair<QString, Type>;

    Type() = default; ///< Any
    Type(Kind kind) : m_kind(kind) {}
    static Type list(Type element);
    static Type range(Type element);
    static Type context(std::vector<Member> members);
    static Type function(std::vector<Member> parameters, Type result);

    Kind kind() const { return m_kind; }
    bool is(Kind kind) const { return m_kind == kind; }
    /// A list's or range's element, a function's result; Any where unknown.
    const Type &element() const;
    /// A context's members or a function's parameters.
    const std::vector<Member> &members() const;
    /// False for `list`, `context`, `function` without their parts, of which nothing more is known.
    bool isStructured() const { return m_parts != nullptr; }
    const Type *member(QStringView name) const;

    /// As FEEL writes it: `list<number>`, `context<a: string>`.
    QString name() const;

private:
    struct Parts;

    Kind m_kind = Kind::Any;
    std::shared_ptr<const Parts> m_parts;
};

/// The simple type of that FEEL name, as `date and time`; nullopt for others.
std::optional<Type> simpleType(QStringView name);
const std::vector<QString> &simpleTypeNames();

/// FEEL's `instance of`: whether `value` conforms to `type`; null conforms to Null alone.
bool isInstance(const Value &value, const Type &type);
/// `value` as `type` wants it (DMN 1.5, 10.3.2.9.4): a single value becomes a list of one or the
/// reverse, a date a date and time; nullopt where it does not conform. Null conforms to every type.
std::optional<Value> coerced(const Value &value, const Type &type);
/// The type of a value; structured for lists, contexts and ranges.
Type typeOf(const Value &value);
/// Whether every value of `actual` may be used where `expected` is asked for.
bool conforms(const Type &actual, const Type &expected);

} // namespace engine::feel
