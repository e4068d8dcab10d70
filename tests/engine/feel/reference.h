// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/report.h"

#include <functional>

namespace tests::reference {

using namespace engine::feel;
namespace core = engine::core;

/// What FEEL's operators and statements mean, written down as plainly as possible: a walk over the
/// tree that copies whatever it touches. The compiled form must give the same. The tree must outlive
/// the functions that come out of it.
class Evaluator
{
public:
    Evaluator(const Environment &environment, Diagnostics &diagnostics, int frameSize);

    Value evaluate(const ExpressionNode &node);
    /// Whether `input` passes a table's cell, whose root is UnaryTests.
    Value evaluateTests(const ExpressionNode &root, const Value &input);
    std::vector<Value> &frame() { return m_frame; }

private:
    Value of(const ast::Literal &form, const Report &report);
    Value of(const ast::Name &form, const Report &report);
    Value of(const ast::Member &form, const Report &report);
    Value of(const ast::Filter &form, const Report &report);
    Value of(const ast::Call &form, const Report &report);
    Value of(const ast::Negation &form, const Report &report);
    Value of(const ast::Arithmetic &form, const Report &report);
    Value of(const ast::Comparison &form, const Report &report);
    Value of(const ast::Logic &form, const Report &report);
    Value of(const ast::Between &form, const Report &report);
    Value of(const ast::In &form, const Report &report);
    Value of(const ast::InstanceOf &form, const Report &report);
    Value of(const ast::If &form, const Report &report);
    Value of(const ast::For &form, const Report &report);
    Value of(const ast::Quantified &form, const Report &report);
    Value of(const ast::ListLiteral &form, const Report &report);
    Value of(const ast::ContextLiteral &form, const Report &report);
    Value of(const ast::Interval &form, const Report &report);
    Value of(const ast::OperatorTest &form, const Report &report);
    Value of(const ast::FunctionLiteral &form, const Report &report);
    Value of(const ast::External &form, const Report &report);
    Value of(const ast::UnaryTests &form, const Report &report);

    /// Says once that the budget is used up.
    Value exhausted(const Report &report);
    const Value *local(const ast::Name &name) const;
    Value test(const ast::UnaryTests::Test &test, const Value &input);
    Value callNamed(const ast::Name &callee, const ast::Call &call, const Report &report);
    Value callValue(const Value &callee, const ast::Call &call, const Report &report);
    std::vector<Value> positional(const ast::Call &call);
    Context named(const ast::Call &call);

    /// The values an iterator goes through; nullopt when it cannot.
    std::optional<List> domain(const ast::Iterator &iterator, const Report &report);
    /// Calls `body` for each combination until it says stop; false when an iterator cannot go.
    bool iterate(const std::vector<ast::Iterator> &iterators, std::size_t level, const Report &report,
                 const std::function<bool()> &body, bool &stopped);

    const Environment &m_environment;
    Diagnostics &m_diagnostics;
    std::vector<Value> m_frame;
    Budget &m_budget;
};

/// The value of an expression, or of whether `input` passes it where it is a table's cell.
Value evaluate(const Expression &expression, const Environment &environment, Diagnostics &diagnostics);
Value evaluateTests(const Expression &expression, const Value &input, const Environment &environment, Diagnostics &diagnostics);

} // namespace tests::reference
