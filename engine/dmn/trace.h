// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"
#include "engine/feel/value.h"

#include <vector>

namespace engine::dmn {

/// One step of an evaluation, in the order in which steps ended: what was asked, which rules matched
/// and what came out. A value type.
struct TraceStep
{
    enum class Kind { Decision, DecisionTable, KnowledgeModel, DecisionService };

    struct NamedValue
    {
        QString name;
        feel::Value value;
    };
    struct Annotation
    {
        QString column; ///< as `law`
        QString text;   ///< as `地方税法 第20条の10`
    };
    struct MatchedRule
    {
        int number = 0; ///< from 1
        QString id;
        core::SourceRef where;
        std::vector<Annotation> annotations;
    };

    Kind kind = Kind::Decision;
    QString name; ///< of the decision, model or service
    core::SourceRef where;
    int depth = 0; ///< how many steps it lies within
    std::vector<NamedValue> inputs;
    std::vector<MatchedRule> rules;
    feel::Value result;
};

/// The step as one sentence for a clerk: "Fee: rule 2 applies (Ordinance, art. 3) and gives 300".
QString sentence(const TraceStep &step, const core::Language &language);

} // namespace engine::dmn
