// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/item_definition.h"

#include <memory>
#include <optional>
#include <variant>

namespace engine::dmn {

struct Boxed;
using BoxedPointer = std::unique_ptr<const Boxed>;

/// Text that could not be parsed has no expression; its fault was reported when the model was read,
/// and evaluating it gives null.
struct LiteralExpression
{
    std::optional<feel::Expression> expression;
};

struct Invocation
{
    struct Binding
    {
        QString parameter;
        TypeRef type;
        BoxedPointer argument;
    };
    QString functionName; ///< the called text as written, a name in most models
    std::optional<feel::Expression> function;
    std::vector<Binding> bindings;
};

struct BoxedContext
{
    struct Entry
    {
        QString name; ///< empty: the context's result
        TypeRef type;
        BoxedPointer value;
        core::SourceRef where;
    };
    std::vector<Entry> entries;
};

struct Parameter
{
    QString name;
    TypeRef type;
    WordingPointer words = {};
};

struct FunctionDefinition
{
    std::vector<Parameter> parameters;
    BoxedPointer body; ///< none for kinds that we do not carry out
};

struct BoxedList
{
    std::vector<BoxedPointer> items;
};

struct Relation
{
    std::vector<Parameter> columns;
    std::vector<std::vector<BoxedPointer>> rows;
};

struct Conditional
{
    BoxedPointer condition;
    BoxedPointer then;
    BoxedPointer otherwise;
};

struct Iteration
{
    enum class Kind { For, Some, Every };
    Kind kind = Kind::For;
    QString variable;
    BoxedPointer in;
    BoxedPointer body;
};

struct BoxedFilter
{
    BoxedPointer in;
    BoxedPointer match;
};

/// From when until when something is the law, both days included; without end where one is missing.
struct Validity
{
    std::optional<feel::Date> from;
    std::optional<feel::Date> until;

    bool holdsOn(const feel::Date &day) const { return (!from || *from <= day) && (!until || day <= *until); }
    /// `2026-04-01..2027-03-31`
    QString toString() const;
};

enum class HitPolicy { Unique, Any, Priority, First, RuleOrder, OutputOrder, Collect };
enum class Aggregation { None, Sum, Count, Min, Max };

class TableIndex;

/// The rules of one decision and the way their outputs combine (DMN 1.5, 8.2).
struct DecisionTable
{
    struct Input
    {
        QString label;
        WordingPointer words;
        std::optional<feel::Expression> expression;
        QString text; ///< the expression as written
        TypeRef type;
        std::optional<feel::Expression> values; ///< unary tests that every input must pass
        core::SourceRef where;
    };
    struct Output
    {
        QString name;
        QString label;
        WordingPointer words;
        TypeRef type;
        std::optional<feel::Expression> values; ///< unary tests that every output must pass
        std::vector<feel::Value> priorities;    ///< the same as values, the first is the highest
        std::optional<feel::Expression> defaultEntry;
        core::SourceRef where;
    };
    struct Rule
    {
        QString id;
        int number = 0; ///< from 1, in the author's order
        std::vector<std::optional<feel::Expression>> inputs; ///< none where the cell is `-` or broken
        std::vector<bool> irrelevant;                        ///< the cell is `-`
        std::vector<std::optional<feel::Expression>> outputs;
        std::vector<QString> annotations; ///< by the table's annotation columns
        Validity validity;
        core::SourceRef where;
    };

    HitPolicy hitPolicy = HitPolicy::Unique;
    Aggregation aggregation = Aggregation::None;
    std::vector<Input> inputs;
    std::vector<Output> outputs;
    std::vector<QString> annotationNames;
    WordingPointer words; ///< of its result
    std::vector<Rule> rules;
    std::shared_ptr<const TableIndex> index; ///< nullptr where none is worth it
};

/// A table some of whose rules have a validity, as one table for each stretch of time in which the same rules hold.
struct DatedTable
{
    struct Stretch
    {
        Validity validity;
        BoxedPointer table;
    };
    std::optional<feel::Expression> on; ///< the day that counts; today where there is none
    std::vector<Stretch> stretches;     ///< in the order of time, without gaps
};

/// A boxed expression (DMN 1.5, 10.2). Owned by its model, immutable, any thread.
struct Boxed
{
    QString id;
    QString label;
    core::SourceRef where;
    TypeRef type;
    std::variant<LiteralExpression, Invocation, BoxedContext, FunctionDefinition, BoxedList, Relation,
                 Conditional, Iteration, BoxedFilter, DecisionTable, DatedTable>
        form;
};

/// The table that `boxed` is; of a dated one the newest, which has the columns of all. nullptr for anything else.
const DecisionTable *tableOf(const Boxed &boxed);

} // namespace engine::dmn
