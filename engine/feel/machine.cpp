// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/machine.h"

#include "engine/feel/builtins/builtin.h"
#include "engine/feel/closure.h"
#include "engine/feel/operators.h"
#include "engine/feel/properties.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using namespace ast;

namespace {

/// A level of evaluation for as long as it lives.
class Deeper
{
public:
    explicit Deeper(Budget &budget) : m_budget(budget) { ++m_budget.depth; }
    ~Deeper() { --m_budget.depth; }
    Deeper(const Deeper &) = delete;
    Deeper &operator=(const Deeper &) = delete;

private:
    Budget &m_budget;
};

const Value nothing;
const Value absent; ///< its address says that the environment has no such name

bool holds(ComparisonOperator op, std::strong_ordering order)
{
    switch (op) {
    case ComparisonOperator::Equal:
        return order == 0;
    case ComparisonOperator::NotEqual:
        return order != 0;
    case ComparisonOperator::Less:
        return order < 0;
    case ComparisonOperator::LessOrEqual:
        return order <= 0;
    case ComparisonOperator::Greater:
        return order > 0;
    case ComparisonOperator::GreaterOrEqual:
        return order >= 0;
    }
    Q_UNREACHABLE();
}

/// `compare`, with the short way for two numbers.
Value compared(ComparisonOperator op, const Value &left, const Value &right, const Report &report)
{
    const auto *a = left.as<core::Decimal>();
    const auto *b = right.as<core::Decimal>();
    return a && b ? Value(holds(op, *a <=> *b)) : compare(op, left, right, report);
}

} // namespace

QString nameOfKind(const Value &value)
{
    return value.isNull() ? u"null"_s : value.typeName();
}

Value listTooLong(const Report &report)
{
    return report.fail(FeelError::ListTooLong, {QString::number(limits::listSize)});
}

Machine::Machine(const Program &program, const Environment &environment, Diagnostics &diagnostics, Index frameSize)
    : m_program(program)
    , m_environment(environment)
    , m_diagnostics(&diagnostics)
    , m_budget(Budget::ofThread())
{
    const std::size_t size = frameSize + program.globals.size();
    if (size > m_few.size())
        m_many.resize(size);
    m_cells = size > m_few.size() ? m_many.data() : m_few.data();
    m_globals = m_cells + frameSize;
    std::fill(m_cells, m_globals, &nothing);
    std::fill(m_globals, m_cells + size, nullptr);
}

Value Machine::run(Index index)
{
    const Instruction &instruction = m_program.code[index];
    if (instruction.code == Program::Code::Constant)
        return m_program.constants[instruction.a];
    if (instruction.code == Program::Code::Local)
        return *m_cells[instruction.a];
    if (!m_budget.spend(1))
        return exhausted(Report(*m_diagnostics, m_program.where(index)));
    if (m_budget.depth >= limits::depth)
        return tooDeep(Report(*m_diagnostics, m_program.where(index)));
    const Deeper level(m_budget);
    // The two most frequent ones have a short way, without the frame that `step` needs for all others.
    Value value = instruction.code == Program::Code::Arithmetic ? arithmetic(instruction, Report(*m_diagnostics, m_program.where(index)))
        : instruction.code == Program::Code::Comparison         ? comparison(instruction, Report(*m_diagnostics, m_program.where(index)))
                                                                : step(instruction, index);
    // What was given up half-way is not a value.
    if (m_budget.isExhausted)
        value = exhausted(Report(*m_diagnostics, m_program.where(index)));
    return value;
}

Value Machine::tooDeep(const Report &report)
{
    m_budget.isExhausted = true;
    m_budget.isTold = true;
    return report.fail(FeelError::RecursionTooDeep, {QString::number(limits::depth)});
}

Value Machine::exhausted(const Report &report)
{
    if (std::exchange(m_budget.isTold, true))
        return {};
    return report.fail(FeelError::TooManySteps, {QString::number(limits::steps)});
}

Value Machine::nested(Value value, const Report &report)
{
    if (value.nesting() > limits::nesting)
        return report.fail(FeelError::ValueTooDeep, {QString::number(limits::nesting)});
    return value;
}

