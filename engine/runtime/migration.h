// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/execute.h"

namespace engine::runtime {

/// Whether a running case can go on with another version of its package.
enum class Verdict { Move, Stay, NeedsAnswer };

struct MigrationPlan
{
    Verdict verdict = Verdict::Move;
    core::Faults reasons;         ///< why it does not move: every place that does not fit, or every answer that does not
    std::vector<QString> missing; ///< the answers that are to be given
};

/// What would become of the case in `state`, which runs with `from`, if `command` handed it over to `to`. Changes nothing.
///
/// It moves only where nothing is to be guessed: every place where it stands (tokens, scopes, called processes, loops, what
/// waits there, what may be undone) is there in the new version under the same id, of the same type and in the same place,
/// waits for the same things, and its tokens meet at the joins ahead of them. It needs an answer where the new version uses
/// fields of its entry form that the earlier form did not have and that neither the case nor the command knows.
MigrationPlan planMigration(const Definition &from, const Definition &to, const state::CaseState &state,
                            const journal::MigrateCase &command);

enum class MigrationError {
    SameVersion,
    ProcessGone,
    NodeGone,
    NodeChanged,
    NodeElsewhere,
    ServiceChanged,
    CalledChanged,
    InputMissing,
    RepeatsOtherwise,
    FlowsChanged,
    TriggerChanged,
    WaitAdded,
    UndoChanged,
    JoinWithoutToken,
    JoinGone,
    AnswerMissing,
    AnswerNotAsked
};
inline constexpr MigrationError lastMigrationError = MigrationError::AnswerNotAsked;
core::ErrorText errorText(MigrationError id);

} // namespace engine::runtime
