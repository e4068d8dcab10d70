// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"

#include <QVarLengthArray>

#include <cstdint>
#include <memory>

namespace engine::feel {

struct Builtin;

/// An expression ready to run: one instruction per node of its tree, addressed by index; constants
/// folded, built-ins resolved, names turned into slots of a frame and into numbers of globals.
///
/// Immutable after `compile`; any number of threads may run the same one. What a table's cell needs, which is most
/// of all there are, lies in the program itself and takes no memory of its own.
struct Program : std::enable_shared_from_this<Program>
{
    using Index = std::uint32_t;
    static constexpr Index none = ~Index{0};

    enum class Code : std::uint8_t {
        Constant,     ///< a: constant
        Local,        ///< a: slot
        Name,         ///< a: name, for all that is not simply a local
        Member,       ///< a: object, b: the member's text
        Filter,       ///< a: list, b: condition, c: slot of the item
        CallBuiltin,  ///< a: call
        CallName,     ///< a: call, whose callee is a name
        Call,         ///< a: call, whose callee is an instruction
        Negation,     ///< a: operand
        Arithmetic,   ///< option: ArithmeticOperator, a and b: operands
        Comparison,   ///< option: ComparisonOperator, a and b: operands
        Logic,        ///< option: LogicOperator, a and b: first and count of its lists of operands
        Between,      ///< a: value, b: low, c: high
        In,           ///< a: value, b and c: first and count of the tests
        InstanceOf,   ///< a: value, b: type
        If,           ///< a: condition, b: then, c: otherwise
        For,          ///< a: loop
        Quantified,   ///< option: Quantifier, a: loop
        ListLiteral,  ///< a and b: first and count of the elements
        ContextLiteral, ///< a and b: first and count of the entries
        Interval,     ///< option: bit 0 lower, bit 1 upper is closed; a: start, b: end
        OperatorTest, ///< option: ComparisonOperator, a: end
        Function,     ///< a: function
        External,     ///< a and b: the texts of class and signature, c: count of the arguments, in slots from 0 on
        UnaryTests,   ///< option: UnaryTests::Kind, a and b: first and count of the tests
    };

    struct Instruction
    {
        Code code = Code::Constant;
        std::uint8_t option = 0;
        Index a = 0;
        Index b = 0;
        Index c = 0;
    };

    /// A name that is looked for elsewhere than in a slot, in this order: members of the filtered items
    /// around it, its slot, the environment, the built-ins.
    struct Name
    {
        QString text;
        std::vector<Index> items; ///< slots
        Index slot = none;
        Index global = none;
        const Builtin *builtin = nullptr;
    };

    struct Call
    {
        Index callee = none; ///< a name or an instruction
        const Builtin *builtin = nullptr;
        std::vector<Index> arguments;
        std::vector<QString> names; ///< empty: by position
    };

    struct Iterator
    {
        Index slot;
        Index from;
        Index to; ///< none: `from` is a list or a range
    };
    struct Loop
    {
        std::vector<Iterator> iterators;
        Index partialSlot = none;
        Index body = none;
    };

    struct Entry
    {
        QString name;
        Index slot;
        Index value;
    };

    struct Function
    {
        std::vector<ast::FunctionLiteral::Parameter> parameters; ///< in the slots 0, 1, …
        std::vector<ast::FunctionLiteral::Capture> captures;
        std::vector<Index> globals; ///< what it takes from the environment
        Index frameSize = 0;
        Index body = none;
    };

    struct Test
    {
        Index test;
        bool usesInput; ///< names `?`, so that it is a condition and not a value to compare with
        bool isLiteral;
    };

    const core::SourceRef &where(Index instruction) const { return places[instruction]; }

    QVarLengthArray<Instruction, 4> code;
    QVarLengthArray<core::SourceRef, 4> places; ///< by instruction
    std::vector<Index> lists;                   ///< operands of what has any number of them
    QVarLengthArray<Value, 3> constants;
    std::vector<QString> texts;
    std::vector<QString> globals;
    std::vector<feel::Type> types;
    std::vector<Name> names;
    std::vector<Call> calls;
    std::vector<Loop> loops;
    std::vector<Entry> entries;
    std::vector<Function> functions;
    QVarLengthArray<Test, 2> tests;
    Index frameSize = 0;
    Index root = none;
};

} // namespace engine::feel
