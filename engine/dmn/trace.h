// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/cell_meaning.h"

#include <vector>

namespace engine::dmn {

/// How much an evaluation tells about itself. Nothing costs nothing.
enum class Explain {
    Nothing,
    Rules, ///< which rules applied
    Whole, ///< which inputs decided, what rules narrowly did not apply, what a null came from
};

/// One step of an evaluation, in the order in which steps ended: what was asked, which rules matched
/// and what came out. A value type.
struct TraceStep
{
    enum class Kind { Decision, DecisionTable, KnowledgeModel, DecisionService };

    struct NamedValue
    {
        QString name;
        feel::Value value;
        WordingPointer words = {};
    };
    struct Annotation
    {
        QString column; ///< as `law`
        QString text;   ///< as `地方税法 第20条の10`
    };
    /// What a rule asks of one input.
    struct Cell
    {
        std::size_t input = 0; ///< of `inputs`
        CellMeaning meaning;
    };
    /// Of Explain::Rules the rules that applied have number, id, place and annotations.
    struct Rule
    {
        int number = 0; ///< from 1
        QString id;
        core::SourceRef where;
        std::vector<Annotation> annotations;
        feel::Value output = {};
        std::vector<Cell> cells = {}; ///< all that are not `-`; of a near miss only those that did not hold
    };

    Kind kind = Kind::Decision;
    QString name; ///< of the decision, model or service
    core::SourceRef where;
    int depth = 0; ///< how many steps it lies within
    WordingPointer words = {};
    std::vector<NamedValue> inputs = {}; ///< of a table its columns, else what the logic names
    std::vector<Rule> rules = {};
    std::vector<Rule> nearMisses = {}; ///< the rules of another output that fewest inputs kept from applying
    int rulesTested = 0;               ///< a table's index rules out the others without looking at them
    bool addsUp = false;               ///< several rules may apply, and the result is made of all
    bool byDefault = false;            ///< no rule applied, and the default did
    feel::Value result = {};
    feel::Diagnostics reasons = {}; ///< where the result is null: what was reported on the way, with places
};

/// The articles of law that the step rests on: those of its rules' column `law`, else its own.
QStringList articlesOf(const TraceStep &step);

/// The step as one sentence for the person whom it concerns: labels, values and the law, no identifiers.
QString sentence(const TraceStep &step, const core::Language &language);

/// Why one of its rules applied: the author's own clause, else what its inputs are ("the tax is the vehicle tax"); empty where
/// the rule always applies.
QString reasonOf(const TraceStep &step, const TraceStep::Rule &rule, const core::Language &language);

/// What kept the rules of another result from applying, a sentence each.
QStringList nearMissSentences(const TraceStep &step, const core::Language &language);

} // namespace engine::dmn
