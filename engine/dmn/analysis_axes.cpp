// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis_axes.h"

#include "engine/dmn/analysis_points.h"
#include "engine/dmn/value_path.h"

#include <numeric>
#include <set>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxAssignments = 60'000;  ///< of the variables behind one axis
constexpr std::size_t MaxTests = 3'000'000;     ///< points times rules of one variable
constexpr int MaxDepth = 20;                    ///< of decisions behind each other

/// Something that comes from outside: input data or a part of it, or an expression that is not looked into.
struct Dimension
{
    QStringList path;
    QString label;
    feel::Type::Kind kind = feel::Type::Kind::Any;
    std::vector<feel::Value> literals;
    std::vector<const ItemDefinition *> definitions;
    std::vector<std::pair<const DecisionTable *, std::size_t>> columns; ///< that test it
    std::vector<feel::Value> points;
    bool isKnown = false; ///< it has points
    bool isSound = true;  ///< false: too many tests
};

/// Where a column's value comes from.
struct Source
{
    std::optional<std::size_t> variable;
    const Decision *decision = nullptr; ///< a table whose outputs are literals
    QString output;                     ///< of several, which
};

struct Answer
{
    bool isKnown = true;
    feel::Value value;
};

Fit fitOf(const DecisionTable::Rule &rule, std::size_t column, const feel::Value &value)
{
    if (rule.irrelevant[column])
        return Fit::Yes;
    const auto &tests = rule.inputs[column];
    if (!tests || !tests->uses().empty())
        return Fit::Maybe;
    feel::Diagnostics ignored; // a test that cannot be carried out does not match
    return tests->evaluateTests(value, {}, ignored).isTrue() ? Fit::Yes : Fit::No;
}

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

const DecisionTable *tableOf(const Decision &decision)
{
    return decision.logic && !decision.dating ? std::get_if<DecisionTable>(&decision.logic->form) : nullptr;
}

bool hasSingleHit(const DecisionTable &table)
{
    switch (table.hitPolicy) {
    case HitPolicy::Unique:
    case HitPolicy::Any:
    case HitPolicy::Priority:
    case HitPolicy::First:
        return true;
    case HitPolicy::RuleOrder:
    case HitPolicy::OutputOrder:
    case HitPolicy::Collect:
        return false;
    }
    Q_UNREACHABLE();
}

/// Builds the axes of one table.
class Builder
{
public:
    Builder(const DecisionTable &table, const Decision *decision) : m_table(table), m_decision(decision) {}

    Axes build()
    {
        Axes axes;
        axes.given.resize(m_table.inputs.size());
        std::vector<std::set<std::size_t>> variables;
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column)
            variables.push_back(variablesOf(m_table, column, m_decision, 0));
        for (Dimension &variable : m_variables)
            fillPoints(variable);
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
    // ---- where values come from

    const std::vector<Source> &sourcesOf(const DecisionTable &table, const Decision *decision, int depth)
    {
        if (const auto known = m_sources.find(&table); known != m_sources.end())
            return known->second;
        std::vector<Source> sources;
        for (std::size_t column = 0; column < table.inputs.size(); ++column)
            sources.push_back(sourceOf(table, column, decision, depth));
        return m_sources.emplace(&table, std::move(sources)).first->second;
    }

    Source sourceOf(const DecisionTable &table, std::size_t column, const Decision *decision, int depth)
    {
        const DecisionTable::Input &input = table.inputs[column];
        const QString text = input.text;
        std::vector<feel::Expression::Use> uses;
        if (input.expression)
            uses = input.expression->uses();
        const bool isPath = uses.size() == 1 && uses.front().path == text;
        if (isPath && decision) {
            const QStringList path = text.split(u'.');
            for (const auto &required : decision->decisions) {
                const bool named = required.import.isEmpty() && required.node->variable.name == path.front();
                const bool plain = path.size() <= 2 && depth < MaxDepth && !reaches(*required.node, *decision);
                if (named && plain && isAnalysable(*required.node, path.value(1)))
                    return {std::nullopt, required.node, path.value(1)};
            }
            for (const auto &required : decision->inputs) {
                if (required.import.isEmpty() && required.node->variable.name == path.front())
                    return {variable(required.node, path, table, column), nullptr, {}};
            }
        }
        return {variable(decision, isPath ? text.split(u'.') : QStringList{text}, table, column), nullptr, {}};
    }

