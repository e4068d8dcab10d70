// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/analysis_axes.h"

#include <map>
#include <set>

namespace engine::dmn {

/// Something that comes from outside: input data or a part of it, or an expression that is not looked into.
struct TriedVariable
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
struct ColumnSource
{
    std::optional<std::size_t> variable;
    const Decision *decision = nullptr; ///< a table whose outputs are literals
    QString output;                     ///< of several, which
};

/// What the columns of one table come from, through the tables of required decisions, and the values that are tried of
/// each.
class TriedVariables
{
public:
    /// With `decision`, whose table `table` is, required decisions are looked into. Both are the model's.
    TriedVariables(const DecisionTable &table, const Decision *decision) : m_table(table), m_decision(decision) {}

    /// Those behind a column of the table. To be asked of every column first.
    std::set<std::size_t> behind(std::size_t column) { return behind(m_table, column, m_decision, 0); }
    /// Then gives each its points.
    void fillPoints();

    const std::vector<TriedVariable> &all() const { return m_variables; }
    const ColumnSource &sourceOf(const DecisionTable &table, std::size_t column) const { return m_sources.at(&table)[column]; }

private:
    std::set<std::size_t> behind(const DecisionTable &table, std::size_t column, const Decision *decision, int depth);
    const std::vector<ColumnSource> &sourcesOf(const DecisionTable &table, const Decision *decision, int depth);
    ColumnSource findSource(const DecisionTable &table, std::size_t column, const Decision *decision, int depth);
    std::size_t variable(const void *owner, const QStringList &path, const DecisionTable &table, std::size_t column);
    std::vector<const InputData *> inputDataOf(const void *owner) const;

    const DecisionTable &m_table;
    const Decision *m_decision;
    std::vector<TriedVariable> m_variables;
    std::map<std::pair<const void *, QString>, std::size_t> m_variableIds;
    std::set<const Decision *> m_decisions;
    std::map<const DecisionTable *, std::vector<ColumnSource>> m_sources;
};

/// The type of what lies at `path`, which begins with the input's own name; without a definition where none is declared.
TypeRef typeAt(const InputData &input, const QStringList &path);
/// The table that is a decision's whole logic and has no versions.
const DecisionTable *tableOf(const Decision &decision);
/// The column of that output; nullopt where there is none.
std::optional<std::size_t> outputColumn(const DecisionTable &table, const QString &output);
Fit fitOf(const DecisionTable::Rule &rule, std::size_t column, const feel::Value &value);

} // namespace engine::dmn
