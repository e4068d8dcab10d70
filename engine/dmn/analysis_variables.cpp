// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis_variables.h"

#include "engine/dmn/analysis_points.h"

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxTests = 3'000'000; ///< points times rules of one variable
constexpr int MaxDepth = 20;                ///< of decisions behind each other

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

/// Whether `from` requires `to`, which reading has reported as a circle where it comes back.
bool reaches(const Decision &from, const Decision &to)
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
bool isAnalysable(const Decision &decision, const QString &output)
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

TypeRef memberType(const ItemDefinition &definition, const QString &name)
{
    for (const ItemDefinition *item = &definition; item; item = item->base) {
        for (const auto &[member, type] : item->members) {
            if (member == name)
                return {name, type->type, type};
        }
    }
    return {};
}

/// Keeps one point of those that every column answers alike.
void mergeAlike(TriedVariable &variable)
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

/// The values of its type around all that it is compared with, and allowed ones only.
void fillPointsOf(TriedVariable &variable)
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

} // namespace

TypeRef typeAt(const InputData &input, const QStringList &path)
{
    TypeRef type = input.variable.type;
    for (qsizetype i = 1; i < path.size() && type.definition; ++i)
        type = memberType(*type.definition, path[i]);
    return type;
}

bool isAllowed(const DecisionTable::Input &input, const feel::Value &value)
{
    feel::Diagnostics ignored; // whether it passes is all that is asked
    return (!input.type.definition || allows(*input.type.definition, value))
           && (!input.values || input.values->evaluateTests(value, {}, ignored).isTrue());
}

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

const DecisionTable *tableOf(const Decision &decision)
{
    return decision.logic && !decision.dating ? std::get_if<DecisionTable>(&decision.logic->form) : nullptr;
}

std::optional<std::size_t> outputColumn(const DecisionTable &table, const QString &output)
{
    if (table.outputs.size() == 1)
        return 0;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
        if (table.outputs[i].name == output)
            return i;
    }
    return std::nullopt;
}

const std::vector<ColumnSource> &TriedVariables::sourcesOf(const DecisionTable &table, const Decision *decision, int depth)
{
    if (const auto known = m_sources.find(&table); known != m_sources.end())
        return known->second;
    std::vector<ColumnSource> sources;
    for (std::size_t column = 0; column < table.inputs.size(); ++column)
        sources.push_back(findSource(table, column, decision, depth));
    return m_sources.emplace(&table, std::move(sources)).first->second;
}

ColumnSource TriedVariables::findSource(const DecisionTable &table, std::size_t column, const Decision *decision, int depth)
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

std::size_t TriedVariables::variable(const void *owner, const QStringList &path, const DecisionTable &table, std::size_t column)
{
    const auto key = std::make_pair(owner, path.join(u'.'));
    const auto [known, fresh] = m_variableIds.emplace(key, m_variables.size());
    if (fresh)
        m_variables.push_back({path, table.inputs[column].label, {}, {}, {}, {}, {}});
    TriedVariable &found = m_variables[known->second];
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
        const TypeRef type = typeAt(*input, path);
        if (path.size() == 1 || type.definition)
            take(type);
    }
    return known->second;
}

/// The input data that `owner` is, if it is one.
std::vector<const InputData *> TriedVariables::inputDataOf(const void *owner) const
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

std::set<std::size_t> TriedVariables::behind(const DecisionTable &table, std::size_t column, const Decision *decision, int depth)
{
    if (decision)
        m_decisions.insert(decision);
    const ColumnSource source = sourcesOf(table, decision, depth)[column];
    if (source.variable)
        return {*source.variable};
    std::set<std::size_t> all;
    const DecisionTable &required = *tableOf(*source.decision);
    for (std::size_t i = 0; i < required.inputs.size(); ++i)
        all.merge(behind(required, i, source.decision, depth + 1));
    return all;
}

void TriedVariables::fillPoints()
{
    for (TriedVariable &variable : m_variables)
        fillPointsOf(variable);
}

} // namespace engine::dmn
