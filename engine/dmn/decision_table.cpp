// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/decision_table.h"

#include "engine/dmn/dmn_error.h"
#include "engine/dmn/table_index.h"
#include "engine/feel/builtins/builtin.h"

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

/// A rule that matched, with what it gives by output column.
struct Match
{
    std::size_t rule;
    std::vector<feel::Value> outputs;
};

/// One evaluation of one table.
class Run
{
public:
    Run(const DecisionTable &table,
        QString name,
        core::SourceRef where,
        const feel::Environment &environment,
        feel::Diagnostics &diagnostics,
        const Tracing &tracing)
        : m_table(table)
        , m_name(std::move(name))
        , m_where(std::move(where))
        , m_environment(environment)
        , m_diagnostics(diagnostics)
        , m_tracing(tracing)
    {
    }

    feel::Value result()
    {
        feel::Value value = decided();
        if (m_tracing.isWhole())
            explainTable(*m_tracing.step, m_table, m_outputs, m_environment);
        return value;
    }

private:
    feel::Value decided()
    {
        std::vector<feel::Value> inputs;
        if (!readInputs(inputs))
            return feel::Null{};
        std::vector<std::size_t> matching = matchingRules(inputs);
        for (const std::size_t index : matching)
            noteMatch(m_tracing, m_table, index);
        if (matching.empty())
            return withoutMatch();
        if (m_table.hitPolicy == HitPolicy::Unique && matching.size() > 1) {
            report(DmnError::SeveralRulesMatched, {m_name, ruleNumbers(matching)});
            return feel::Null{};
        }
        std::vector<Match> matches;
        for (const std::size_t index : matching) {
            auto outputs = outputsOf(m_table.rules[index]);
            if (!outputs)
                return feel::Null{};
            matches.push_back({index, std::move(*outputs)});
        }
        if (m_tracing.isWhole()) {
            for (const Match &match : matches)
                m_outputs.push_back(asOne(match.outputs));
        }
        return combined(matches, matching);
    }

    void report(DmnError error, QStringList arguments, const core::SourceRef &where)
    {
        m_diagnostics.push_back({core::Error(error, std::move(arguments), where)});
    }
    void report(DmnError error, QStringList arguments) { report(error, std::move(arguments), m_where); }

    bool readInputs(std::vector<feel::Value> &inputs)
    {
        bool allowed = true;
        for (const DecisionTable::Input &input : m_table.inputs) {
            feel::Value value;
            if (input.expression)
                value = input.expression->evaluate(m_environment, m_diagnostics);
            value = coerced(value, input.type, input.where, m_diagnostics);
            const bool checked = input.values && !value.isNull();
            if (checked && !input.values->evaluateTests(value, m_environment, m_diagnostics).isTrue()) {
                report(DmnError::NotAllowed, {value.toString(), input.label}, input.where);
                allowed = false;
            }
            if (m_tracing.isWhole())
                m_tracing.step->inputs.push_back({input.label, value, input.words});
            inputs.push_back(std::move(value));
        }
        return allowed;
    }

