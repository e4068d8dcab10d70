// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/feel/reference.h"

#include "engine/feel/builtins/builtin.h"
#include "engine/feel/closure.h"
#include "engine/feel/operators.h"
#include "engine/feel/properties.h"

namespace tests::reference {

using namespace Qt::StringLiterals;
using namespace ast;

namespace {

/// A level of evaluation for as long as it lives.
class Level
{
public:
    explicit Level(Budget &budget) : m_budget(budget) { ++m_budget.depth; }
    ~Level() { --m_budget.depth; }
    Level(const Level &) = delete;
    Level &operator=(const Level &) = delete;

private:
    Budget &m_budget;
};

QString shown(const Value &value)
{
    return value.isNull() ? u"null"_s : value.typeName();
}

/// More slots than any text of that length can name.
int slotsFor(const Expression &expression)
{
    return static_cast<int>(expression.text().size()) + 2;
}

Value tooLong(const Report &report)
{
    return report.fail(FeelError::ListTooLong, {QString::number(limits::listSize)});
}

} // namespace

Evaluator::Evaluator(const Environment &environment, Diagnostics &diagnostics, int frameSize)
    : m_environment(environment)
    , m_diagnostics(diagnostics)
    , m_frame(static_cast<std::size_t>(frameSize))
    , m_budget(Budget::ofThread())
{
}

Value Evaluator::evaluate(const ExpressionNode &node)
{
    if (const auto *literal = node.as<Literal>())
        return literal->value;
    const Report report(m_diagnostics, node.where);
    if (!m_budget.spend(1))
        return exhausted(report);
    if (m_budget.depth >= limits::depth) {
        m_budget.isExhausted = true;
        m_budget.isTold = true;
        return report.fail(FeelError::RecursionTooDeep, {QString::number(limits::depth)});
    }
    const Level level(m_budget);
    Value value = std::visit([this, &report](const auto &form) { return of(form, report); }, node.form);
    // What was given up half-way is not a value.
    return m_budget.isExhausted ? exhausted(report) : value;
}

Value Evaluator::exhausted(const Report &report)
{
    if (std::exchange(m_budget.isTold, true))
        return {};
    return report.fail(FeelError::TooManySteps, {QString::number(limits::steps)});
}

Value Evaluator::of(const Literal &form, const Report &)
{
    return form.value;
}

/// The member of a filtered item, or the local, that has the name; nullptr when neither does.
const Value *Evaluator::local(const Name &name) const
{
    for (const int slot : name.items) {
        if (const auto *context = m_frame[static_cast<std::size_t>(slot)].as<Context>()) {
            if (const Value *member = context->find(name.name))
                return member;
        }
    }
    return name.slot >= 0 ? &m_frame[static_cast<std::size_t>(name.slot)] : nullptr;
}

Value Evaluator::of(const Name &form, const Report &report)
{
    if (const Value *found = local(form))
        return *found;
    if (form.isFree) {
        if (const Value *variable = m_environment.variables.find(form.name))
            return *variable;
        const auto function = m_environment.functions.find(form.name);
        if (function != m_environment.functions.end())
            return functionValue(form.name, function->second);
    }
    if (form.builtin)
        return builtinValue(*form.builtin, m_environment);
    return report.fail(FeelError::NoSuchVariable, {u'"' + form.name + u'"'});
}

Value Evaluator::of(const Member &form, const Report &report)
{
    return memberOf(evaluate(*form.object), form.name, report);
}

Value Evaluator::of(const Filter &form, const Report &report)
{
    const Value source = evaluate(*form.list);
    const List single{source};
    const auto *list = source.as<List>();
    if (!list)
        list = &single;
    if (source.isNull())
        list = nullptr;
    Value &item = m_frame[static_cast<std::size_t>(form.itemSlot)];
    if (!list) {
        return report.fail(FeelError::NullOperand, {u"[ ]"_s});
    }
    if (list->empty()) {
        item = Null{};
        Diagnostics unsaid;
        Evaluator silent(m_environment, unsaid, 0);
        silent.m_frame = m_frame;
        if (silent.evaluate(*form.condition).as<core::Decimal>())
            return report.fail(FeelError::NoSuchIndex, {u"1"_s, u"0"_s});
        return List{};
    }
    List kept;
    for (const Value &element : *list) {
        item = element;
        const Value condition = evaluate(*form.condition);
        if (const auto *number = condition.as<core::Decimal>()) {
            const auto index = number->isInteger() ? number->toInt64() : std::nullopt;
            const auto size = static_cast<qint64>(list->size());
            if (!index || *index == 0 || *index > size || *index < -size)
                return report.fail(FeelError::NoSuchIndex, {number->toString(), QString::number(size)});
            return (*list)[static_cast<std::size_t>(*index > 0 ? *index - 1 : size + *index)];
        }
        if (condition.isTrue())
            kept.push_back(element);
        else if (!condition.isFalse() && !condition.isNull())
            return report.fail(FeelError::ConditionNotBoolean, {shown(condition)});
        if (m_budget.isExhausted)
            return {};
    }
    return kept;
}

std::vector<Value> Evaluator::positional(const Call &call)
{
    std::vector<Value> arguments;
    arguments.reserve(call.arguments.size());
    for (const Node &argument : call.arguments)
        arguments.push_back(evaluate(*argument));
    return arguments;
}

Context Evaluator::named(const Call &call)
{
    Context arguments;
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
        arguments.set(call.names[i], evaluate(*call.arguments[i]));
    return arguments;
}

Value Evaluator::of(const Call &form, const Report &report)
{
    if (const auto *name = form.callee->as<Name>())
        return callNamed(*name, form, report);
    return callValue(evaluate(*form.callee), form, report);
}

Value Evaluator::callNamed(const Name &callee, const Call &call, const Report &report)
{
    const Value *variable = local(callee);
    if (!variable && callee.isFree) {
        const auto function = m_environment.functions.find(callee.name);
        if (function != m_environment.functions.end())
            return callValue(functionValue(callee.name, function->second), call, report);
        variable = m_environment.variables.find(callee.name);
    }
    if (variable && (variable->as<Function>() || !callee.builtin))
        return callValue(*variable, call, report);
    if (!callee.builtin)
        return report.fail(FeelError::NoSuchVariable, {u'"' + callee.name + u'"'});
    if (call.names.empty())
        return engine::feel::callBuiltin(*callee.builtin, positional(call), m_environment, report);
    return engine::feel::callBuiltin(*callee.builtin, named(call), m_environment, report);
}

Value Evaluator::callValue(const Value &callee, const Call &call, const Report &report)
{
    const auto *function = callee.as<Function>();
    if (!function)
        return report.fail(FeelError::NotAFunction, {shown(callee)});
    if (call.names.empty())
        return callFunction(*function, positional(call), report);
    return function->call(named(call), m_diagnostics);
}

Value Evaluator::of(const Negation &form, const Report &report)
{
    return negate(evaluate(*form.operand), report);
}

Value Evaluator::of(const Arithmetic &form, const Report &report)
{
    const Value left = evaluate(*form.left);
    return calculate(form.op, left, evaluate(*form.right), report);
}

Value Evaluator::of(const Comparison &form, const Report &report)
{
    const Value left = evaluate(*form.left);
    return compare(form.op, left, evaluate(*form.right), report);
}

/// Three-valued logic (DMN 1.5, table 51): what is neither true nor false leaves it open.
Value Evaluator::of(const Logic &form, const Report &report)
{
    const bool decisive = form.op == LogicOperator::Or;
    bool open = false;
    for (const Node &node : form.operands) {
        const Value operand = evaluate(*node);
        const bool *known = operand.as<bool>();
        if (known && *known == decisive)
            return decisive;
        if (!known) {
            open = true;
            if (!operand.isNull())
                report.fail(FeelError::ExpectedBoolean, {decisive ? u"or"_s : u"and"_s, shown(operand)});
        }
    }
    return open ? Value() : Value(!decisive);
}

Value Evaluator::of(const Between &form, const Report &report)
{
    const Value value = evaluate(*form.value);
    const Value above = compare(ComparisonOperator::GreaterOrEqual, value, evaluate(*form.low), report);
    if (above.isFalse())
        return false;
    const Value below = compare(ComparisonOperator::LessOrEqual, value, evaluate(*form.high), report);
    if (below.isFalse())
        return false;
    return above.isTrue() && below.isTrue() ? Value(true) : Value();
}

Value Evaluator::of(const In &form, const Report &report)
{
    const Value value = evaluate(*form.value);
    bool open = false;
    for (const Node &node : form.tests) {
        const auto *operatorTest = node->as<OperatorTest>();
        const Value passed = operatorTest ? compare(operatorTest->op, value, evaluate(*operatorTest->end), report)
                                          : passes(value, evaluate(*node), report);
        if (passed.isTrue())
            return true;
        open = open || passed.isNull();
    }
    return open ? Value() : Value(false);
}

Value Evaluator::of(const InstanceOf &form, const Report &)
{
    return isInstance(evaluate(*form.value), form.type);
}

Value Evaluator::of(const If &form, const Report &report)
{
    const Value condition = evaluate(*form.condition);
    if (!condition.as<bool>() && !condition.isNull())
        report.fail(FeelError::ConditionNotBoolean, {shown(condition)});
    return evaluate(condition.isTrue() ? *form.then : *form.otherwise);
}

std::optional<List> Evaluator::domain(const Iterator &iterator, const Report &report)
{
    const Value from = evaluate(*iterator.from);
    if (const auto *list = from.as<List>(); list && !iterator.to)
        return *list;
    if (!iterator.to && !from.as<Range>()) {
        if (!from.isNull())
            return List{from};
        report.fail(FeelError::NotIterable, {shown(from)});
        return std::nullopt;
    }
    auto values = iterator.to ? sequence(from, evaluate(*iterator.to)) : sequence(*from.as<Range>());
    if (!values)
        report.fail(FeelError::NotIterable, {shown(from)});
    else if (values->size() > limits::listSize || !m_budget.spend(values->size())) {
        tooLong(report);
        return std::nullopt;
    }
    return values;
}

bool Evaluator::iterate(const std::vector<Iterator> &iterators, std::size_t level, const Report &report,
                        const std::function<bool()> &body, bool &stopped)
{
    if (level == iterators.size()) {
        stopped = !body() || m_budget.isExhausted;
        return true;
    }
    const auto values = domain(iterators[level], report);
    if (!values)
        return false;
    for (const Value &value : *values) {
        m_frame[static_cast<std::size_t>(iterators[level].slot)] = value;
        if (!iterate(iterators, level + 1, report, body, stopped))
            return false;
        if (stopped)
            break;
    }
    return true;
}

Value Evaluator::of(const For &form, const Report &report)
{
    List results;
    bool stopped = false;
    const bool done = iterate(form.iterators, 0, report, [&] {
        if (form.partialSlot >= 0) {
            m_budget.spend(results.size() / 8);
            m_frame[static_cast<std::size_t>(form.partialSlot)] = results;
        }
        results.push_back(evaluate(*form.body));
        return results.size() <= limits::listSize;
    }, stopped);
    if (results.size() > limits::listSize)
        return tooLong(report);
    return done && !m_budget.isExhausted ? Value(std::move(results)) : Value();
}

Value Evaluator::of(const Quantified &form, const Report &report)
{
    const bool decisive = form.quantifier == Quantifier::Some;
    bool open = false;
    bool decided = false;
    bool stopped = false;
    const bool done = iterate(form.iterators, 0, report, [&] {
        const Value condition = evaluate(*form.condition);
        const bool *known = condition.as<bool>();
        decided = known && *known == decisive;
        if (!known) {
            open = true;
            if (!condition.isNull())
                report.fail(FeelError::ConditionNotBoolean, {shown(condition)});
        }
        return !decided;
    }, stopped);
    if (!done || m_budget.isExhausted)
        return {};
    if (decided)
        return decisive;
    return open ? Value() : Value(!decisive);
}

Value Evaluator::of(const ListLiteral &form, const Report &report)
{
    if (form.elements.size() > limits::listSize)
        return tooLong(report);
    List list;
    list.reserve(form.elements.size());
    for (const Node &element : form.elements)
        list.push_back(evaluate(*element));
    return list;
}

Value Evaluator::of(const ContextLiteral &form, const Report &)
{
    Context context;
    for (const ContextEntry &entry : form.entries) {
        Value value = evaluate(*entry.value);
        m_frame[static_cast<std::size_t>(entry.slot)] = value;
        context.set(entry.name, std::move(value));
    }
    return context;
}

Value Evaluator::of(const Interval &form, const Report &report)
{
    const Value start = evaluate(*form.start);
    return makeRange(form.lower, start, evaluate(*form.end), form.upper, report);
}

Value Evaluator::of(const OperatorTest &form, const Report &report)
{
    return makeRange(form.op, evaluate(*form.end), report);
}

Value Evaluator::of(const FunctionLiteral &form, const Report &report)
{
    std::vector<Value> captured;
    for (const FunctionLiteral::Capture &capture : form.captures)
        captured.push_back(m_frame[static_cast<std::size_t>(capture.outer)]);
    NativeFunction native;
    std::vector<Type> types;
    for (const FunctionLiteral::Parameter &parameter : form.parameters) {
        native.parameters.push_back(parameter.name);
        types.push_back(parameter.type);
    }
    native.call = [&form, captured, environment = m_environment](const std::vector<Value> &arguments, Diagnostics &diagnostics) {
        Evaluator evaluator(environment, diagnostics, form.frameSize);
        std::copy(arguments.begin(), arguments.end(), evaluator.frame().begin());
        for (std::size_t i = 0; i < captured.size(); ++i)
            evaluator.frame()[static_cast<std::size_t>(form.captures[i].inner)] = captured[i];
        return evaluator.evaluate(*form.body);
    };
    return functionValue({}, std::move(native), std::move(types), {}, report.where);
}

/// The whole body of a function, whose parameters are the arguments; the frame holds nothing else.
Value Evaluator::of(const External &form, const Report &report)
{
    const Externals &externals = m_environment.externals ? *m_environment.externals : Externals::standard();
    const Externals::Call *call = externals.find(form.className, form.signature);
    return call ? (*call)(m_frame, m_diagnostics)
                : report.fail(FeelError::UnknownExternal, {form.className, form.signature});
}

Value Evaluator::of(const UnaryTests &form, const Report &)
{
    const Value input = m_frame.empty() ? Value() : m_frame.front();
    if (form.kind == UnaryTests::Kind::Any)
        return true;
    bool open = false;
    for (const UnaryTests::Test &one : form.tests) {
        const Value passed = test(one, input);
        if (passed.isTrue())
            return form.kind == UnaryTests::Kind::OneOf;
        open = open || passed.isNull();
    }
    return open ? Value() : Value(form.kind == UnaryTests::Kind::NoneOf);
}

Value Evaluator::test(const UnaryTests::Test &test, const Value &input)
{
    const Report report(m_diagnostics, test.test->where);
    if (const auto *operatorTest = test.test->as<OperatorTest>())
        return compare(operatorTest->op, input, evaluate(*operatorTest->end), report);
    const Value value = evaluate(*test.test);
    if (value.isNull() && test.test->as<Literal>())
        return input.isNull();
    // A condition (`? > 3`, `count(list) > 1`) is its own answer; anything else is compared with.
    if (test.usesInput || (value.as<bool>() && !input.as<bool>() && !input.isNull()))
        return value.as<bool>() ? value : test.usesInput && !value.isNull() ? passes(input, value, report) : Value();
    if (value.as<bool>() && input.isNull())
        return value.isTrue() && !test.test->as<Literal>() ? Value(true) : Value(false);
    return passes(input, value, report);
}

Value Evaluator::evaluateTests(const ExpressionNode &root, const Value &input)
{
    m_frame.front() = input;
    return evaluate(root);
}

Value evaluate(const Expression &expression, const Environment &environment, Diagnostics &diagnostics)
{
    const Run run;
    return Evaluator(environment, diagnostics, slotsFor(expression)).evaluate(expression.node());
}

Value evaluateTests(const Expression &expression, const Value &input, const Environment &environment, Diagnostics &diagnostics)
{
    const Run run;
    return Evaluator(environment, diagnostics, slotsFor(expression)).evaluateTests(expression.node(), input);
}

} // namespace tests::reference
