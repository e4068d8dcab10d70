// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"
#include "engine/feel/expression.h"

namespace engine::bpmn::constraints {

using namespace Qt::StringLiterals;

namespace {

/// Whether a condition is certainly none: a number or a text without any name in it.
bool isNoCondition(const Element &expression)
{
    feel::Names names;
    names.open = true;
    const auto parsed = feel::Expression::parse(expression.body.trimmed(), names);
    if (!parsed || !parsed->usedNames().empty())
        return false;
    feel::Diagnostics diagnostics;
    const feel::Value value = parsed->evaluate({}, diagnostics);
    return diagnostics.empty() && (value.as<core::Decimal>() || value.as<QString>());
}

/// Where the standard has an expression that a natural language may write.
bool isPlain(const Element &element)
{
    return element.is(u"Expression") && !element.is(u"FormalExpression");
}

} // namespace

/// What is executed is written in a formal language, and is written at all (BPMN 2.0.2, 8.4.7 Expressions).
void expressions(const Model &model, Findings &out)
{
    for (const Element *expression : model.all(u"Expression")) {
        const bool empty = expression->body.trimmed().isEmpty();
        const bool condition = expression->parent->is(u"ConditionalEventDefinition");
        const bool catches = condition && !expression->parent->parent->is(u"ThrowEvent");
        if (catches && Model::isExecutable(*expression) && (empty || (isPlain(*expression) && !model.isProcedure())))
            out.add(ConstraintError::EXT123, expression->where, expression->parent->parent->label());
        else if (empty && (expression->is(u"FormalExpression") || model.isProcedure()))
            out.add(ConstraintError::EXT013, expression->where, expression->name, expression->parent->label());
        else if (isPlain(*expression) && !model.isProcedure() && Model::isExecutable(*expression))
            out.add(ConstraintError::EXT012, expression->where, expression->name, expression->parent->label());
    }
    for (const Element *loop : model.all(u"MultiInstanceLoopCharacteristics")) {
        const Element *completion = loop->child(u"completionCondition");
        if (completion && isNoCondition(*completion))
            out.add(ConstraintError::EXT071, completion->where, loop->parent->label(), completion->body.trimmed());
    }
    for (const Element *behavior : model.all(u"ComplexBehaviorDefinition")) {
        const Element *condition = behavior->child(u"condition");
        if (condition && isNoCondition(*condition))
            out.add(ConstraintError::EXT072, condition->where, behavior->around(u"Activity")->label(), condition->body.trimmed());
    }
}

} // namespace engine::bpmn::constraints
