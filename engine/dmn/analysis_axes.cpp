// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis_axes.h"

#include "engine/dmn/analysis_variables.h"
#include "engine/dmn/value_path.h"

#include <numeric>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxAssignments = 60'000; ///< of the variables behind one axis

struct Answer
{
    bool isKnown = true;
    feel::Value value;
};

Fit unknownFit(const DecisionTable::Rule &rule, std::size_t column)
{
    return rule.irrelevant[column] ? Fit::Yes : Fit::Maybe;
}

Fit both(Fit a, Fit b)
{
    if (a == Fit::No || b == Fit::No)
        return Fit::No;
    return a == Fit::Yes && b == Fit::Yes ? Fit::Yes : Fit::Maybe;
}

/// Builds the axes of one table.
class Builder
{
public:
    Builder(const DecisionTable &table, const Decision *decision) : m_table(table), m_variables(table, decision) {}

    Axes build()
    {
        Axes axes;
        axes.given.resize(m_table.inputs.size());
        std::vector<std::set<std::size_t>> variables;
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column)
            variables.push_back(m_variables.behind(column));
        m_variables.fillPoints();
        for (const std::vector<std::size_t> &group : groupsOf(variables)) {
            std::set<std::size_t> all;
            for (const std::size_t column : group)
                all.insert(variables[column].begin(), variables[column].end());
            if (auto axis = axisOf(group, {all.begin(), all.end()}, axes)) {
                axes.axes.push_back(std::move(*axis));
                continue;
            }
            // Too many combinations: each column for itself, which says less.
            axes.isComplete = false;
            for (const std::size_t column : group)
                axes.axes.push_back(unknownAxis(column));
        }
        return axes;
    }