    /// Whether `from` requires `to`, which reading has reported as a circle where it comes back.
    static bool reaches(const Decision &from, const Decision &to)
    {
        std::set<const Decision *> seen;
        std::vector<const Decision *> open{&from};
        while (!open.empty()) {
            const Decision *next = open.back();
            open.pop_back();
            if (next == &to)
                return true;
            if (!seen.insert(next).second)
                continue;
            for (const auto &required : next->decisions)
                open.push_back(required.node);
        }
        return false;
    }

    /// Whether the decision's values can be told from its table: one rule applies, and outputs are literals.
    static bool isAnalysable(const Decision &decision, const QString &output)
    {
        const DecisionTable *table = tableOf(decision);
        if (!table || !hasSingleHit(*table) || (table->outputs.size() > 1) == output.isEmpty())
            return false;
        const auto column = outputColumn(*table, output);
        if (!column)
            return false;
        const bool literal = std::all_of(table->rules.begin(), table->rules.end(), [&](const DecisionTable::Rule &rule) {
            return rule.outputs[*column] && literalValue(*rule.outputs[*column]);
        });
        const auto &standard = table->outputs[*column].defaultEntry;
        return literal && (!standard || literalValue(*standard));
    }

    static std::optional<std::size_t> outputColumn(const DecisionTable &table, const QString &output)
    {
        if (table.outputs.size() == 1)
            return 0;
        for (std::size_t i = 0; i < table.outputs.size(); ++i) {
            if (table.outputs[i].name == output)
                return i;
        }
        return std::nullopt;
    }

    std::size_t variable(const void *owner, const QStringList &path, const DecisionTable &table, std::size_t column)
    {
        const auto key = std::make_pair(owner, path.join(u'.'));
        const auto [known, fresh] = m_variableIds.emplace(key, m_variables.size());
        if (fresh)
            m_variables.push_back({path, table.inputs[column].label, {}, {}, {}, {}, {}});
        Dimension &found = m_variables[known->second];
        found.columns.emplace_back(&table, column);
        const std::vector<feel::Value> literals = literalsOf(table, column);
        found.literals.insert(found.literals.end(), literals.begin(), literals.end());
        const auto take = [&found](const TypeRef &type) {
            if (found.kind == feel::Type::Kind::Any)
                found.kind = type.type.kind();
            if (type.definition)
                found.definitions.push_back(type.definition);
        };
        take(table.inputs[column].type);
        for (const InputData *input : inputDataOf(owner)) {
            TypeRef type = input->variable.type;
            for (qsizetype i = 1; i < path.size() && type.definition; ++i)
                type = memberType(*type.definition, path[i]);
            if (path.size() == 1 || type.definition)
                take(type);
        }
        return known->second;
    }

    /// The input data that `owner` is, if it is one.
    std::vector<const InputData *> inputDataOf(const void *owner) const
    {
        std::vector<const InputData *> found;
        const auto look = [&](const Decision &decision) {
            for (const auto &required : decision.inputs) {
                if (required.node == owner && found.empty())
                    found.push_back(required.node);
            }
        };
        for (const Decision *decision : m_decisions)
            look(*decision);
        if (m_decision)
            look(*m_decision);
        return found;
    }

    static TypeRef memberType(const ItemDefinition &definition, const QString &name)
    {
        for (const ItemDefinition *item = &definition; item; item = item->base) {
            for (const auto &[member, type] : item->members) {
                if (member == name)
                    return {name, type->type, type};
            }
        }
        return {};
    }

    std::set<std::size_t> variablesOf(const DecisionTable &table, std::size_t column, const Decision *decision, int depth)
    {
        if (decision)
            m_decisions.insert(decision);
        const Source source = sourcesOf(table, decision, depth)[column];
        if (source.variable)
            return {*source.variable};
        std::set<std::size_t> all;
        const DecisionTable &required = *tableOf(*source.decision);
        for (std::size_t i = 0; i < required.inputs.size(); ++i)
            all.merge(variablesOf(required, i, source.decision, depth + 1));
        return all;
    }

