// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/scenario.h"

namespace engine::tool {

core::ErrorText errorText(ScenarioError id)
{
    switch (id) {
    case ScenarioError::NotAScenario:
        return {"tool", "NotAScenario", QT_TRANSLATE_NOOP("tool", "expected a scenario or one of its steps, got \"%1\"")};
    case ScenarioError::UnknownForm:
        return {"tool", "UnknownForm", QT_TRANSLATE_NOOP("tool", "the package has no form \"%1\"")};
    case ScenarioError::AnswersRefused:
        return {"tool", "AnswersRefused", QT_TRANSLATE_NOOP("tool", "the answer to %1 is refused: %2")};
    case ScenarioError::NotSubmitted:
        return {"tool", "NotSubmitted", QT_TRANSLATE_NOOP("tool", "nothing was submitted before this step")};
    case ScenarioError::NoSuchTask:
        return {"tool", "NoSuchTask", QT_TRANSLATE_NOOP("tool", "expected the task \"%1\"; open are: %2")};
    case ScenarioError::SeveralTasks:
        return {"tool", "SeveralTasks", QT_TRANSLATE_NOOP("tool", "there are several tasks \"%1\"; open are: %2")};
    case ScenarioError::Refused:
        return {"tool", "Refused", QT_TRANSLATE_NOOP("tool", "this was refused: %1")};
    case ScenarioError::NotRefused:
        return {"tool", "NotRefused", QT_TRANSLATE_NOOP("tool", "expected a refusal (%1), but it was done")};
    case ScenarioError::OtherRefusal:
        return {"tool", "OtherRefusal", QT_TRANSLATE_NOOP("tool", "expected the refusal %1, got %2")};
    case ScenarioError::NotWaiting:
        return {"tool", "NotWaiting", QT_TRANSLATE_NOOP("tool", "expected the case to wait for %1; it is: %2")};
    case ScenarioError::OtherAmount:
        return {"tool", "OtherAmount", QT_TRANSLATE_NOOP("tool", "expected the amount %1, got %2")};
    case ScenarioError::WordsMissing:
        return {"tool", "WordsMissing", QT_TRANSLATE_NOOP("tool", "expected the words \"%1\" in: %2")};
    case ScenarioError::OtherEnd:
        return {"tool", "OtherEnd", QT_TRANSLATE_NOOP("tool", "expected the end \"%1\", got \"%2\"")};
    case ScenarioError::NoDocument:
        return {"tool", "NoDocument", QT_TRANSLATE_NOOP("tool", "expected a document of the role \"%1\"")};
    case ScenarioError::OtherRole:
        return {"tool", "OtherRole", QT_TRANSLATE_NOOP("tool", "expected the task to be for \"%1\", it is for \"%2\"")};
    case ScenarioError::OtherState:
        return {"tool", "OtherState", QT_TRANSLATE_NOOP("tool", "expected the state \"%1\", got \"%2\"")};
    case ScenarioError::OtherValue:
        return {"tool", "OtherValue", QT_TRANSLATE_NOOP("tool", "expected %1, got %2")};
    case ScenarioError::Incident:
        return {"tool", "Incident", QT_TRANSLATE_NOOP("tool", "the service \"%1\" has failed for good: %2")};
    case ScenarioError::NoApproval:
        return {"tool", "NoApproval", QT_TRANSLATE_NOOP("tool", "expected an act of an approval, but nobody has drafted, concurred or approved")};
    case ScenarioError::OtherAuthority:
        return {"tool", "OtherAuthority", QT_TRANSLATE_NOOP("tool", "expected the newest act of the approval as \"%1\" by %2, got \"%3\" by %4")};
    case ScenarioError::OtherReview:
        return {"tool", "OtherReview", QT_TRANSLATE_NOOP("tool", "expected an approval to look at for \"%1\", got \"%2\"")};
    case ScenarioError::DidNotArrive:
        return {"tool", "DidNotArrive", QT_TRANSLATE_NOOP("tool", "the submission did not become a case")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::tool
