// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/decision_table.h"
#include "engine/feel/ast.h"
#include "engine/dmn/dmn_error.h"
#include "engine/dmn/session.h"
#include "engine/feel/function.h"
#include "engine/feel/properties.h"

namespace engine::dmn {

namespace {

using feel::Overloaded;

} // namespace

feel::Value Session::boxed(const Boxed &expression,
                           const feel::Environment &environment,
                           feel::Diagnostics &diagnostics,
                           TraceStep *step)
{
    return coerced(
        form(expression, environment, diagnostics, step), expression.type, expression.where, diagnostics);
}

feel::Value Session::form(const Boxed &expression,
                          const feel::Environment &environment,
                          feel::Diagnostics &diagnostics,
                          TraceStep *step)
{
    const core::SourceRef &where = expression.where;
    return std::visit(
        Overloaded{
            [&](const LiteralExpression &it) { return literal(it, where, environment, diagnostics); },
            [&](const Invocation &it) { return invocation(it, where, environment, diagnostics); },
            [&](const BoxedContext &it) { return context(it, environment, diagnostics); },
            [&](const FunctionDefinition &it) {
                return functionOf(expression.label, it, environment, {});
            },
            [&](const BoxedList &it) {
                feel::List list;
                for (const BoxedPointer &item : it.items)
                    list.push_back(boxed(*item, environment, diagnostics));
                return feel::Value(std::move(list));
            },
            [&](const Relation &it) {
                feel::List list;
                for (const auto &row : it.rows) {
                    feel::Context context;
                    for (std::size_t i = 0; i < row.size() && i < it.columns.size(); ++i) {
                        context.set(it.columns[i].name,
                                    coerced(boxed(*row[i], environment, diagnostics),
                                            it.columns[i].type,
                                            row[i]->where,
                                            diagnostics));
                    }
                    list.push_back(context);
                }
                return feel::Value(std::move(list));
            },
            [&](const Conditional &it) { return conditional(it, environment, diagnostics); },
            [&](const Iteration &it) { return iteration(it, where, environment, diagnostics); },
            [&](const BoxedFilter &it) { return filter(it, where, environment, diagnostics); },
            [&](const DecisionTable &it) { return table(expression, it, environment, diagnostics, step); },
            [&](const DatedTable &it) {
                const auto day = dayThatCounts(it.on, expression.label, where, environment, diagnostics);
                for (const DatedTable::Stretch &stretch : it.stretches) {
                    if (day && stretch.validity.holdsOn(*day))
                        return boxed(*stretch.table, environment, diagnostics, step);
                }
                return feel::Value();
            },
        },
        expression.form);
}

feel::Value Session::literal(const LiteralExpression &expression,
                             const core::SourceRef &where,
                             const feel::Environment &environment,
                             feel::Diagnostics &diagnostics)
{
    if (expression.expression)
        return expression.expression->evaluate(environment, diagnostics);
    diagnostics.push_back({core::Error(DmnError::BrokenExpression, {}, where)});
    return feel::Null{};
}

feel::Value Session::table(const Boxed &expression,
                           const DecisionTable &table,
                           const feel::Environment &environment,
                           feel::Diagnostics &diagnostics,
                           TraceStep *step)
{
    if (step)
        return evaluateTable(table, step->name, expression.where, environment, diagnostics, {step, m_explain});
    Step own(*this, TraceStep::Kind::DecisionTable, expression.label, expression.where, table.words, diagnostics);
    return own.end(evaluateTable(
        table, expression.label, expression.where, environment, diagnostics, {own.step(), m_explain}));
}

feel::Value Session::invocation(const Invocation &invocation,
                                const core::SourceRef &where,
                                const feel::Environment &environment,
                                feel::Diagnostics &diagnostics)
{
    feel::Value called;
    if (invocation.function)
        called = invocation.function->evaluate(environment, diagnostics);
    feel::Context arguments;
    for (const Invocation::Binding &binding : invocation.bindings) {
        feel::Value value;
        if (binding.argument)
            value = boxed(*binding.argument, environment, diagnostics);
        arguments.set(binding.parameter, coerced(value, binding.type, where, diagnostics));
    }
    if (const auto *function = called.as<feel::Function>())
        return function->call(arguments, diagnostics);
    // The caller's own functions are not values; they are called by name, their parameters by order.
    const auto native = environment.functions.find(invocation.functionName);
    if (native == environment.functions.end()) {
        diagnostics.push_back({core::Error(DmnError::NotAFunction, {invocation.functionName}, where)});
        return feel::Null{};
    }
    std::vector<feel::Value> ordered;
    std::size_t found = 0;
    for (const QString &parameter : native->second.parameters) {
        const feel::Value *argument = arguments.find(parameter);
        found += argument ? 1 : 0;
        ordered.push_back(argument ? *argument : feel::Value());
    }
    if (found != arguments.entries().size()) {
        const QStringList names(native->second.parameters.begin(), native->second.parameters.end());
        diagnostics.push_back({core::Error(DmnError::WrongArguments,
                                           {invocation.functionName, names.join(QStringLiteral(", "))},
                                           where)});
        return feel::Null{};
    }
    return native->second.call(ordered, diagnostics);
}

feel::Value Session::context(const BoxedContext &context,
                             const feel::Environment &environment,
                             feel::Diagnostics &diagnostics)
{
    feel::Context result;
    feel::Environment scope = environment;
    for (const BoxedContext::Entry &entry : context.entries) {
        feel::Value value;
        if (entry.value)
            value = coerced(boxed(*entry.value, scope, diagnostics), entry.type, entry.where, diagnostics);
        if (entry.name.isEmpty())
            return value;
        result.set(entry.name, value);
        scope.variables.set(entry.name, value);
    }
    return result;
}

feel::Value Session::conditional(const Conditional &conditional,
                                 const feel::Environment &environment,
                                 feel::Diagnostics &diagnostics)
{
    const feel::Value condition = boxed(*conditional.condition, environment, diagnostics);
    if (!condition.isNull() && !condition.as<bool>()) {
        diagnostics.push_back(
            {core::Error(DmnError::NotABoolean, {condition.toString()}, conditional.condition->where)});
        return feel::Null{};
    }
    return boxed(condition.isTrue() ? *conditional.then : *conditional.otherwise, environment, diagnostics);
}

std::optional<feel::List> Session::elements(const feel::Value &value,
                                            const core::SourceRef &where,
                                            feel::Diagnostics &diagnostics)
{
    if (const auto *list = value.as<feel::List>())
        return *list;
    const auto *range = value.as<feel::Range>();
    if (!range) {
        diagnostics.push_back({core::Error(DmnError::NotAList, {value.toString()}, where)});
        return std::nullopt;
    }
    auto listed = feel::sequence(*range);
    if (!listed) {
        diagnostics.push_back({core::Error(DmnError::NotAList, {value.toString()}, where)});
    } else if (listed->size() > feel::limits::listSize) {
        diagnostics.push_back({core::Error(feel::FeelError::ListTooLong, {QString::number(feel::limits::listSize)}, where)});
        listed.reset();
    }
    return listed;
}

feel::Value Session::iteration(const Iteration &iteration,
                               const core::SourceRef &where,
                               const feel::Environment &environment,
                               feel::Diagnostics &diagnostics)
{
    const auto in = elements(boxed(*iteration.in, environment, diagnostics), where, diagnostics);
    if (!in)
        return feel::Null{};
    feel::Environment scope = environment;
    feel::List results;
    for (const feel::Value &element : *in) {
        scope.variables.set(iteration.variable, element);
        if (iteration.kind == Iteration::Kind::For)
            scope.variables.set(QStringLiteral("partial"), results);
        feel::Value value = boxed(*iteration.body, scope, diagnostics);
        if (iteration.kind != Iteration::Kind::For && !value.as<bool>()) {
            diagnostics.push_back({core::Error(DmnError::NotABoolean, {value.toString()}, where)});
            return feel::Null{};
        }
        results.push_back(std::move(value));
    }
    switch (iteration.kind) {
    case Iteration::Kind::For:
        return results;
    case Iteration::Kind::Some:
        return std::any_of(
            results.begin(), results.end(), [](const feel::Value &value) { return value.isTrue(); });
    case Iteration::Kind::Every:
        return std::all_of(
            results.begin(), results.end(), [](const feel::Value &value) { return value.isTrue(); });
    }
    Q_UNREACHABLE();
}

feel::Value Session::filter(const BoxedFilter &filter,
                            const core::SourceRef &where,
                            const feel::Environment &environment,
                            feel::Diagnostics &diagnostics)
{
    const auto in = elements(boxed(*filter.in, environment, diagnostics), where, diagnostics);
    if (!in)
        return feel::Null{};
    feel::List kept;
    for (const feel::Value &element : *in) {
        feel::Environment scope = environment;
        if (const auto *members = element.as<feel::Context>()) {
            for (const auto &[name, value] : members->entries())
                scope.variables.set(name, value);
        }
        scope.variables.set(QStringLiteral("item"), element);
        const feel::Value match = boxed(*filter.match, scope, diagnostics);
        if (!match.as<bool>()) {
            diagnostics.push_back({core::Error(DmnError::NotABoolean, {match.toString()}, where)});
            return feel::Null{};
        }
        if (match.isTrue())
            kept.push_back(element);
    }
    return kept;
}

} // namespace engine::dmn