Value Machine::step(const Instruction &instruction, Index index)
{
    const Report report(*m_diagnostics, m_program.where(index));
    Value scratch;
    switch (instruction.code) {
    case Program::Code::Constant:
    case Program::Code::Local:
        return operand(index, scratch);
    case Program::Code::Name:
        return name(m_program.names[instruction.a], report);
    case Program::Code::Member:
        return memberOf(operand(instruction.a, scratch), m_program.texts[instruction.b], report);
    case Program::Code::Filter:
        return filter(instruction, report);
    case Program::Code::CallBuiltin: {
        const Program::Call &call = m_program.calls[instruction.a];
        return callBuiltin(*call.builtin, call, report);
    }
    case Program::Code::CallName:
        return callName(m_program.calls[instruction.a], report);
    case Program::Code::Call: {
        const Program::Call &call = m_program.calls[instruction.a];
        return callValue(run(call.callee), call, report);
    }
    case Program::Code::Negation:
        return negate(operand(instruction.a, scratch), report);
    case Program::Code::Arithmetic:
        return arithmetic(instruction, report);
    case Program::Code::Comparison:
        return comparison(instruction, report);
    case Program::Code::Logic:
        return logic(instruction, report);
    case Program::Code::Between:
        return between(instruction, report);
    case Program::Code::In:
        return in(instruction, report);
    case Program::Code::InstanceOf:
        return isInstance(operand(instruction.a, scratch), m_program.types[instruction.b]);
    case Program::Code::If:
        return conditional(instruction, report);
    case Program::Code::For:
        return loop(m_program.loops[instruction.a], report);
    case Program::Code::Quantified:
        return quantified(static_cast<Quantifier>(instruction.option), m_program.loops[instruction.a], report);
    case Program::Code::ListLiteral:
        return list(instruction, report);
    case Program::Code::ContextLiteral:
        return context(instruction, report);
    case Program::Code::Interval:
        return interval(instruction, report);
    case Program::Code::OperatorTest:
        return makeRange(static_cast<ComparisonOperator>(instruction.option), operand(instruction.a, scratch), report);
    case Program::Code::Function:
        return function(m_program.functions[instruction.a], report);
    case Program::Code::External:
        return external(instruction, report);
    case Program::Code::UnaryTests:
        return unaryTests(instruction);
    }
    Q_UNREACHABLE();
}

const Value *Machine::place(Index index)
{
    const Instruction &instruction = m_program.code[index];
    switch (instruction.code) {
    case Program::Code::Constant:
        return &m_program.constants[instruction.a];
    case Program::Code::Local:
        return m_cells[instruction.a];
    case Program::Code::Name:
        return variable(m_program.names[instruction.a]);
    case Program::Code::Member: {
        const Value *object = place(instruction.a);
        const auto *context = object ? object->as<Context>() : nullptr;
        return context ? context->find(m_program.texts[instruction.b]) : nullptr;
    }
    default:
        return nullptr;
    }
}

const Value *Machine::local(const Program::Name &name) const
{
    for (const Index slot : name.items) {
        if (const auto *context = m_cells[slot]->as<Context>()) {
            if (const Value *member = context->find(name.text))
                return member;
        }
    }
    return name.slot == Program::none ? nullptr : m_cells[name.slot];
}

const Value *Machine::global(Index index)
{
    const Value *&known = m_globals[index];
    if (!known) {
        const Value *found = m_environment.variables.find(m_program.globals[index]);
        known = found ? found : &absent;
    }
    return known == &absent ? nullptr : known;
}

const Value *Machine::variable(const Program::Name &name)
{
    if (const Value *found = local(name))
        return found;
    return name.global == Program::none ? nullptr : global(name.global);
}

const Value *Machine::nativeFunction(Index index)
{
    if (m_environment.functions.empty())
        return nullptr;
    for (const auto &[known, function] : m_functions) {
        if (known == index)
            return &function;
    }
    const auto found = m_environment.functions.find(m_program.globals[index]);
    if (found == m_environment.functions.end())
        return nullptr;
    return &m_functions.emplace_front(index, functionValue(found->first, found->second)).second;
}

Value Machine::name(const Program::Name &name, const Report &report)
{
    if (const Value *found = variable(name))
        return *found;
    if (const Value *found = name.global == Program::none ? nullptr : nativeFunction(name.global))
        return *found;
    if (name.builtin)
        return builtinValue(*name.builtin, m_environment);
    return report.fail(FeelError::NoSuchVariable, {u'"' + name.text + u'"'});
}

std::vector<Value> Machine::arguments(const Program::Call &call)
{
    std::vector<Value> values;
    values.reserve(call.arguments.size());
    for (const Index argument : call.arguments)
        values.push_back(run(argument));
    return values;
}

Context Machine::namedArguments(const Program::Call &call)
{
    Context values;
    for (std::size_t i = 0; i < call.arguments.size(); ++i)
        values.set(call.names[i], run(call.arguments[i]));
    return values;
}

