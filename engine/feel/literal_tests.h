// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/report.h"

#include <QStringView>
#include <QVarLengthArray>

#include <optional>

namespace engine::feel {

/// A text that consists of literals alone, as nearly all cells of tables do: `"NZ"`, `< 10`, `[1..5)`,
/// `not("A", "B")`, and in an output column `300`.
///
/// Such a text is read and evaluated without tokens, tree and program, which would take several times as long. It
/// means exactly what Parser and Machine make of it (tests/engine/feel/tst_literal_tests.cpp compares them); what is
/// not as plain as this, in what it says or in how it is written, is left to them.
class LiteralTests
{
public:
    /// Reads `text`, which begins at `where`, as unary tests; false where it is left to the parser.
    bool readUnaryTests(QStringView text, const core::SourceRef &where);
    /// The same for an expression, whose value is the one literal.
    bool readLiteral(QStringView text, const core::SourceRef &where);

    /// The literal's value, or whether `input` passes the tests.
    Value evaluated(const Value &input, Diagnostics &diagnostics) const;
    /// See Expression::constantTests.
    std::optional<std::vector<Value>> constants() const;
    /// The tree that the parser would make.
    ast::Node tree() const;

private:
    enum class Kind { Equal, Operator, Interval };
    struct Literal
    {
        Value value;
        int column = 0;
        bool isNegated = false; ///< written with a minus, which has a node of its own
    };
    struct Test
    {
        Kind kind = Kind::Equal;
        ast::ComparisonOperator op = ast::ComparisonOperator::Equal;
        Boundary lower = Boundary::Closed;
        Boundary upper = Boundary::Closed;
        Literal first; ///< the literal, or the interval's start
        Literal end;   ///< the interval's
        Value range;   ///< the whole interval
        core::SourceRef where;
    };
    class Reader;

    core::SourceRef m_where;
    std::optional<ast::UnaryTests::Kind> m_kind; ///< nullopt: an expression
    QVarLengthArray<Test, 1> m_tests;
};

} // namespace engine::feel
