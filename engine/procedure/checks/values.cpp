// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/answers.h"

#include "engine/feel/tree_walk.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// The text of a literal.
const QString *textOf(const feel::ExpressionNode &node)
{
    const auto *literal = node.as<feel::ast::Literal>();
    return literal ? literal->value.as<QString>() : nullptr;
}

void compared(const feel::ExpressionNode &left, const feel::ExpressionNode &right, const FieldAt &fields, const Reading &reading)
{
    const auto path = pathOf(left);
    const QString *text = textOf(right);
    const ::forms::model::Field *field = path && text ? fields(*path) : nullptr;
    if (!field || field->kind != u"choice"_s || field->options.empty() || !field->optionsDecision.isEmpty())
        return;
    std::set<QString> values;
    for (const ::forms::model::Option &option : field->options)
        values.insert(option.value);
    if (!values.contains(*text))
        reading.fault(ProcedureError::ImpossibleValue, right.where, {*path, *text, listed(values)});
}

void look(const feel::ExpressionNode &node, const FieldAt &fields, const Reading &reading)
{
    if (const auto *comparison = node.as<feel::ast::Comparison>()) {
        compared(*comparison->left, *comparison->right, fields, reading);
        compared(*comparison->right, *comparison->left, fields, reading);
    }
    if (const auto *in = node.as<feel::ast::In>()) {
        for (const feel::ast::Node &test : in->tests)
            compared(*in->value, *test, fields, reading);
    }
    feel::forEachChild(node, [&](const feel::ExpressionNode &child) { look(child, fields, reading); });
}

} // namespace

void values(const Reading &reading)
{
    eachExpression(reading, [&](const feel::Expression &expression, const FieldAt &fields) { look(expression.node(), fields, reading); });
}

} // namespace engine::procedure::checks
