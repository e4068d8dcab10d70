// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/migration.h"
#include "forms/check/check.h"

namespace engine::casework {

/// Answers to fields of a new version's entry form as they were typed, by case id. Those under an empty id are for every case
/// that has none of its own, as far as it needs them.
using MigrationAnswers = std::map<QString, forms::check::RawAnswers>;

/// Running cases that are to go on with another version of their procedure.
struct MigrationOrder
{
    QString procedure;
    std::optional<QString> target = {}; ///< SHA-256 of a published version, hex; absent: the one in force
    MigrationAnswers answers = {};
};

/// What becomes of one case, and why.
struct CaseMigration
{
    QString caseId;
    QString from; ///< the version that it runs with
    runtime::Verdict verdict = runtime::Verdict::Stay;
    core::Faults reasons;
    std::optional<core::Error> failed = {}; ///< its journal could not be written: nothing has changed
};

struct MigrationReport
{
    QString target;
    std::vector<CaseMigration> cases; ///< by case id
    int already = 0;                  ///< cases that run with the target, and are not listed

    int count(runtime::Verdict verdict) const;
};

/// A verdict in its own words, as in the journal: move, stay, needs-answer.
QString wordOf(runtime::Verdict verdict);

} // namespace engine::casework
