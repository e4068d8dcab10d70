// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/case_store.h"

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
    DidNotArrive,
    NoApproval,
    OtherAuthority,
    OtherReview
};
core::ErrorText errorText(ScenarioError id);

/// When the office opens on that day: the hour at which scenarios begin.
QDateTime morningOf(QDate day);

/// What came of one scenario: its name, and what was not as it should be, with the place of the step.
struct ScenarioResult
{
    QString name;
    QString file;
    core::Faults faults;
    std::vector<QString> flows; ///< sequence flows that were taken, as `process/flow`
};

/// Where a scenario's case is kept, and the receipt number that it gets there.
struct PlayIn
{
    casework::CaseStore &store;
    QString receipt = QStringLiteral("2026-000001-0");
};

/// Plays one scenario of a package on a clock that stands still but for `wait`: the same office, desk, pump and services as in a
/// town, kept in memory. A member of staff (`as`) gets the post of the task's role when they first do one.
ScenarioResult playScenario(const std::shared_ptr<const procedure::Package> &package, const QString &file, const QByteArray &xml);
/// The same with the case kept in a store of the caller's, which may hold others; it tells no flows.
ScenarioResult playScenario(const std::shared_ptr<const procedure::Package> &package, const QString &file, const QByteArray &xml, const PlayIn &in);

} // namespace engine::tool