    // ---- what values there are

    void fillPoints(Dimension &variable)
    {
        if (variable.kind == feel::Type::Kind::Any && !variable.literals.empty())
            variable.kind = feel::typeOf(variable.literals.front()).kind();
        for (const ItemDefinition *definition : variable.definitions) {
            for (const ItemDefinition *item = definition; item; item = item->base) {
                for (const auto &tests : {item->allowedValues, item->constraint}) {
                    const auto more = tests ? literalsIn(tests->text()) : std::vector<feel::Value>();
                    variable.literals.insert(variable.literals.end(), more.begin(), more.end());
                }
            }
        }
        variable.points = pointsOf(variable.kind, variable.literals);
        variable.isKnown = !variable.points.empty();
        std::erase_if(variable.points, [&](const feel::Value &point) {
            return std::any_of(variable.definitions.begin(), variable.definitions.end(), [&](const auto *definition) {
                return !allows(*definition, point);
            });
        });
        std::size_t rules = 0;
        for (const auto &[table, column] : variable.columns)
            rules += table->rules.size();
        variable.isSound = variable.points.size() * std::max<std::size_t>(rules, 1) <= MaxTests;
        if (variable.isSound)
            mergeAlike(variable);
    }

    /// Keeps one point of those that every column answers alike.
    void mergeAlike(Dimension &variable)
    {
        std::set<std::string> seen;
        std::erase_if(variable.points, [&](const feel::Value &point) {
            std::string answers;
            for (const auto &[table, column] : variable.columns) {
                answers += isAllowed(table->inputs[column], point) ? 'a' : 'r';
                for (const DecisionTable::Rule &rule : table->rules)
                    answers += char('0' + int(fitOf(rule, column, point)));
            }
            return !seen.insert(answers).second;
        });
    }

    // ---- columns together

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
            const Dimension &variable = m_variables[id];
            if (!variable.isSound)
                return std::nullopt;
            combinations *= variable.isKnown ? variable.points.size() : 1;
            if (combinations > MaxAssignments)
                return std::nullopt;
        }
        for (const std::size_t column : columns) {
            if (m_sources.at(&m_table)[column].decision)
                axes.given[column].emplace();
        }
        Axis axis;
        std::set<std::string> seen;
        m_assigned.clear();
        m_assigned.resize(m_variables.size());
        const std::function<void(std::size_t)> assign = [&](std::size_t index) {
            if (index == variables.size()) {
                add(columns, variables, axis, seen, axes);
                return;
            }
            const std::size_t id = variables[index];
            if (!m_variables[id].isKnown) {
                m_assigned[id] = {false, {}};
                assign(index + 1);
                return;
            }
            for (const feel::Value &point : m_variables[id].points) {
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
            const Dimension &variable = m_variables[id];
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
        const Source &source = m_sources.at(&table)[column];
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

    const DecisionTable &m_table;
    const Decision *m_decision; // both the model's
    std::vector<Dimension> m_variables;
    std::map<std::pair<const void *, QString>, std::size_t> m_variableIds;
    std::set<const Decision *> m_decisions;
    std::map<const DecisionTable *, std::vector<Source>> m_sources;
    std::vector<Answer> m_assigned;
    std::map<std::pair<const Decision *, QString>, Answer> m_decided; ///< for the values assigned now
    std::map<std::pair<const DecisionTable::Rule *, std::size_t>, std::optional<feel::Value>> m_literals;
    std::map<std::pair<const DecisionTable *, std::size_t>, std::map<QString, std::vector<Fit>>> m_fits;
};

} // namespace

bool isAllowed(const DecisionTable::Input &input, const feel::Value &value)
{
    feel::Diagnostics ignored; // whether it passes is all that is asked
    return (!input.type.definition || allows(*input.type.definition, value))
           && (!input.values || input.values->evaluateTests(value, {}, ignored).isTrue());
}

Axes axesOf(const DecisionTable &table, const Decision *decision)
{
    return Builder(table, decision).build();
}

} // namespace engine::dmn