Value Machine::callBuiltin(const Builtin &builtin, const Program::Call &call, const Report &report)
{
    Value value = call.names.empty() ? feel::callBuiltin(builtin, arguments(call), m_environment, report)
                                     : feel::callBuiltin(builtin, namedArguments(call), m_environment, report);
    return nested(std::move(value), report);
}

Value Machine::callName(const Program::Call &call, const Report &report)
{
    const Program::Name &callee = m_program.names[call.callee];
    const Value *found = local(callee);
    if (!found && callee.global != Program::none) {
        found = nativeFunction(callee.global);
        if (!found)
            found = global(callee.global);
    }
    if (found && (found->as<Function>() || !callee.builtin))
        return callValue(*found, call, report);
    if (!callee.builtin)
        return report.fail(FeelError::NoSuchVariable, {u'"' + callee.text + u'"'});
    return callBuiltin(*callee.builtin, call, report);
}

Value Machine::callValue(const Value &callee, const Program::Call &call, const Report &report)
{
    const auto *function = callee.as<Function>();
    if (!function)
        return report.fail(FeelError::NotAFunction, {nameOfKind(callee)});
    Value value = call.names.empty() ? callFunction(*function, arguments(call), report)
                                     : function->call(namedArguments(call), *m_diagnostics);
    return nested(std::move(value), report);
}

Value Machine::arithmetic(const Instruction &instruction, const Report &report)
{
    Value leftScratch;
    Value rightScratch;
    const Value &left = operand(instruction.a, leftScratch);
    const Value &right = operand(instruction.b, rightScratch);
    const auto op = static_cast<ArithmeticOperator>(instruction.option);
    const auto *a = left.as<core::Decimal>();
    const auto *b = right.as<core::Decimal>();
    if (a && b && op != ArithmeticOperator::Divide && op != ArithmeticOperator::Power) {
        const auto result = op == ArithmeticOperator::Add        ? a->plus(*b)
                            : op == ArithmeticOperator::Subtract ? a->minus(*b)
                                                                 : a->times(*b);
        if (result)
            return *result;
    }
    return calculate(op, left, right, report);
}

Value Machine::comparison(const Instruction &instruction, const Report &report)
{
    Value leftScratch;
    Value rightScratch;
    const Value &left = operand(instruction.a, leftScratch);
    const Value &right = operand(instruction.b, rightScratch);
    return compared(static_cast<ComparisonOperator>(instruction.option), left, right, report);
}

/// Three-valued logic (DMN 1.5, table 51): what is neither true nor false leaves it open.
Value Machine::logic(const Instruction &instruction, const Report &report)
{
    const bool decisive = static_cast<LogicOperator>(instruction.option) == LogicOperator::Or;
    bool open = false;
    for (Index i = 0; i < instruction.b; ++i) {
        Value scratch;
        const Value &operand = this->operand(m_program.lists[instruction.a + i], scratch);
        const bool *known = operand.as<bool>();
        if (known && *known == decisive)
            return decisive;
        if (!known) {
            open = true;
            if (!operand.isNull())
                report.fail(FeelError::ExpectedBoolean, {decisive ? u"or"_s : u"and"_s, nameOfKind(operand)});
        }
    }
    return open ? Value() : Value(!decisive);
}

Value Machine::between(const Instruction &instruction, const Report &report)
{
    Value scratch;
    Value endScratch;
    const Value &value = operand(instruction.a, scratch);
    const Value above = compared(ComparisonOperator::GreaterOrEqual, value, operand(instruction.b, endScratch), report);
    if (above.isFalse())
        return false;
    const Value below = compared(ComparisonOperator::LessOrEqual, value, operand(instruction.c, endScratch), report);
    if (below.isFalse())
        return false;
    return above.isTrue() && below.isTrue() ? Value(true) : Value();
}

Value Machine::in(const Instruction &instruction, const Report &report)
{
    Value scratch;
    const Value &value = operand(instruction.a, scratch);
    bool open = false;
    for (Index i = 0; i < instruction.c; ++i) {
        const Index index = m_program.lists[instruction.b + i];
        const Instruction &test = m_program.code[index];
        Value testScratch;
        const Value passed = test.code == Program::Code::OperatorTest
            ? compared(static_cast<ComparisonOperator>(test.option), value, operand(test.a, testScratch), report)
            : passes(value, operand(index, testScratch), report);
        if (passed.isTrue())
            return true;
        open = open || passed.isNull();
    }
    return open ? Value() : Value(false);
}

