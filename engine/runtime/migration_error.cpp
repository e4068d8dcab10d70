// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/migration.h"

namespace engine::runtime {

core::ErrorText errorText(MigrationError id)
{
    switch (id) {
    case MigrationError::SameVersion:
        return {"runtime", "SameVersion", QT_TRANSLATE_NOOP("runtime", "the case already runs with this version")};
    case MigrationError::ProcessGone:
        return {"runtime", "ProcessGone", QT_TRANSLATE_NOOP("runtime", "the case runs in the process “%1”, which the new version does not have")};
    case MigrationError::NodeGone:
        return {"runtime", "NodeGone", QT_TRANSLATE_NOOP("runtime", "the case has come to “%1”, which the new version of “%2” does not have")};
    case MigrationError::NodeChanged:
        return {"runtime", "NodeChanged", QT_TRANSLATE_NOOP("runtime", "the case has come to “%1”, which is a %2 and in the new version a %3")};
    case MigrationError::NodeElsewhere:
        return {"runtime", "NodeElsewhere", QT_TRANSLATE_NOOP("runtime", "the case has come to “%1”, which the new version has moved from “%2” to “%3”")};
    case MigrationError::ServiceChanged:
        return {"runtime", "ServiceChanged", QT_TRANSLATE_NOOP("runtime", "the case waits at “%1” for the service “%2”; the new version asks for “%3”")};
    case MigrationError::CalledChanged:
        return {"runtime", "CalledChanged", QT_TRANSLATE_NOOP("runtime", "at “%1” the case runs the process “%2”; the new version calls “%3”")};
    case MigrationError::InputMissing:
        return {"runtime", "InputMissing", QT_TRANSLATE_NOOP("runtime", "at “%1” the new version hands in “%2”, which the process that runs there was not given")};
    case MigrationError::RepeatsOtherwise:
        return {"runtime", "RepeatsOtherwise", QT_TRANSLATE_NOOP("runtime", "the new version repeats or gathers “%1” in another way")};
    case MigrationError::FlowsChanged:
        return {"runtime", "FlowsChanged", QT_TRANSLATE_NOOP("runtime", "the case waits at the gateway “%1”, to which the new version connects other flows")};
    case MigrationError::TriggerChanged:
        return {"runtime", "TriggerChanged", QT_TRANSLATE_NOOP("runtime", "“%1” waits for something else in the new version, or interrupts otherwise")};
    case MigrationError::WaitAdded:
        return {"runtime", "WaitAdded", QT_TRANSLATE_NOOP("runtime", "at “%2” the new version also waits for “%1”, which has not begun for this case")};
    case MigrationError::UndoChanged:
        return {"runtime", "UndoChanged", QT_TRANSLATE_NOOP("runtime", "“%1” has been done and would be undone in another way")};
    case MigrationError::JoinWithoutToken:
        return {"runtime", "JoinWithoutToken", QT_TRANSLATE_NOOP("runtime", "the case would wait for ever at “%1” for a branch that the new version begins before the place where the case stands")};
    case MigrationError::JoinGone:
        return {"runtime", "JoinGone", QT_TRANSLATE_NOOP("runtime", "the case runs in branches that meet at “%1”; in the new version they do not")};
    case MigrationError::AnswerMissing:
        return {"runtime", "AnswerMissing", QT_TRANSLATE_NOOP("runtime", "the new version needs an answer for “%1”")};
    case MigrationError::AnswerNotAsked:
        return {"runtime", "AnswerNotAsked", QT_TRANSLATE_NOOP("runtime", "“%1” is no answer that the new version lacks: nothing else is changed by a move")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::runtime
