// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::tool {

enum class ScenarioError {
    NotAScenario,
    UnknownForm,
    AnswersRefused,
    NotSubmitted,
    NoSuchTask,
    SeveralTasks,
    Refused,
    NotRefused,
    OtherRefusal,
    NotWaiting,
    OtherAmount,
    WordsMissing,
    OtherEnd,
    NoDocument,
    OtherRole,
    OtherState,
    OtherValue,
    Incident,
    DidNotArrive
};
core::ErrorText errorText(ScenarioError id);

/// What came of one scenario: its name, and what was not as it should be, with the place of the step.
struct ScenarioResult
{
    QString name;
    QString file;
    core::Faults faults;
    std::vector<QString> flows; ///< sequence flows that were taken, for coverage
};

/// Plays one scenario of a package on a clock that stands still but for `wait`: the same office, desk, pump and services as in a
/// town, kept in memory. A member of staff (`as`) gets the post of the task's role when they first do one.
ScenarioResult playScenario(const std::shared_ptr<const procedure::Package> &package, const QString &file, const QByteArray &xml);

} // namespace engine::tool