Value Machine::conditional(const Instruction &instruction, const Report &report)
{
    Value scratch;
    const Value &condition = operand(instruction.a, scratch);
    if (!condition.as<bool>() && !condition.isNull())
        report.fail(FeelError::ConditionNotBoolean, {nameOfKind(condition)});
    return run(condition.isTrue() ? instruction.b : instruction.c);
}

Value Machine::list(const Instruction &instruction, const Report &report)
{
    if (instruction.b > limits::listSize)
        return listTooLong(report);
    List list;
    list.reserve(instruction.b);
    for (Index i = 0; i < instruction.b; ++i)
        list.push_back(run(m_program.lists[instruction.a + i]));
    return nested(std::move(list), report);
}

Value Machine::context(const Instruction &instruction, const Report &report)
{
    // The slots point into this vector, which therefore must not grow.
    std::vector<Value> values;
    values.reserve(instruction.b);
    std::vector<Context::Entry> entries;
    entries.reserve(instruction.b);
    for (Index i = 0; i < instruction.b; ++i) {
        const Program::Entry &entry = m_program.entries[instruction.a + i];
        values.push_back(run(entry.value));
        set(entry.slot, values.back());
        entries.emplace_back(entry.name, values.back());
    }
    return nested(Context(std::move(entries)), report);
}

Value Machine::interval(const Instruction &instruction, const Report &report)
{
    Value startScratch;
    Value endScratch;
    const Value &start = operand(instruction.a, startScratch);
    const Value &end = operand(instruction.b, endScratch);
    return makeRange((instruction.option & 1) != 0 ? Boundary::Closed : Boundary::Open,
                     start,
                     end,
                     (instruction.option & 2) != 0 ? Boundary::Closed : Boundary::Open,
                     report);
}

/// The function keeps the locals it names, and of the environment what it may ask for.
Value Machine::function(const Program::Function &function, const Report &report)
{
    std::vector<Value> captured;
    captured.reserve(function.captures.size());
    for (const FunctionLiteral::Capture &capture : function.captures)
        captured.push_back(*m_cells[capture.outer]);
    Environment own = presentOf(m_environment);
    for (const Index index : function.globals) {
        const QString &name = m_program.globals[index];
        if (const Value *found = global(index))
            own.variables.set(name, *found);
        const auto native = m_environment.functions.find(name);
        if (native != m_environment.functions.end())
            own.functions.insert(*native);
    }
    return closureValue(m_program, function, std::move(captured), std::move(own), report.where);
}

Value Machine::external(const Instruction &instruction, const Report &report)
{
    const QString &className = m_program.texts[instruction.a];
    const QString &signature = m_program.texts[instruction.b];
    const Externals &externals = m_environment.externals ? *m_environment.externals : Externals::standard();
    const Externals::Call *call = externals.find(className, signature);
    if (!call)
        return report.fail(FeelError::UnknownExternal, {className, signature});
    std::vector<Value> arguments;
    for (Index i = 0; i < instruction.c; ++i)
        arguments.push_back(*m_cells[i]);
    return nested((*call)(arguments, *m_diagnostics), report);
}

Value Machine::unaryTests(const Instruction &instruction)
{
    const Value &input = *m_cells[0];
    const auto kind = static_cast<UnaryTests::Kind>(instruction.option);
    if (kind == UnaryTests::Kind::Any)
        return true;
    bool open = false;
    for (Index i = 0; i < instruction.b; ++i) {
        const Value passed = unaryTest(m_program.tests[instruction.a + i], input);
        if (passed.isTrue())
            return kind == UnaryTests::Kind::OneOf;
        open = open || passed.isNull();
    }
    return open ? Value() : Value(kind == UnaryTests::Kind::NoneOf);
}

Value Machine::unaryTest(const Program::Test &test, const Value &input)
{
    const Report report(*m_diagnostics, m_program.where(test.test));
    const Instruction &instruction = m_program.code[test.test];
    Value scratch;
    if (instruction.code == Program::Code::OperatorTest)
        return compared(static_cast<ComparisonOperator>(instruction.option), input, operand(instruction.a, scratch), report);
    const Value &value = operand(test.test, scratch);
    return passesTest(input,
                      value,
                      test.usesInput ? InputUse::Named : InputUse::Compared,
                      test.isLiteral ? IsLiteral::Yes : IsLiteral::No,
                      report);
}

Value runProgram(const Program &program, Program::Index index, const Environment &environment, Diagnostics &diagnostics)
{
    const Run run;
    return Machine(program, environment, diagnostics, 0).run(index);
}

} // namespace engine::feel
