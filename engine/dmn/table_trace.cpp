// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/table_trace.h"

namespace engine::dmn {

namespace {

constexpr std::size_t MaxNearMisses = 3;

TraceStep::Rule ruleStep(const DecisionTable &table, std::size_t index)
{
    const DecisionTable::Rule &rule = table.rules[index];
    TraceStep::Rule step{rule.number, rule.id, rule.where, {}};
    for (std::size_t i = 0; i < rule.annotations.size(); ++i) {
        const QString column = i < table.annotationNames.size() ? table.annotationNames[i] : QString();
        step.annotations.push_back({column, rule.annotations[i]});
    }
    return step;
}

/// Explains one evaluation of one table.
class TableTrace
{
public:
    TableTrace(TraceStep &step, const DecisionTable &table, const feel::Environment &environment)
        : m_step(step), m_table(table), m_environment(environment)
    {
    }

    void applied(const std::vector<feel::Value> &outputs)
    {
        for (std::size_t i = 0; i < m_step.rules.size(); ++i) {
            TraceStep::Rule &rule = m_step.rules[i];
            const DecisionTable::Rule &asked = *findRule(rule.number);
            for (std::size_t column = 0; column < m_table.inputs.size(); ++column) {
                if (!asked.irrelevant[column])
                    rule.cells.push_back(cell(asked, column));
            }
            rule.output = i < outputs.size() ? outputs[i] : feel::Value();
        }
    }

    void nearMisses()
    {
        std::size_t fewest = m_table.inputs.size();
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> candidates; // rule and the columns that failed
        for (std::size_t index = 0; index < m_table.rules.size(); ++index) {
            const DecisionTable::Rule &rule = m_table.rules[index];
            const auto reached = std::find_if(m_step.rules.begin(), m_step.rules.end(), [&](const auto &applied) {
                return applied.number == rule.number;
            });
            // Rules behind the first one are never asked; one that applies misses nothing.
            if (reached != m_step.rules.end() && m_table.hitPolicy == HitPolicy::First)
                break;
            std::vector<std::size_t> failed = failing(rule);
            const bool unknown = std::any_of(failed.begin(), failed.end(), [&](std::size_t column) {
                return m_step.inputs[column].value.isNull();
            });
            if (unknown)
                continue; // that something is not known is told already
            if (reached != m_step.rules.end() || failed.empty() || failed.size() > fewest)
                continue;
            const feel::Value output = outputOf(rule);
            const bool another = m_table.hitPolicy == HitPolicy::Collect || std::none_of(m_step.rules.begin(), m_step.rules.end(), [&](const auto &applied) {
                return applied.output == output;
            });
            if (!another)
                continue;
            if (failed.size() < fewest)
                candidates.clear();
            fewest = failed.size();
            candidates.emplace_back(index, std::move(failed));
        }
        for (const auto &[index, failed] : candidates) {
            if (m_step.nearMisses.size() == MaxNearMisses)
                break;
            TraceStep::Rule miss = ruleStep(m_table, index);
            for (const std::size_t column : failed)
                miss.cells.push_back(cell(m_table.rules[index], column));
            miss.output = outputOf(m_table.rules[index]);
            m_step.nearMisses.push_back(std::move(miss));
        }
    }

private:
    const DecisionTable::Rule *findRule(int number) const
    {
        const auto found = std::find_if(m_table.rules.begin(), m_table.rules.end(), [number](const auto &rule) {
            return rule.number == number;
        });
        Q_ASSERT_X(found != m_table.rules.end(), "findRule", "the step holds rules of this table");
        return &*found;
    }

    TraceStep::Cell cell(const DecisionTable::Rule &rule, std::size_t column) const
    {
        const auto &tests = rule.inputs[column];
        return {column, tests ? meaningOf(*tests, m_environment) : CellMeaning()};
    }

    std::vector<std::size_t> failing(const DecisionTable::Rule &rule) const
    {
        std::vector<std::size_t> columns;
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column) {
            if (rule.irrelevant[column])
                continue;
            feel::Diagnostics ignored; // evaluation itself has reported them
            const auto &tests = rule.inputs[column];
            const feel::Value &value = m_step.inputs[column].value;
            if (!tests || !tests->evaluateTests(value, m_environment, ignored).isTrue())
                columns.push_back(column);
        }
        return columns;
    }

    feel::Value outputOf(const DecisionTable::Rule &rule) const
    {
        feel::Diagnostics ignored; // it is not the result
        const auto value = [&](std::size_t i) {
            feel::Value output;
            if (rule.outputs[i])
                output = rule.outputs[i]->evaluate(m_environment, ignored);
            return coerced(output, m_table.outputs[i].type, rule.where, ignored);
        };
        if (m_table.outputs.size() == 1)
            return value(0);
        feel::Context context;
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i)
            context.set(m_table.outputs[i].name, value(i));
        return context;
    }

    TraceStep &m_step;
    const DecisionTable &m_table;
    const feel::Environment &m_environment; // like the others, the evaluation's
};

} // namespace

void noteMatch(const Tracing &tracing, const DecisionTable &table, std::size_t rule)
{
    if (tracing.isOn())
        tracing.step->rules.push_back(ruleStep(table, rule));
}

void explainTable(TraceStep &step,
                  const DecisionTable &table,
                  const std::vector<feel::Value> &outputs,
                  const feel::Environment &environment)
{
    if (step.inputs.size() != table.inputs.size())
        return; // an input was refused before any rule was asked
    step.addsUp = table.hitPolicy == HitPolicy::Collect || table.hitPolicy == HitPolicy::RuleOrder
                  || table.hitPolicy == HitPolicy::OutputOrder;
    TableTrace trace(step, table, environment);
    trace.applied(outputs);
    trace.nearMisses();
}

} // namespace engine::dmn
