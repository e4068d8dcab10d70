// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/catalogue.h"
#include "engine/store/case_vault.h"

namespace engine::store {

enum class VerifyError {
    RecordChanged,
    RecordUnreadable,
    SequenceGap,
    PreviousDiffers,
    HeadDiffers,
    HeadSealWrong,
    NoHead,
    TownSealWrong,
    HeadsFoldWrong,
    StaleAnchor,
    AnchorUnreadable,
    StateDiffers,
    StateUnreadable,
    ColumnDiffers,
    TaskDiffers,
    TaskMissing,
    TaskSurplus,
    ListDiffers,
    TimerDiffers,
    FileBroken,
    FileNotErased,
    ExecutionDiffers,
    ExecutionFails,
    UnknownPackage,
    KeyLost,
    ValueBroken,
    ValueMissing,
    ValueNotErased,
    ValueSurplus,
    CaseWithoutJournal,
    ServiceNotWaiting,
    RowSealWrong,
    PackageChanged,
    NoAnchor
};
core::ErrorText errorText(VerifyError id);

/// What verifying a town's cases has found. Faults name the case, the sequence number (0: none) and the field.
struct VerifyReport
{
    struct Fault { QString caseId; qint64 sequence = 0; QString field; core::Error error; };
    /// What was erased, by an EraseValues command: names of variables and files, and its ground.
    struct Erased { QString caseId; qint64 sequence = 0; QStringList what; QString ground; };
    /// A record of another version of the engine, which this one would write otherwise: worth knowing, but no fault (design 1.4).
    struct Difference { QString caseId; qint64 sequence = 0; QString field; QString engine; };
    int cases = 0;
    qint64 records = 0;
    qint64 executed = 0;    ///< records whose commands were executed again
    qint64 notExecuted = 0; ///< records whose values were erased
    std::vector<Fault> faults;
    std::vector<Erased> erased;
    std::vector<Difference> differences;
};

/// Applies every case's journal, executes its commands again, and compares with what is stored: chain, personal values, state,
/// columns, tasks, timers, files; then the seals of what no journal can tell, and the anchor file's text (empty: there is none,
/// which is a fault of a town that has committed anything). Reads only; the database may be in use.
/// Who verifies again and again gives `known`: a package whose files have the hash of one in there is not read anew.
core::Result<VerifyReport> verify(const Database &database, const TownKeys &keys, const QByteArray &anchor, procedure::Catalogue *known = nullptr);

} // namespace engine::store
