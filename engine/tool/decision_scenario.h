// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/tool/scenario.h"

namespace engine::tool {

enum class DecisionScenarioError {
    OtherResult,
    OtherOutput,
    NoSuchOutput,
    Because,     ///< no rule that applied says so
    ReasonsDiffer ///< from what is kept beside the cases
};
core::ErrorText errorText(DecisionScenarioError id);

/// Where the reasons of a file of cases are kept, to be read and approved: `scenarios/decisions/fees.reasons`.
QString reasonsPath(const QString &file);

/// What a citizen would be told in the cases of a file, in Japanese and English, with the rules' ids: each rule by the
/// first case that takes it.
QString decisionReasons(const procedure::Package &package, const QString &file, const QByteArray &xml);

/// Evaluates every case of a file of `scenarios/decisions`: nothing but the decision, the case's inputs and its day.
/// Where the package keeps the reasons, they must be the same.
ScenarioResult playDecisionScenario(const procedure::Package &package, const QString &file, const QByteArray &xml);

} // namespace engine::tool
