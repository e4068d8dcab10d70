// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/tool/scenario.h"

namespace engine::tool {

enum class DecisionScenarioError {
    OtherResult,
    OtherOutput,
    NoSuchOutput,
    Because ///< no rule that applied says so
};
core::ErrorText errorText(DecisionScenarioError id);

/// Evaluates every case of a file of `scenarios/decisions`: nothing but the decision, the case's inputs and its day.
ScenarioResult playDecisionScenario(const procedure::Package &package, const QString &file, const QByteArray &xml);

} // namespace engine::tool
