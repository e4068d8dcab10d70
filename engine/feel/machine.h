// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/program.h"
#include "engine/feel/report.h"

#include <array>
#include <list>

namespace engine::feel {

/// What a value is called in a diagnostic: its type, or null.
QString nameOfKind(const Value &value);

/// Null, with the diagnostic that a list has more items than the limit.
Value listTooLong(const Report &report);

/// Runs a program once, on one thread.
///
/// Its frame holds pointers, not values: what a slot names lies in the list that is gone through, in
/// the environment, or in the arguments of the call, each of which outlives the part that names it.
class Machine
{
public:
    using Index = Program::Index;

    Machine(const Program &program, const Environment &environment, Diagnostics &diagnostics, Index frameSize);

    Value run(Index index);
    void set(Index slot, const Value &value) { m_cells[slot] = &value; }

private:
    using Instruction = Program::Instruction;

    Value step(const Instruction &instruction, Index index);
    Value name(const Program::Name &name, const Report &report);
    Value filter(const Instruction &instruction, const Report &report);
    Value filterOfNothing(const Instruction &instruction, const Report &report);
    Value callBuiltin(const Builtin &builtin, const Program::Call &call, const Report &report);
    Value callName(const Program::Call &call, const Report &report);
    Value callValue(const Value &callee, const Program::Call &call, const Report &report);
    Value arithmetic(const Instruction &instruction, const Report &report);
    Value comparison(const Instruction &instruction, const Report &report);
    Value logic(const Instruction &instruction, const Report &report);
    Value between(const Instruction &instruction, const Report &report);
    Value in(const Instruction &instruction, const Report &report);
    Value conditional(const Instruction &instruction, const Report &report);
    Value loop(const Program::Loop &loop, const Report &report);
    Value quantified(ast::Quantifier quantifier, const Program::Loop &loop, const Report &report);
    Value list(const Instruction &instruction, const Report &report);
    Value context(const Instruction &instruction, const Report &report);
    Value interval(const Instruction &instruction, const Report &report);
    Value function(const Program::Function &function, const Report &report);
    Value external(const Instruction &instruction, const Report &report);
    Value unaryTests(const Instruction &instruction);
    Value unaryTest(const Program::Test &test, const Value &input);

    /// The value where it lies, when nothing has to be computed for it; else nullptr.
    const Value *place(Index index);
    /// The value where it lies, else computed into `scratch`.
    const Value &operand(Index index, Value &scratch)
    {
        const Instruction &instruction = m_program.code[index];
        if (instruction.code == Program::Code::Local)
            return *m_cells[instruction.a];
        if (instruction.code == Program::Code::Constant)
            return m_program.constants[instruction.a];
        if (const Value *known = place(index))
            return *known;
        scratch = run(index);
        return scratch;
    }
    /// A member of the filtered items, the slot, or the caller's variable of that name; else nullptr.
    const Value *variable(const Program::Name &name);
    const Value *local(const Program::Name &name) const;
    const Value *global(Index global);
    /// The caller's own function of that name, or nullptr.
    const Value *nativeFunction(Index global);

    std::vector<Value> arguments(const Program::Call &call);
    Context namedArguments(const Program::Call &call);

    /// Calls `body` for each combination until it says stop; false when an iterator cannot go.
    template <typename Body>
    bool iterate(const Program::Loop &loop, std::size_t level, const Report &report, const Body &body, bool &stopped);
    struct Domain;
    bool openDomain(const Program::Iterator &iterator, Domain &domain, const Report &report);

    /// The value, or null and a diagnostic where lists and contexts lie too deep in each other.
    Value nested(Value value, const Report &report);
    /// Says once that the budget is used up.
    Value exhausted(const Report &report);
    Value tooDeep(const Report &report);

    static constexpr std::size_t fewCells = 16;

    const Program &m_program;
    const Environment &m_environment;
    Diagnostics *m_diagnostics;
    Budget &m_budget;
    std::array<const Value *, fewCells> m_few;
    std::vector<const Value *> m_many; ///< when those few are not enough
    const Value **m_cells;             ///< the slots
    const Value **m_globals;           ///< behind them; nullptr until it is looked for
    std::list<std::pair<Index, Value>> m_functions; ///< the caller's functions that were asked for
};

/// Runs the part of a program that begins at `index` and names no slots.
Value runProgram(const Program &program, Program::Index index, const Environment &environment, Diagnostics &diagnostics);

} // namespace engine::feel
