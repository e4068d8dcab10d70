// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/office.h"

namespace engine::casework {

core::ErrorText errorText(CaseError id)
{
    switch (id) {
    case CaseError::UnknownProcedure:
        return {"casework", "UnknownProcedure", QT_TRANSLATE_NOOP("casework", "this town does not run the procedure \"%1\" in that version")};
    case CaseError::UnknownCase:
        return {"casework", "UnknownCase", QT_TRANSLATE_NOOP("casework", "there is no case %1")};
    case CaseError::UnknownTask:
        return {"casework", "UnknownTask", QT_TRANSLATE_NOOP("casework", "this task is done or was withdrawn: refresh the list")};
    case CaseError::NotYours:
        return {"casework", "NotYours", QT_TRANSLATE_NOOP("casework", "this is for another position than yours")};
    case CaseError::OwnDraft:
        return {"casework", "OwnDraft", QT_TRANSLATE_NOOP("casework", "nobody decides on their own draft: a colleague must do it")};
    case CaseError::NotYourDraft:
        return {"casework", "NotYourDraft", QT_TRANSLATE_NOOP("casework", "only whoever wrote the draft can take it back")};
    case CaseError::DraftActedOn:
        return {"casework", "DraftActedOn", QT_TRANSLATE_NOOP("casework", "somebody has acted on the draft already: ask them to send it back")};
    case CaseError::NoPullBack:
        return {"casework", "NoPullBack", QT_TRANSLATE_NOOP("casework", "this draft cannot be taken back now")};
    case CaseError::NothingToReview:
        return {"casework", "NothingToReview", QT_TRANSLATE_NOOP("casework", "there is no approval here that waits for an after-review")};
    case CaseError::HeldByOther:
        return {"casework", "HeldByOther", QT_TRANSLATE_NOOP("casework", "%1 is working on this task")};
    case CaseError::CaseMoved:
        return {"casework", "CaseMoved", QT_TRANSLATE_NOOP("casework", "the case has changed since you opened it: look at it again before you send")};
    case CaseError::DraftMoved:
        return {"casework", "DraftMoved", QT_TRANSLATE_NOOP("casework", "this is another draft than the one you have read: read it before you decide")};
    case CaseError::NotNamedStaff:
        return {"casework", "NotNamedStaff", QT_TRANSLATE_NOOP("casework", "only named staff may look at this")};
    case CaseError::ReasonMissing:
        return {"casework", "ReasonMissing", QT_TRANSLATE_NOOP("casework", "give the reason why you need to see this")};
    case CaseError::WhySkipped:
        return {"casework", "WhySkipped", QT_TRANSLATE_NOOP("casework", "write down why the case is to go on without this")};
    case CaseError::NoIncident:
        return {"casework", "NoIncident", QT_TRANSLATE_NOOP("casework", "%1 is no incident (any more): only what has failed for good can be skipped")};
    case CaseError::NoSuchFile:
        return {"casework", "NoSuchFile", QT_TRANSLATE_NOOP("casework", "there is no such file")};
    case CaseError::NothingErased:
        return {"casework", "NothingErased", QT_TRANSLATE_NOOP("casework", "case %1 has none of these values any more: nothing was erased")};
    case CaseError::UnknownService:
        return {"casework", "UnknownService", QT_TRANSLATE_NOOP("casework", "this town has no service \"%1\"")};
    case CaseError::UnknownAggregate:
        return {"casework", "UnknownAggregate", QT_TRANSLATE_NOOP("casework", "the procedure %1 has no process %2 in a file of its own that could begin")};
    case CaseError::NoSuchProcedure:
        return {"casework", "NoSuchProcedure", QT_TRANSLATE_NOOP("casework", "this town has published no procedure “%1”")};
    case CaseError::UnknownVersion:
        return {"casework", "UnknownVersion", QT_TRANSLATE_NOOP("casework", "the procedure “%1” has no published version %2; expected the 64 digits of its hash")};
    case CaseError::NotRunning:
        return {"casework", "NotRunning", QT_TRANSLATE_NOOP("casework", "there are answers for %1, which is no running case of “%2”")};
    case CaseError::AnswerRefused:
        return {"casework", "AnswerRefused", QT_TRANSLATE_NOOP("casework", "the answer to “%1” does not fit its field:")};
    case CaseError::UnknownStaff:
        return {"casework", "UnknownStaff", QT_TRANSLATE_NOOP("casework", "nobody on the staff has the id %1")};
    case CaseError::UnderHold:
        return {"casework", "UnderHold", QT_TRANSLATE_NOOP("casework", "nothing of case %1 may be erased or disposed of: it is held for %2")};
    case CaseError::NotHeld:
        return {"casework", "NotHeld", QT_TRANSLATE_NOOP("casework", "case %1 is not under a hold")};
    case CaseError::RetentionRuns:
        return {"casework", "RetentionRuns", QT_TRANSLATE_NOOP("casework", "the record of case %1 is to be kept until %2")};
    case CaseError::Disposed:
        return {"casework", "Disposed", QT_TRANSLATE_NOOP("casework", "the record of case %1 was disposed of")};
    case CaseError::Contended:
        return {"casework", "Contended", QT_TRANSLATE_NOOP("casework", "case %1 is being changed by too many at once: try again")};
    }
    Q_UNREACHABLE();
}

core::ErrorText errorText(CommitError id)
{
    switch (id) {
    case CommitError::VersionMoved:
        return {"casework", "VersionMoved", QT_TRANSLATE_NOOP("casework", "the case has moved on meanwhile")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::casework
