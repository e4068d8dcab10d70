// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/decimal.h"
#include "engine/core/json.h"
#include "engine/feel/temporal.h"

#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>
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
    /// Of entries whose names differ, which the caller has seen to.
    explicit Context(std::vector<Entry> entries);
    /// Sets or replaces `name`, keeping its place.
    void set(const QString &name, Value value);
    void remove(const QString &name);
    bool contains(QStringView name) const;
    /// The entry's value, or nullptr.
    const Value *find(QStringView name) const;
    const std::vector<Entry> &entries() const;
    bool isEmpty() const;

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
///
/// A tag and sixteen bytes: numbers, booleans, dates and durations lie in it; texts, lists and the
/// like are shared, so that a copy only counts one more user.
class Value
{
public:
    Value() = default;
    Value(Null) {}
    Value(bool value) : m_data(value), m_tag(Tag::Boolean) {}
    Value(int value) : Value(core::Decimal(value)) {}
    Value(core::Decimal value) : m_data(value), m_tag(Tag::Number) {}
    Value(Date value) : m_data(value), m_tag(Tag::Date) {}
    Value(DaysTimeDuration value) : m_data(value), m_tag(Tag::DaysTimeDuration) {}
    Value(YearsMonthsDuration value) : m_data(value), m_tag(Tag::YearsMonthsDuration) {}
    Value(QString value) : Value(Tag::String, std::move(value)) {}
    Value(Time value) : Value(Tag::Time, std::move(value)) {}
    Value(DateTime value) : Value(Tag::DateTime, std::move(value)) {}
    Value(List value);
    Value(Context value);
    Value(Range value) : Value(Tag::Range, std::move(value)) {}
    Value(std::shared_ptr<const Function> value) : Value(Tag::Function, std::move(value)) {}
    Value(const char *) = delete;

    Value(const Value &other) noexcept : m_data(other.m_data), m_tag(other.m_tag) { retain(); }
    Value(Value &&other) noexcept : m_data(other.m_data), m_tag(std::exchange(other.m_tag, Tag::Null)) {}
    Value &operator=(const Value &other) noexcept
    {
        other.retain();
        release();
        m_data = other.m_data;
        m_tag = other.m_tag;
        return *this;
    }
    Value &operator=(Value &&other) noexcept
    {
        const Data data = other.m_data;
        const Tag tag = std::exchange(other.m_tag, Tag::Null);
        release();
        m_data = data;
        m_tag = tag;
        return *this;
    }
    ~Value() { release(); }

    bool isNull() const { return m_tag == Tag::Null; }
    bool isTrue() const { return m_tag == Tag::Boolean && m_data.boolean; }   ///< is the boolean true
    bool isFalse() const { return m_tag == Tag::Boolean && !m_data.boolean; } ///< is the boolean false

    /// The value as `T` (bool, core::Decimal, QString, Date, Time, DateTime, DaysTimeDuration,
    /// YearsMonthsDuration, List, Context, Range, Function), or nullptr where it is of another type.
    template <typename T> const T *as() const
    {
        if (m_tag != tagOf<T>())
            return nullptr;
        if constexpr (std::is_same_v<T, bool>)
            return &m_data.boolean;
        else if constexpr (std::is_same_v<T, core::Decimal>)
            return &m_data.number;
        else if constexpr (std::is_same_v<T, Date>)
            return &m_data.date;
        else if constexpr (std::is_same_v<T, DaysTimeDuration>)
            return &m_data.days;
        else if constexpr (std::is_same_v<T, YearsMonthsDuration>)
            return &m_data.months;
        else if constexpr (std::is_same_v<T, Function>)
            return static_cast<const Box<std::shared_ptr<const Function>> *>(m_data.shared)->value.get();
        else
            return &static_cast<const Box<T> *>(m_data.shared)->value;
    }

    /// Whether the two are of one FEEL type, whatever lists and contexts hold.
    bool isSameType(const Value &other) const { return m_tag == other.m_tag; }
    /// How many lists and contexts lie in each other: 0 for a number, 1 for a list of numbers.
    int nesting() const { return isShared() ? m_data.shared->nesting : 0; }

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
    enum class Tag : unsigned char {
        Null,
        Boolean,
        Number,
        Date,
        DaysTimeDuration,
        YearsMonthsDuration,
        String, ///< from here on shared
        Time,
        DateTime,
        ListOf,
        Context,
        Range,
        Function,
    };

    struct Shared
    {
        Shared() = default;
        Shared(const Shared &) = delete;
        Shared &operator=(const Shared &) = delete;
        virtual ~Shared() = default;

        mutable std::atomic<int> users = 1;
        int nesting = 0;
    };
    template <typename T> struct Box : Shared
    {
        explicit Box(T held) : value(std::move(held)) {}
        const T value;
    };

    union Data
    {
        Data() : shared(nullptr) {}
        explicit Data(bool value) : boolean(value) {}
        explicit Data(core::Decimal value) : number(value) {}
        explicit Data(Date value) : date(value) {}
        explicit Data(DaysTimeDuration value) : days(value) {}
        explicit Data(YearsMonthsDuration value) : months(value) {}
        explicit Data(const Shared *value) : shared(value) {}

        bool boolean;
        core::Decimal number;
        Date date;
        DaysTimeDuration days;
        YearsMonthsDuration months;
        const Shared *shared;
    };

    template <typename T> Value(Tag tag, T value) : m_data(new Box<T>(std::move(value))), m_tag(tag) {}

    template <typename T> static constexpr Tag tagOf()
    {
        if constexpr (std::is_same_v<T, bool>)
            return Tag::Boolean;
        else if constexpr (std::is_same_v<T, core::Decimal>)
            return Tag::Number;
        else if constexpr (std::is_same_v<T, Date>)
            return Tag::Date;
        else if constexpr (std::is_same_v<T, DaysTimeDuration>)
            return Tag::DaysTimeDuration;
        else if constexpr (std::is_same_v<T, YearsMonthsDuration>)
            return Tag::YearsMonthsDuration;
        else if constexpr (std::is_same_v<T, QString>)
            return Tag::String;
        else if constexpr (std::is_same_v<T, Time>)
            return Tag::Time;
        else if constexpr (std::is_same_v<T, DateTime>)
            return Tag::DateTime;
        else if constexpr (std::is_same_v<T, List>)
            return Tag::ListOf;
        else if constexpr (std::is_same_v<T, Context>)
            return Tag::Context;
        else if constexpr (std::is_same_v<T, Range>)
            return Tag::Range;
        else {
            static_assert(std::is_same_v<T, Function>, "not a type of FEEL values");
            return Tag::Function;
        }
    }

    bool isShared() const { return m_tag >= Tag::String; }
    void retain() const
    {
        if (isShared())
            m_data.shared->users.fetch_add(1, std::memory_order_relaxed);
    }
    void release()
    {
        if (isShared() && m_data.shared->users.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_data.shared;
    }

    Data m_data;
    Tag m_tag = Tag::Null;
};

} // namespace engine::feel
