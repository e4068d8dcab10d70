// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/calendar/calendar.h"
#include "engine/core/result.h"
#include "engine/feel/external.h"
#include "engine/feel/type.h"
#include "engine/feel/value.h"

#include <QDateTime>

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace engine::feel {

/// Why a part of an expression gave null: evaluating never fails, it explains.
struct Diagnostic
{
    core::Error error;
};

using Diagnostics = std::vector<Diagnostic>;

/// A named function that a caller adds to the language: role(…), deadline(…), decisions, knowledge models.
struct NativeFunction
{
    std::vector<QString> parameters;
    std::function<Value(const std::vector<Value> &arguments, Diagnostics &diagnostics)> call;
};

/// The names an expression may use beside the built-ins. Names may hold spaces (`fiscal year`), which
/// the parser resolves by this scope (DMN 1.5, 10.3.1.2). A name without a known type is Any.
struct Names
{
    std::set<QString> variables;
    std::map<QString, std::vector<QString>> functions; ///< name to parameter names
    /// When set, any plain name (no spaces) is taken for a variable; else an unknown one is a fault.
    bool open = false;
    /// Names that may follow a dot and hold more than letters, digits and spaces (`first-name`).
    std::set<QString> members = {};
    /// The types that `instance of` and declared parameters may name: item definitions.
    std::map<QString, Type> types = {};
};

/// What the evaluator is handed: variables, the caller's functions and the present (`now()`,
/// `today()` come from here only). Zone is the town's, `Asia/Tokyo`.
struct Environment
{
    Context variables;
    std::map<QString, NativeFunction> functions;
    QDateTime now;
    QByteArray zone = "Asia/Tokyo";
    /// The town's working days; the nation's where none is given.
    std::shared_ptr<const calendar::BusinessCalendar> calendar = nullptr;
    /// Functions of other languages; the standard ones where none are given.
    std::shared_ptr<const Externals> externals = nullptr;
};

struct ExpressionNode; // the AST; see engine/feel/ast.h

/// A parsed expression. Immutable and shared; any number of threads may evaluate the same one.
class Expression
{
public:
    /// Parses `text`, which begins at `where`; errors have the exact place in the author's file.
    static core::Result<Expression> parse(const QString &text, const Names &names,
                                          const core::SourceRef &where = {});
    /// Parses unary tests (a table's input cell); evaluated with `evaluateTests`.
    static core::Result<Expression> parseUnaryTests(const QString &text, const Names &names,
                                                    const core::SourceRef &where = {});

    Value evaluate(const Environment &environment, Diagnostics &diagnostics) const;
    /// Whether `input` (also `?`) passes the unary tests: true, false or null.
    Value evaluateTests(const Value &input, const Environment &environment, Diagnostics &diagnostics) const;

    /// What unary tests compare with, where nothing has to be evaluated for it: the values and ranges (`< 5`
    /// is one) of which the input must equal or lie in one. nullopt for all other tests.
    std::optional<std::vector<Value>> constantTests() const;

    /// The free variables it uses, as dotted paths where it follows one (`applicant.address`).
    const std::set<QString> &usedNames() const;
    /// The free variables alone, without the paths that follow them: `applicant`.
    const std::vector<QString> &usedVariables() const;
    /// All names that evaluating may look up in its environment, each once: variables, functions, and what could be a
    /// member of an item too. An environment of these alone gives the same value.
    const std::vector<QString> &environmentNames() const;
    /// The same with the place of each use, for checks across files.
    struct Use
    {
        QString path;
        core::SourceRef where;
    };
    std::vector<Use> uses() const;
    const QString &text() const;
    const core::SourceRef &where() const;
    const ExpressionNode &node() const;

private:
    struct Data;
    explicit Expression(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

} // namespace engine::feel