private:
    static std::vector<std::vector<std::size_t>> groupsOf(const std::vector<std::set<std::size_t>> &variables)
    {
        std::vector<std::size_t> group(variables.size());
        std::iota(group.begin(), group.end(), std::size_t{0});
        for (std::size_t a = 0; a < variables.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const bool shared = std::any_of(variables[a].begin(), variables[a].end(), [&](std::size_t variable) {
                    return variables[b].contains(variable);
                });
                if (!shared || group[a] == group[b])
                    continue;
                const std::size_t from = group[a];
                std::replace(group.begin(), group.end(), from, group[b]);
            }
        }
        std::map<std::size_t, std::vector<std::size_t>> columns;
        for (std::size_t column = 0; column < group.size(); ++column)
            columns[group[column]].push_back(column);
        std::vector<std::vector<std::size_t>> groups;
        for (auto &[first, members] : columns)
            groups.push_back(std::move(members));
        return groups;
    }

    Axis unknownAxis(std::size_t column) const
    {
        AxisClass unknown;
        for (const DecisionTable::Rule &rule : m_table.rules)
            unknown.fits.push_back(unknownFit(rule, column));
        return {{std::move(unknown)}};
    }

    /// Nothing where there are too many combinations.
    std::optional<Axis> axisOf(const std::vector<std::size_t> &columns, const std::vector<std::size_t> &variables, Axes &axes)
    {
        std::size_t combinations = 1;
        for (const std::size_t id : variables) {
            const TriedVariable &variable = m_variables.all()[id];
            if (!variable.isSound)
                return std::nullopt;
            combinations *= variable.isKnown ? variable.points.size() : 1;
            if (combinations > MaxAssignments)
                return std::nullopt;
        }
        for (const std::size_t column : columns) {
            if (m_variables.sourceOf(m_table, column).decision)
                axes.given[column].emplace();
        }
        Axis axis;
        std::set<std::string> seen;
        m_assigned.clear();
        m_assigned.resize(m_variables.all().size());
        const std::function<void(std::size_t)> assign = [&](std::size_t index) {
            if (index == variables.size()) {
                add(columns, variables, axis, seen, axes);
                return;
            }
            const std::size_t id = variables[index];
            if (!m_variables.all()[id].isKnown) {
                m_assigned[id] = {false, {}};
                assign(index + 1);
                return;
            }
            for (const feel::Value &point : m_variables.all()[id].points) {
                m_assigned[id] = {true, point};
                assign(index + 1);
            }
        };
        assign(0);
        return axis;
    }

    void add(const std::vector<std::size_t> &columns,
             const std::vector<std::size_t> &variables,
             Axis &axis,
             std::set<std::string> &seen,
             Axes &axes)
    {
        m_decided.clear();
        AxisClass one;
        one.fits.assign(m_table.rules.size(), Fit::Yes);
        for (const std::size_t column : columns) {
            const Answer answer = valueOf(m_table, column);
            if (axes.given[column] && !answer.isKnown)
                axes.given[column].reset();
            if (axes.given[column] && std::find(axes.given[column]->begin(), axes.given[column]->end(), answer.value) == axes.given[column]->end())
                axes.given[column]->push_back(answer.value);
            if (answer.isKnown && !answer.value.isNull() && !isAllowed(m_table.inputs[column], answer.value))
                return; // no input of this table
            const std::vector<Fit> &fits = fitsOf(m_table, column, answer);
            for (std::size_t rule = 0; rule < fits.size(); ++rule)
                one.fits[rule] = both(one.fits[rule], fits[rule]);
        }
        std::string key;
        for (const Fit fit : one.fits)
            key += char('0' + int(fit));
        if (!seen.insert(key).second)
            return;
        for (const std::size_t id : variables) {
            const TriedVariable &variable = m_variables.all()[id];
            if (!variable.isKnown)
                continue;
            const feel::Value &value = m_assigned[id].value;
            one.witness = withValueAt(one.witness, variable.path, value);
            one.shown += variable.label + u" = "_s + (value.isNull() ? u"null"_s : value.toLiteral());
        }
        axis.classes.push_back(std::move(one));
    }

    Answer valueOf(const DecisionTable &table, std::size_t column)
    {
        const ColumnSource &source = m_variables.sourceOf(table, column);
        if (source.variable)
            return m_assigned[*source.variable];
        const auto key = std::make_pair(source.decision, source.output);
        if (const auto known = m_decided.find(key); known != m_decided.end())
            return known->second;
        return m_decided.emplace(key, decided(*source.decision, source.output)).first->second;
    }

    /// How all rules answer one value of a column; kept, for the same values come again and again.
    const std::vector<Fit> &fitsOf(const DecisionTable &table, std::size_t column, const Answer &answer)
    {
        const QString key = !answer.isKnown ? u"?"_s : answer.value.isNull() ? u"null"_s : answer.value.toLiteral();
        auto &known = m_fits[{&table, column}];
        if (const auto found = known.find(key); found != known.end())
            return found->second;
        std::vector<Fit> fits;
        for (const DecisionTable::Rule &rule : table.rules)
            fits.push_back(answer.isKnown ? fitOf(rule, column, answer.value) : unknownFit(rule, column));
        return known.emplace(key, std::move(fits)).first->second;
    }

    /// What a required decision gives for the values assigned now (DMN 1.5, 8.2.11).
    Answer decided(const Decision &decision, const QString &output)
    {
        const DecisionTable &table = *tableOf(decision);
        const std::size_t column = *outputColumn(table, output);
        std::vector<Fit> fits(table.rules.size(), Fit::Yes);
        for (std::size_t i = 0; i < table.inputs.size(); ++i) {
            const Answer answer = valueOf(table, i);
            if (answer.isKnown && !answer.value.isNull() && !isAllowed(table.inputs[i], answer.value))
                return {};
            const std::vector<Fit> &more = fitsOf(table, i, answer);
            for (std::size_t rule = 0; rule < fits.size(); ++rule)
                fits[rule] = both(fits[rule], more[rule]);
        }
        std::vector<const DecisionTable::Rule *> matching;
        for (std::size_t rule = 0; rule < fits.size(); ++rule) {
            if (fits[rule] == Fit::Maybe)
                return {false, {}};
            if (fits[rule] == Fit::Yes)
                matching.push_back(&table.rules[rule]);
            if (fits[rule] == Fit::Yes && table.hitPolicy == HitPolicy::First)
                break;
        }
        return {true, combined(table, column, matching)};
    }

    const std::optional<feel::Value> &literal(const DecisionTable::Rule &rule, std::size_t column)
    {
        const auto known = m_literals.find({&rule, column});
        if (known != m_literals.end())
            return known->second;
        const auto &entry = rule.outputs[column];
        return m_literals.emplace(std::make_pair(&rule, column), entry ? literalValue(*entry) : std::nullopt).first->second;
    }

    feel::Value combined(const DecisionTable &table, std::size_t column, const std::vector<const DecisionTable::Rule *> &matching)
    {
        const auto value = [&](const DecisionTable::Rule &rule) { return *literal(rule, column); };
        if (matching.empty()) {
            const auto &standard = table.outputs[column].defaultEntry;
            return standard ? *literalValue(*standard) : feel::Value();
        }
        const bool alone = matching.size() == 1 || table.hitPolicy == HitPolicy::First;
        if (alone)
            return value(*matching.front());
        if (table.hitPolicy == HitPolicy::Unique)
            return {};
        if (table.hitPolicy == HitPolicy::Any) {
            const bool same = std::all_of(matching.begin(), matching.end(), [&](const auto *rule) {
                return value(*rule) == value(*matching.front());
            });
            return same ? value(*matching.front()) : feel::Value();
        }
        return value(**std::min_element(matching.begin(), matching.end(), [&](const auto *a, const auto *b) {
            return rankOf(table, *a) < rankOf(table, *b);
        }));
    }

    std::vector<std::size_t> rankOf(const DecisionTable &table, const DecisionTable::Rule &rule)
    {
        std::vector<std::size_t> ranks;
        for (std::size_t i = 0; i < table.outputs.size(); ++i) {
            const std::vector<feel::Value> &priorities = table.outputs[i].priorities;
            const std::optional<feel::Value> &value = literal(rule, i);
            const auto found = value ? std::find(priorities.begin(), priorities.end(), *value) : priorities.end();
            ranks.push_back(static_cast<std::size_t>(found - priorities.begin()));
        }
        return ranks;
    }

    const DecisionTable &m_table; // the model's
    TriedVariables m_variables;
    std::vector<Answer> m_assigned;
    std::map<std::pair<const Decision *, QString>, Answer> m_decided; ///< for the values assigned now
    std::map<std::pair<const DecisionTable::Rule *, std::size_t>, std::optional<feel::Value>> m_literals;
    std::map<std::pair<const DecisionTable *, std::size_t>, std::map<QString, std::vector<Fit>>> m_fits;
};

} // namespace

Axes axesOf(const DecisionTable &table, const Decision *decision)
{
    return Builder(table, decision).build();
}

} // namespace engine::dmn
