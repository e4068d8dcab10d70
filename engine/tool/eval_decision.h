// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/trace.h"
#include "engine/feel/expression.h"
#include "engine/tool/commands.h"

namespace engine::tool {

enum class EvalError {
    CannotReadContext,
    NotAContext,
    NotUtf8,        ///< the file of the context
    NoSuchDecision, ///< in the model; names those that there are
    NoSuchInput,    ///< of the decision
};
core::ErrorText errorText(EvalError id);

inline constexpr auto evalUsage
    = "todoke eval EXPRESSION [--context FILE|'{name: value}'] [--date 2026-05-07 | --now 2026-05-07T09:00:00+09:00] [--lang ja|en]\n"
      "todoke eval --decision NAME --model FILE.dmn [--why] [--change] [--context ...] [--date ...] [--lang ...]";

/// What `todoke eval --decision` was asked.
struct DecisionQuestion
{
    QString decision;
    QString model; ///< path of the DMN file; what it imports lies in the same folder
    bool why = false;
    bool change = false;
};

/// Evaluates a decision and writes its result, then the reasons and what would change it where these were asked for.
int evalDecision(const DecisionQuestion &question,
                 const feel::Context &inputs,
                 const feel::Environment &environment,
                 const Console &console);

/// The steps of a trace as lines, the outermost last: sentences, the places of the rules, what narrowly did not apply
/// and, of a value that is missing, the places that it comes from.
QStringList reasonLines(const std::vector<dmn::TraceStep> &trace, const core::Language &language);

} // namespace engine::tool
