// SPDX-License-Identifier: Apache-2.0
#include "engine/store/verify.h"

namespace engine::store {

core::ErrorText errorText(VerifyError id)
{
    switch (id) {
    case VerifyError::RecordChanged:
        return {"store", "RecordChanged", QT_TRANSLATE_NOOP("store", "case %1, record %2: the record does not have its hash: it was changed")};
    case VerifyError::RecordUnreadable:
        return {"store", "RecordUnreadable", QT_TRANSLATE_NOOP("store", "case %1, record %2: the record cannot be read: %4")};
    case VerifyError::SequenceGap:
        return {"store", "SequenceGap", QT_TRANSLATE_NOOP("store", "case %1, record %2: expected record %4 here")};
    case VerifyError::PreviousDiffers:
        return {"store", "PreviousDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2: it does not follow the record before it")};
    case VerifyError::HeadDiffers:
        return {"store", "HeadDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2: the head of the chain is another record (%4)")};
    case VerifyError::HeadSealWrong:
        return {"store", "HeadSealWrong", QT_TRANSLATE_NOOP("store", "case %1, record %2: the head is not sealed with the town key: the chain was made anew")};
    case VerifyError::NoHead:
        return {"store", "NoHead", QT_TRANSLATE_NOOP("store", "case %1, record %2: the chain has no sealed head")};
    case VerifyError::TownSealWrong:
        return {"store", "TownSealWrong", QT_TRANSLATE_NOOP("store", "the count of commits is not sealed with the town key")};
    case VerifyError::HeadsFoldWrong:
        return {"store", "HeadsFoldWrong", QT_TRANSLATE_NOOP("store", "the seals of all cases and rows together are not those that were sealed: a case or a row was put back or taken away")};
    case VerifyError::StaleAnchor:
        return {"store", "StaleAnchor", QT_TRANSLATE_NOOP("store", "the anchor file knows a later commit: the database is an old copy")};
    case VerifyError::AnchorUnreadable:
        return {"store", "AnchorUnreadable", QT_TRANSLATE_NOOP("store", "the anchor file is not sealed with the town key")};
    case VerifyError::StateDiffers:
        return {"store", "StateDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the stored state differs from the journal")};
    case VerifyError::StateUnreadable:
        return {"store", "StateUnreadable", QT_TRANSLATE_NOOP("store", "case %1, record %2: there is no stored state")};
    case VerifyError::ColumnDiffers:
        return {"store", "ColumnDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: stored \"%4\", by the journal \"%5\"")};
    case VerifyError::TaskDiffers:
        return {"store", "TaskDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: stored \"%4\", by the journal \"%5\"")};
    case VerifyError::TaskMissing:
        return {"store", "TaskMissing", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the task is missing in the list")};
    case VerifyError::TaskSurplus:
        return {"store", "TaskSurplus", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the journal knows no such task")};
    case VerifyError::ListDiffers:
        return {"store", "ListDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: what lists and searches go by does not fit the journal")};
    case VerifyError::TimerDiffers:
        return {"store", "TimerDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: stored \"%4\", by the journal \"%5\"")};
    case VerifyError::FileBroken:
        return {"store", "FileBroken", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: %4")};
    case VerifyError::FileNotErased:
        return {"store", "FileNotErased", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: it was erased, but its content is still there")};
    case VerifyError::ExecutionDiffers:
        return {"store", "ExecutionDiffers", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: executing the command again gives other events")};
    case VerifyError::ExecutionFails:
        return {"store", "ExecutionFails", QT_TRANSLATE_NOOP("store", "case %1, record %2: the command is refused when it is executed again: %4")};
    case VerifyError::UnknownPackage:
        return {"store", "UnknownPackage", QT_TRANSLATE_NOOP("store", "case %1, record %2: its package is not in the database")};
    case VerifyError::KeyLost:
        return {"store", "KeyLost", QT_TRANSLATE_NOOP("store", "case %1: its key is missing or was changed: no personal value can be read")};
    case VerifyError::ValueMissing:
        return {"store", "ValueMissing", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the personal value is missing, and the journal does not say that it was erased")};
    case VerifyError::ValueNotErased:
        return {"store", "ValueNotErased", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the personal value was erased, but is still there")};
    case VerifyError::ValueSurplus:
        return {"store", "ValueSurplus", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the journal knows no such value")};
    case VerifyError::ServiceNotWaiting:
        return {"store", "ServiceNotWaiting", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the case waits for this service, but it is not in the outbox")};
    case VerifyError::RowSealWrong:
        return {"store", "RowSealWrong", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the row is not sealed with the town key: it was changed")};
    case VerifyError::PackageChanged:
        return {"store", "PackageChanged", QT_TRANSLATE_NOOP("store", "%3: the files of this package are not what its hash says, or it was never published")};
    case VerifyError::NoAnchor:
        return {"store", "NoAnchor", QT_TRANSLATE_NOOP("store", "the anchor file is missing: nobody can tell whether the database is an old copy")};
    case VerifyError::ValueBroken:
        return {"store", "ValueBroken", QT_TRANSLATE_NOOP("store", "case %1, record %2, %3: the personal value does not decrypt: it was changed")};
    case VerifyError::CaseWithoutJournal:
        return {"store", "CaseWithoutJournal", QT_TRANSLATE_NOOP("store", "case %1 has no journal")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::store
