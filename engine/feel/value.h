// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/decimal.h"
#include "engine/core/json.h"
#include "engine/feel/temporal.h"

#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace engine::feel {

class Value;
class Function;

struct Null
{
    bool operator==(const Null &) const = default;
};

using List = std::vector<Value>;

/// A FEEL context: entries in the order they were written, each name once. A value type whose copies
/// share their entries until one is changed.
class Context
{
public:
    using Entry = std::pair<QString, Value>;

    Context() = default;
    Context(std::initializer_list<Entry> entries);
    /// Sets or replaces `name`, keeping its place.
    void set(const QString &name, Value value);
    void remove(const QString &name);
    bool contains(QStringView name) const;
    /// The entry's value, or nullptr.
    const Value *find(QStringView name) const;
    const std::vector<Entry> &entries() const;
    bool isEmpty() const { return entries().empty(); }

private:
    std::shared_ptr<std::vector<Entry>> m_entries;
};

enum class Boundary { Open, Closed };

/// `(= 5)` and `(!= 5)` are ranges too (DMN 1.5, grammar rule 7); their value is both start and end.
enum class RangeForm { Interval, Equal, NotEqual };

/// A range; an absent end is unbounded (`< 5`, `>= date(...)`).
struct Range
{
    Boundary lower = Boundary::Closed;
    std::shared_ptr<const Value> start; ///< nullptr: unbounded
    std::shared_ptr<const Value> end;
    Boundary upper = Boundary::Closed;
    RangeForm form = RangeForm::Interval;
};

/// Any FEEL value (DMN 1.5, 10.3.2). Immutable, cheap to copy, any thread.
class Value
{
public:
    Value() : m_value(Null{}) {}
    Value(Null) : m_value(Null{}) {}
    Value(bool value) : m_value(value) {}
    Value(int value) : m_value(core::Decimal(value)) {}
    Value(core::Decimal value) : m_value(value) {}
    Value(QString value) : m_value(std::move(value)) {}
    Value(Date value) : m_value(value) {}
    Value(Time value) : m_value(std::move(value)) {}
    Value(DateTime value) : m_value(std::move(value)) {}
    Value(DaysTimeDuration value) : m_value(value) {}
    Value(YearsMonthsDuration value) : m_value(value) {}
    Value(List value) : m_value(std::make_shared<const List>(std::move(value))) {}
    Value(Context value) : m_value(std::move(value)) {}
    Value(Range value) : m_value(std::make_shared<const Range>(std::move(value))) {}
    Value(std::shared_ptr<const Function> value) : m_value(std::move(value)) {}
    Value(const char *) = delete;

    bool isNull() const { return std::holds_alternative<Null>(m_value); }
    bool isTrue() const;  ///< is the boolean true
    bool isFalse() const; ///< is the boolean false

    /// The value as `T` (bool, core::Decimal, QString, Date, Time, DateTime, DaysTimeDuration,
    /// YearsMonthsDuration, List, Context, Range, Function), or nullptr where it is of another type.
    template <typename T> const T *as() const
    {
        if constexpr (std::is_same_v<T, List> || std::is_same_v<T, Range> || std::is_same_v<T, Function>) {
            const auto *shared = std::get_if<std::shared_ptr<const T>>(&m_value);
            return shared ? shared->get() : nullptr;
        } else {
            return std::get_if<T>(&m_value);
        }
    }

    /// FEEL's name of the type: `number`, `string`, `date and time`, `list`, …; `Null` for null.
    QString typeName() const;
    /// As FEEL's `string()` shows it; null gives `null`.
    QString toString() const;
    /// A FEEL literal that evaluates to this value (strings quoted, temporals as @"…"); functions give null.
    QString toLiteral() const;

    /// Structural equality of the same type; unlike FEEL's `=`, two nulls are equal and other types differ.
    bool operator==(const Value &other) const;

    /// The value in our tagged JSON: numbers {"n":"1.5"}, dates {"d":"2026-05-07"}, strings as JSON
    /// strings, lists as arrays, contexts {"c":[["name",value],…]} and so on; functions cannot be
    /// written and give null. `fromJson` reads exactly what `toJson` wrote.
    core::Json toJson() const;
    static core::Result<Value> fromJson(const core::Json &json);

private:
    std::variant<Null, bool, core::Decimal, QString, Date, Time, DateTime, DaysTimeDuration,
                 YearsMonthsDuration, std::shared_ptr<const List>, Context, std::shared_ptr<const Range>,
                 std::shared_ptr<const Function>>
        m_value;
};

} // namespace engine::feel
