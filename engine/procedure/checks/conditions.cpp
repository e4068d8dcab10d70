// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/answers.h"

#include "engine/feel/tree_walk.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

using ::forms::model::Field;

constexpr std::size_t mostTries = 2000;

bool calls(const feel::ExpressionNode &node)
{
    bool found = node.as<feel::ast::Call>() != nullptr;
    feel::forEachChild(node, [&](const feel::ExpressionNode &child) { found = found || calls(child); });
    return found;
}

feel::Value nested(const QString &path, const feel::Value &value, const feel::Value &into)
{
    if (path.isEmpty())
        return value;
    const auto *known = into.as<feel::Context>();
    feel::Context context = known ? *known : feel::Context();
    const QString head = path.section(u'.', 0, 0);
    const feel::Value *inner = context.find(head);
    context.set(head, nested(path.section(u'.', 1), value, inner ? *inner : feel::Value()));
    return context;
}

/// What an expression can come to, tried with every combination of the values that matter.
class Trial
{
public:
    Trial(const feel::Expression &expression, const FieldAt &fields) : m_expression(expression)
    {
        std::size_t tries = 1;
        m_isComplete = !calls(expression.node());
        for (const QString &path : expression.usedNames()) {
            const Field *field = fields(path);
            std::vector<feel::Value> points = field ? pointsOf(*field, expression.text()) : std::vector<feel::Value>();
            m_isComplete = m_isComplete && !points.empty();
            if (path != u"value"_s)
                points.push_back(feel::Value()); // not answered
            tries *= points.size();
            m_points.emplace_back(path, std::move(points));
        }
        m_isComplete = m_isComplete && !m_points.empty() && tries <= mostTries;
    }

    /// Whether nothing makes it true; `shown` gets the first values that were tried.
    bool isNever(QStringList &shown) const
    {
        return m_isComplete && !isEver(0, feel::Value(feel::Context()), {}, shown);
    }

private:
    bool isEver(std::size_t at, const feel::Value &variables, const QStringList &text, QStringList &shown) const
    {
        if (at == m_points.size()) {
            feel::Environment environment;
            environment.variables = *variables.as<feel::Context>();
            feel::Diagnostics ignored; // what has no value is not true
            if (m_expression.evaluate(environment, ignored).isTrue())
                return true;
            if (shown.size() < 2)
                shown << text.join(u", "_s);
            return false;
        }
        const auto &[path, points] = m_points[at];
        return std::any_of(points.begin(), points.end(), [&](const feel::Value &point) {
            const QString told = path + u" = "_s + (point.isNull() ? u"null"_s : point.toLiteral());
            return isEver(at + 1, nested(path, point, variables), text + QStringList{told}, shown);
        });
    }

    const feel::Expression &m_expression;
    bool m_isComplete = false;
    std::vector<std::pair<QString, std::vector<feel::Value>>> m_points;
};

void defaultPasses(const Field &field, const Reading &reading)
{
    if (!field.initial || !field.constraint || !field.initial->usedNames().empty() || field.constraint->usedNames() != std::set<QString>{u"value"_s})
        return;
    if (calls(field.initial->node()) || calls(field.constraint->node()))
        return; // it may depend on the day
    feel::Diagnostics ignored; // only a plain no is a fault
    const feel::Value value = field.initial->evaluate({}, ignored);
    feel::Environment environment;
    environment.variables.set(u"value"_s, value);
    if (field.constraint->evaluate(environment, ignored) == feel::Value(false))
        reading.fault(ProcedureError::DefaultRefused, field.initial->where(), {field.path, value.toLiteral()});
}

/// Whether something in the expression is told to be wrong already: that it is never true would only echo it.
bool isTold(const feel::Expression &expression, const Reading &reading)
{
    const core::SourceRef &begin = expression.where();
    return std::any_of(reading.faults.begin(), reading.faults.end(), [&](const core::Error &fault) {
        const core::SourceRef &where = fault.where();
        return where.file == begin.file && where.line == begin.line && where.column >= begin.column
               && where.column <= begin.column + 2 * expression.text().size();
    });
}

void possible(const std::optional<feel::Expression> &expression, const FieldAt &fields, ProcedureError id, const QString &name, const Reading &reading)
{
    QStringList shown;
    if (expression && !isTold(*expression, reading) && Trial(*expression, fields).isNever(shown))
        reading.fault(id, expression->where(), {name, shown.join(u" / "_s)});
}

} // namespace

void conditions(const Reading &reading)
{
    for (const auto &[id, form] : reading.package.forms) {
        for (const ::forms::model::Page &page : form->pages)
            possible(page.relevant, fieldsOfForm(*form, {}), ProcedureError::NeverTrue, page.name, reading);
        for (const Field *field : form->allFields()) {
            const FieldAt fields = fieldsOfForm(*form, field->path);
            possible(field->relevant, fields, ProcedureError::NeverTrue, field->path, reading);
            possible(field->constraint, fields, ProcedureError::NothingPasses, field->path, reading);
            defaultPasses(*field, reading);
        }
    }
    const FieldAt ofCase = fieldsOfCase(reading);
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (const bpmn::SequenceFlow &flow : process->flows)
            possible(flow.condition, ofCase, ProcedureError::NeverTrue, flow.id, reading);
    }
}

} // namespace engine::procedure::checks
