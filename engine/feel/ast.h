// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/source_ref.h"
#include "engine/feel/type.h"
#include "engine/feel/value.h"

#include <memory>
#include <variant>
#include <vector>

namespace engine::feel {

struct ExpressionNode;
struct Builtin;

/// The tree of a parsed expression: one struct per construct of the grammar (DMN 1.5, 10.3.1).
///
/// Local names (iterators, parameters, context entries, `item`, `?`) are slots of the frame in which
/// their function runs; all others are looked up by name in the caller's environment.
namespace ast {

using Node = std::unique_ptr<const ExpressionNode>;

struct Literal
{
    Value value;
};

struct Name
{
    QString name;
    int slot = -1;                    ///< a local, or −1
    std::vector<int> items;           ///< slots of the filtered items around it whose members come first
    const Builtin *builtin = nullptr; ///< what it means when nothing else has the name
    bool isFree = false;              ///< to be looked for in the environment
    bool isGiven = false;             ///< one of the caller's names, not only perhaps a member of an item
};

struct Member
{
    Node object;
    QString name;
};

struct Filter
{
    Node list;
    Node condition;
    int itemSlot = -1;
};

struct Call
{
    Node callee;
    std::vector<Node> arguments;
    std::vector<QString> names; ///< empty: by position
};

struct Negation
{
    Node operand;
};

enum class ArithmeticOperator { Add, Subtract, Multiply, Divide, Power };
struct Arithmetic
{
    ArithmeticOperator op;
    Node left;
    Node right;
};

enum class ComparisonOperator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };
struct Comparison
{
    ComparisonOperator op;
    Node left;
    Node right;
};

enum class LogicOperator { And, Or };
struct Logic
{
    LogicOperator op;
    std::vector<Node> operands;
};

struct Between
{
    Node value;
    Node low;
    Node high;
};

struct In
{
    Node value;
    std::vector<Node> tests;
};

struct InstanceOf
{
    Node value;
    Type type;
};

struct If
{
    Node condition;
    Node then;
    Node otherwise;
};

struct Iterator
{
    QString name;
    int slot = -1;
    Node from;
    Node to; ///< of `from .. to`; else nullptr and `from` is a list
};

struct For
{
    std::vector<Iterator> iterators;
    int partialSlot = -1; ///< −1 where the body does not ask for `partial`
    Node body;
};

enum class Quantifier { Some, Every };
struct Quantified
{
    Quantifier quantifier;
    std::vector<Iterator> iterators;
    Node condition;
};

struct ListLiteral
{
    std::vector<Node> elements;
};

struct ContextEntry
{
    QString name;
    int slot = -1;
    Node value;
};

struct ContextLiteral
{
    std::vector<ContextEntry> entries;
};

struct Interval
{
    Boundary lower;
    Node start;
    Node end;
    Boundary upper;
};

/// `< 5`: as a value, a range with one end.
struct OperatorTest
{
    ComparisonOperator op;
    Node end;
};

struct FunctionLiteral
{
    struct Parameter
    {
        QString name;
        Type type;
    };
    struct Capture
    {
        int outer;
        int inner;
    };
    std::vector<Parameter> parameters; ///< in the slots 0, 1, …
    std::vector<Capture> captures;
    std::vector<QString> globals; ///< the names it takes from the environment
    int frameSize = 0;
    Node body;
};

/// The body of a function in another language, found by class and method signature.
struct External
{
    QString className;
    QString signature;
};

/// A table's input cell: `-`, `not(…)`, or tests of which one must hold. `?` is slot 0.
struct UnaryTests
{
    enum class Kind { Any, OneOf, NoneOf };
    struct Test
    {
        Node test;
        bool usesInput = false; ///< names `?`, so that it is a condition and not a value to compare with
    };
    Kind kind = Kind::Any;
    std::vector<Test> tests;
};

} // namespace ast

/// A node of the tree with its place in the author's file. Immutable after parsing.
struct ExpressionNode
{
    using Form = std::variant<ast::Literal, ast::Name, ast::Member, ast::Filter, ast::Call, ast::Negation,
                              ast::Arithmetic, ast::Comparison, ast::Logic, ast::Between, ast::In, ast::InstanceOf,
                              ast::If, ast::For, ast::Quantified, ast::ListLiteral, ast::ContextLiteral,
                              ast::Interval, ast::OperatorTest, ast::FunctionLiteral, ast::External, ast::UnaryTests>;

    core::SourceRef where;
    int height = 1; ///< levels below and including this one; the parser limits it
    Form form;

    template <typename T> const T *as() const { return std::get_if<T>(&form); }
};

template <typename... Fs> struct Overloaded : Fs...
{
    using Fs::operator()...;
};
template <typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

} // namespace engine::feel