    bool matchesRule(const DecisionTable::Rule &rule, const std::vector<feel::Value> &inputs)
    {
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (rule.irrelevant[i])
                continue;
            const auto &cell = rule.inputs[i];
            if (!cell || !cell->evaluateTests(inputs[i], m_environment, m_diagnostics).isTrue())
                return false;
        }
        return true;
    }

    std::vector<std::size_t> matchingRules(const std::vector<feel::Value> &inputs)
    {
        std::vector<std::size_t> matching;
        const auto candidates = m_table.index ? m_table.index->candidates(inputs) : std::nullopt;
        const std::size_t count = candidates ? candidates->size() : m_table.rules.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t rule = candidates ? (*candidates)[i] : i;
            if (m_tracing.step)
                ++m_tracing.step->rulesTested;
            if (!matchesRule(m_table.rules[rule], inputs))
                continue;
            matching.push_back(rule);
            if (m_table.hitPolicy == HitPolicy::First)
                break;
        }
        return matching;
    }

    QString ruleNumbers(const std::vector<std::size_t> &rules) const
    {
        QStringList numbers;
        for (const std::size_t index : rules)
            numbers += QString::number(m_table.rules[index].number);
        return numbers.join(QStringLiteral(", "));
    }

    std::optional<std::vector<feel::Value>> outputsOf(const DecisionTable::Rule &rule)
    {
        std::vector<feel::Value> outputs;
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
            const DecisionTable::Output &column = m_table.outputs[i];
            feel::Value value;
            if (rule.outputs[i])
                value = rule.outputs[i]->evaluate(m_environment, m_diagnostics);
            value = coerced(value, column.type, rule.where, m_diagnostics);
            const bool checked = column.values && !value.isNull();
            if (checked && !column.values->evaluateTests(value, m_environment, m_diagnostics).isTrue()) {
                report(DmnError::OutputNotListed, {value.toString(), nameOf(column)}, rule.where);
                return std::nullopt;
            }
            outputs.push_back(std::move(value));
        }
        return outputs;
    }

    QString nameOf(const DecisionTable::Output &column) const
    {
        return column.name.isEmpty() ? m_name : column.name;
    }

    feel::Value asOne(const std::vector<feel::Value> &outputs) const
    {
        if (m_table.outputs.size() == 1)
            return outputs.front();
        feel::Context context;
        for (std::size_t i = 0; i < outputs.size(); ++i)
            context.set(m_table.outputs[i].name, outputs[i]);
        return context;
    }

    feel::Value asList(const std::vector<Match> &matches) const
    {
        feel::List list;
        for (const Match &match : matches)
            list.push_back(asOne(match.outputs));
        return list;
    }

    feel::Value withoutMatch()
    {
        std::vector<feel::Value> defaults;
        bool any = false;
        for (const DecisionTable::Output &output : m_table.outputs) {
            feel::Value value;
            if (output.defaultEntry) {
                any = true;
                value = output.defaultEntry->evaluate(m_environment, m_diagnostics);
            }
            defaults.push_back(coerced(value, output.type, output.where, m_diagnostics));
        }
        if (m_tracing.isOn())
            m_tracing.step->byDefault = any;
        if (any)
            return asOne(defaults);
        if (m_table.hitPolicy == HitPolicy::Collect && m_table.aggregation == Aggregation::Count)
            return feel::Value(0);
        if (m_table.hitPolicy == HitPolicy::Collect && m_table.aggregation == Aggregation::None)
            return feel::List{};
        report(DmnError::NoRuleMatched, {m_name});
        return feel::Null{};
    }

    /// By the places of its outputs in the lists of output values, the first column first.
    std::vector<std::size_t> rank(const Match &match) const
    {
        std::vector<std::size_t> ranks;
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
            const std::vector<feel::Value> &priorities = m_table.outputs[i].priorities;
            const auto found = std::find(priorities.begin(), priorities.end(), match.outputs[i]);
            ranks.push_back(static_cast<std::size_t>(found - priorities.begin()));
        }
        return ranks;
    }

    void sortByPriority(std::vector<Match> &matches) const
    {
        std::stable_sort(matches.begin(), matches.end(), [this](const Match &a, const Match &b) {
            return rank(a) < rank(b);
        });
    }

    /// Of the rules that matched, the one with the highest priority is the one that applied.
    void keepOnlyStepOf(const Match &match)
    {
        if (!m_tracing.isOn())
            return;
        std::erase_if(m_tracing.step->rules, [&](const TraceStep::Rule &matched) {
            return matched.number != m_table.rules[match.rule].number;
        });
        m_outputs = {asOne(match.outputs)};
    }

    feel::Value combined(std::vector<Match> &matches, const std::vector<std::size_t> &rules)
    {
        switch (m_table.hitPolicy) {
        case HitPolicy::Unique:
        case HitPolicy::First:
            return asOne(matches.front().outputs);
        case HitPolicy::Any:
            for (const Match &match : matches) {
                if (match.outputs == matches.front().outputs)
                    continue;
                report(DmnError::OutputsDiffer, {m_name, ruleNumbers(rules)});
                return feel::Null{};
            }
            return asOne(matches.front().outputs);
        case HitPolicy::Priority:
            sortByPriority(matches);
            keepOnlyStepOf(matches.front());
            return asOne(matches.front().outputs);
        case HitPolicy::RuleOrder:
            return asList(matches);
        case HitPolicy::OutputOrder:
            sortByPriority(matches);
            return asList(matches);
        case HitPolicy::Collect:
            return aggregated(matches);
        }
        Q_UNREACHABLE();
    }

    feel::Value aggregated(const std::vector<Match> &matches)
    {
        switch (m_table.aggregation) {
        case Aggregation::None:
            return asList(matches);
        case Aggregation::Count:
            return feel::Value(static_cast<int>(matches.size()));
        case Aggregation::Sum:
            return byFeel(u"sum"_s, matches);
        case Aggregation::Min:
            return byFeel(u"min"_s, matches);
        case Aggregation::Max:
            return byFeel(u"max"_s, matches);
        }
        Q_UNREACHABLE();
    }

    /// FEEL's own function over the list of the outputs.
    feel::Value byFeel(const QString &function, const std::vector<Match> &matches)
    {
        feel::Diagnostics ignored; // they would have no place
        feel::Value value = feel::callBuiltin(*feel::findBuiltin(function), {asList(matches)}, ignored);
        if (value.isNull())
            report(DmnError::CannotAggregate, {m_name});
        return value;
    }

    const DecisionTable &m_table;
    QString m_name;
    core::SourceRef m_where;
    const feel::Environment &m_environment; // outlives the run, as do the next two: evaluateTable's own
    feel::Diagnostics &m_diagnostics;
    const Tracing &m_tracing;
    std::vector<feel::Value> m_outputs; ///< of the rules that applied, for the trace
};

} // namespace

feel::Value evaluateTable(const DecisionTable &table,
                          const QString &name,
                          const core::SourceRef &where,
                          const feel::Environment &environment,
                          feel::Diagnostics &diagnostics,
                          const Tracing &tracing)
{
    return Run(table, name, where, environment, diagnostics, tracing).result();
}

} // namespace engine::dmn
