// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/procedure_error.h"

namespace engine::procedure {

core::ErrorText errorText(ProcedureError id)
{
    switch (id) {
    case ProcedureError::NoSuchFolder:
        return {"procedure", "NoSuchFolder", QT_TRANSLATE_NOOP("procedure", "there is no folder %1")};
    case ProcedureError::CannotReadFolder:
        return {"procedure", "CannotReadFolder", QT_TRANSLATE_NOOP("procedure", "cannot read %1: %2")};
    case ProcedureError::TooLarge:
        return {"procedure", "TooLarge", QT_TRANSLATE_NOOP("procedure", "the package is too large: expected at most %1 files and %2 MiB")};
    case ProcedureError::MissingFile:
        return {"procedure", "MissingFile", QT_TRANSLATE_NOOP("procedure", "expected a file %1, found none")};
    case ProcedureError::UnexpectedFile:
        return {"procedure", "UnexpectedFile", QT_TRANSLATE_NOOP("procedure", "a package has no use for the file %1: expected procedure.xml, workflow.bpmn, README.md or files in forms, decisions, documents and scenarios")};
    case ProcedureError::NotACoverSheet:
        return {"procedure", "NotACoverSheet", QT_TRANSLATE_NOOP("procedure", "expected the element procedure of urn:todoke:procedure:1, found %1")};
    case ProcedureError::MissingElement:
        return {"procedure", "MissingElement", QT_TRANSLATE_NOOP("procedure", "the cover sheet lacks the element %1: add one such as %2")};
    case ProcedureError::DuplicateElement:
        return {"procedure", "DuplicateElement", QT_TRANSLATE_NOOP("procedure", "the cover sheet has the element %1 twice: expected one")};
    case ProcedureError::MissingJapanese:
        return {"procedure", "MissingJapanese", QT_TRANSLATE_NOOP("procedure", "%1 has no Japanese text: expected xml:lang=\"ja\"")};
    case ProcedureError::MissingLanguage:
        return {"procedure", "MissingLanguage", QT_TRANSLATE_NOOP("procedure", "%1 has no text in %2, which the cover sheet promises: add one with xml:lang=\"%2\"")};
    case ProcedureError::NotOfThisKind:
        return {"procedure", "NotOfThisKind", QT_TRANSLATE_NOOP("procedure", "a cover sheet of the kind %2 has no use for the element %1: remove it")};
    case ProcedureError::UnknownLifeEvent:
        return {"procedure", "UnknownLifeEvent", QT_TRANSLATE_NOOP("procedure", "there is no life event %1: expected one of %2, or a new one in life-events.xml of the shared folder")};
    case ProcedureError::DuplicateLifeEvent:
        return {"procedure", "DuplicateLifeEvent", QT_TRANSLATE_NOOP("procedure", "the life event %1 is defined twice")};
    case ProcedureError::NoReading:
        return {"procedure", "NoReading", QT_TRANSLATE_NOOP("procedure", "who types kana does not find this by its name: give the Japanese name its reading, such as reading=\"のうぜいしょうめいしょ\"")};
    case ProcedureError::GuideDecision:
        return {"procedure", "GuideDecision", QT_TRANSLATE_NOOP("procedure", "the decision %1 of the guide must be a table with the outputs procedure, ja and en: found %2")};
    case ProcedureError::GuideInput:
        return {"procedure", "GuideInput", QT_TRANSLATE_NOOP("procedure", "the decision %1 of the guide rests on %2, which its form does not ask: expected one of %3")};
    case ProcedureError::GuideProcedure:
        return {"procedure", "GuideProcedure", QT_TRANSLATE_NOOP("procedure", "the guide leads to %1, which is no procedure here: expected one of %2, or \"\" for what is done at the counter")};
    case ProcedureError::LawMissing:
        return {"procedure", "LawMissing", QT_TRANSLATE_NOOP("procedure", "the cover sheet names no law: expected the article it rests on")};
    case ProcedureError::LawInTheFuture:
        return {"procedure", "LawInTheFuture", QT_TRANSLATE_NOOP("procedure", "%1 was verified on %2: expected a day from 2000 to 2099")};
    case ProcedureError::GroundMissing:
        return {"procedure", "GroundMissing", QT_TRANSLATE_NOOP("procedure", "the procedural law is excluded: expected the excluding article in ground")};
    case ProcedureError::OfficeTwiceOrNone:
        return {"procedure", "OfficeTwiceOrNone", QT_TRANSLATE_NOOP("procedure", "the competent office: expected either id or decision")};
    case ProcedureError::UnknownEntryForm:
        return {"procedure", "UnknownEntryForm", QT_TRANSLATE_NOOP("procedure", "there is no form %1: expected one of %2")};
    case ProcedureError::UnknownDecision:
        return {"procedure", "UnknownDecision", QT_TRANSLATE_NOOP("procedure", "there is no decision %1: expected one of %2")};
    case ProcedureError::WithdrawalWithoutGround:
        return {"procedure", "WithdrawalWithoutGround", QT_TRANSLATE_NOOP("procedure", "an unpaid fee is to be a deemed withdrawal: expected the article or terms it rests on in ground, else unpaid=\"dismissal\"")};
    case ProcedureError::DuplicateRole:
        return {"procedure", "DuplicateRole", QT_TRANSLATE_NOOP("procedure", "the role %1 is defined twice")};
    case ProcedureError::RoleUnused:
        return {"procedure", "RoleUnused", QT_TRANSLATE_NOOP("procedure", "the role %1 is used nowhere: use it in the workflow, a decision or a form, or remove it")};
    case ProcedureError::UnknownSeenBy:
        return {"procedure", "UnknownSeenBy", QT_TRANSLATE_NOOP("procedure", "the field %1 is to be seen by %2, which is no role: expected one of %3")};
    case ProcedureError::DuplicateAttachment:
        return {"procedure", "DuplicateAttachment", QT_TRANSLATE_NOOP("procedure", "the attachment %1 is defined twice")};
    case ProcedureError::AttachmentWithoutField:
        return {"procedure", "AttachmentWithoutField", QT_TRANSLATE_NOOP("procedure", "nobody can send the attachment %1: expected a file field with attachment=\"%1\" in the form %2")};
    case ProcedureError::FieldWithoutAttachment:
        return {"procedure", "FieldWithoutAttachment", QT_TRANSLATE_NOOP("procedure", "the field %1 takes the attachment %2, which the cover sheet does not have: expected one of %3")};
    case ProcedureError::FormNameDiffers:
        return {"procedure", "FormNameDiffers", QT_TRANSLATE_NOOP("procedure", "the form is called %1: expected the name of its file, %2")};
    case ProcedureError::DuplicateForm:
        return {"procedure", "DuplicateForm", QT_TRANSLATE_NOOP("procedure", "there are two forms %1")};
    case ProcedureError::FormUnused:
        return {"procedure", "FormUnused", QT_TRANSLATE_NOOP("procedure", "the form %1 is used nowhere")};
    case ProcedureError::DuplicateProcess:
        return {"procedure", "DuplicateProcess", QT_TRANSLATE_NOOP("procedure", "there are two processes %1")};
    case ProcedureError::DuplicateDecision:
        return {"procedure", "DuplicateDecision", QT_TRANSLATE_NOOP("procedure", "there are two decisions %1: the other is at %2")};
    case ProcedureError::SeveralProcesses:
        return {"procedure", "SeveralProcesses", QT_TRANSLATE_NOOP("procedure", "which process does an application start? Expected one that no other calls, found %1")};
    case ProcedureError::ProcessUnused:
        return {"procedure", "ProcessUnused", QT_TRANSLATE_NOOP("procedure", "no process calls %1, and no service begins it or tells it anything")};
    case ProcedureError::UnknownDocument:
        return {"procedure", "UnknownDocument", QT_TRANSLATE_NOOP("procedure", "there is no document %1: expected one of %2")};
    case ProcedureError::DocumentUnused:
        return {"procedure", "DocumentUnused", QT_TRANSLATE_NOOP("procedure", "the document %1 is used nowhere")};
    case ProcedureError::NotADocument:
        return {"procedure", "NotADocument", QT_TRANSLATE_NOOP("procedure", "expected the element html of XHTML, found %1")};
    case ProcedureError::UnknownName:
        return {"procedure", "UnknownName", QT_TRANSLATE_NOOP("procedure", "nothing here is called %1; expected for example: %2")};
    case ProcedureError::UnknownPart:
        return {"procedure", "UnknownPart", QT_TRANSLATE_NOOP("procedure", "%1 has no %2; expected for example: %3")};
    case ProcedureError::InputMissing:
        return {"procedure", "InputMissing", QT_TRANSLATE_NOOP("procedure", "the call %1 does not give %2, which %3 uses: add <todoke:in name=\"%2\" value=\"…\"/>")};
    case ProcedureError::InputUnused:
        return {"procedure", "InputUnused", QT_TRANSLATE_NOOP("procedure", "%1 has no use for %2; expected for example: %3")};
    case ProcedureError::ParameterMissing:
        return {"procedure", "ParameterMissing", QT_TRANSLATE_NOOP("procedure", "%1 does not give the service %2 what it needs: add <todoke:parameter name=\"%3\" value=\"…\"/>")};
    case ProcedureError::ParameterComputed:
        return {"procedure", "ParameterComputed", QT_TRANSLATE_NOOP("procedure", "%1 computes the parameter %3 of the service %2, which must be text in quotes")};
    case ProcedureError::UnknownAggregate:
        return {"procedure", "UnknownAggregate", QT_TRANSLATE_NOOP("procedure", "%1 names %2, which is no process beside the cases of this package: expected one of %3")};
    case ProcedureError::UnknownDisposition:
        return {"procedure", "UnknownDisposition", QT_TRANSLATE_NOOP("procedure", "%1 cannot decide %2: expected one of %3")};
    case ProcedureError::NoApprover:
        return {"procedure", "NoApprover", QT_TRANSLATE_NOOP("procedure", "%1 goes to nobody in the case of %2: name a role for it")};
    case ProcedureError::UnknownApprover:
        return {"procedure", "UnknownApprover", QT_TRANSLATE_NOOP("procedure", "%1 goes to %2 in the case of %3, which is no role: expected one of %4")};
    case ProcedureError::NobodyHolds:
        return {"procedure", "NobodyHolds", QT_TRANSLATE_NOOP("procedure", "%1 goes to the role %2 in the case of %3, which nobody holds and nobody acts for: expected holders, or <acting role=\"…\"/> in it")};
    case ProcedureError::NobodyLeft:
        return {"procedure", "NobodyLeft", QT_TRANSLATE_NOOP("procedure", "nobody may do %1 for the role %2 in the case of %3; drafted by: %4; away: %5; there, but not their turn to act: %6; acting on other days only: %7. More holders or <acting role=\"…\"/> in the role would help")};
    case ProcedureError::UnknownRoleNamed:
        return {"procedure", "UnknownRoleNamed", QT_TRANSLATE_NOOP("procedure", "the role %1 names %2, which is no role: expected one of %3")};
    case ProcedureError::ApproverUnproven:
        return {"procedure", "ApproverUnproven", QT_TRANSLATE_NOOP("procedure", "who does %1 cannot be followed in the case of %2: that there is always somebody is not proven")};
    case ProcedureError::ApproverUntried:
        return {"procedure", "ApproverUntried", QT_TRANSLATE_NOOP("procedure", "%1 names who approves, but not all of its cases can be tried: that there is always somebody is not proven")};
    case ProcedureError::ImpossibleValue:
        return {"procedure", "ImpossibleValue", QT_TRANSLATE_NOOP("procedure", "%1 is never \"%2\": expected one of %3")};
    case ProcedureError::NeverTrue:
        return {"procedure", "NeverTrue", QT_TRANSLATE_NOOP("procedure", "the condition of %1 is never true, for example not with: %2")};
    case ProcedureError::NothingPasses:
        return {"procedure", "NothingPasses", QT_TRANSLATE_NOOP("procedure", "the constraint of %1 refuses every value, for example: %2")};
    case ProcedureError::DefaultRefused:
        return {"procedure", "DefaultRefused", QT_TRANSLATE_NOOP("procedure", "the default of %1 is refused by its own constraint: %2")};
    case ProcedureError::FeeWithoutPayment:
        return {"procedure", "FeeWithoutPayment", QT_TRANSLATE_NOOP("procedure", "the cover sheet has a fee, but no process waits for the message payment: call common:payment")};
    case ProcedureError::RefusalWithoutReasons:
        return {"procedure", "RefusalWithoutReasons", QT_TRANSLATE_NOOP("procedure", "%1 decides %2: expected the parameter reasons")};
    case ProcedureError::LetterWithoutAppeal:
        return {"procedure", "LetterWithoutAppeal", QT_TRANSLATE_NOOP("procedure", "the letter %1 follows a refusal: expected the notice of appeal rights (審査請求) in it")};
    case ProcedureError::NotAScenario:
        return {"procedure", "NotAScenario", QT_TRANSLATE_NOOP("procedure", "expected the element scenario of urn:todoke:scenario:1, found %1")};
    case ProcedureError::ScenarioForm:
        return {"procedure", "ScenarioForm", QT_TRANSLATE_NOOP("procedure", "the scenario fills in the form %1: expected %2")};
    case ProcedureError::ScenarioTask:
        return {"procedure", "ScenarioTask", QT_TRANSLATE_NOOP("procedure", "no process has a user task %1: expected one of %2")};
    case ProcedureError::ScenarioRole:
        return {"procedure", "ScenarioRole", QT_TRANSLATE_NOOP("procedure", "there is no role %1: expected one of %2")};
    case ProcedureError::ScenarioField:
        return {"procedure", "ScenarioField", QT_TRANSLATE_NOOP("procedure", "the form %1 has no field %2: expected one of %3")};
    case ProcedureError::ScenarioValue:
        return {"procedure", "ScenarioValue", QT_TRANSLATE_NOOP("procedure", "%1 cannot be answered with %2: expected one of %3")};
    case ProcedureError::ScenarioDecision:
        return {"procedure", "ScenarioDecision", QT_TRANSLATE_NOOP("procedure", "the scenario tests the decision %1: expected one of %2")};
    case ProcedureError::NotADecisionScenario:
        return {"procedure", "NotADecisionScenario", QT_TRANSLATE_NOOP("procedure", "expected the element cases of urn:todoke:decision-scenario:1, found %1")};
    case ProcedureError::CaseWithoutDecision:
        return {"procedure", "CaseWithoutDecision", QT_TRANSLATE_NOOP("procedure", "the case \"%1\" names no decision: give the attribute decision to it or to all cases")};
    case ProcedureError::ScenarioInput:
        return {"procedure", "ScenarioInput", QT_TRANSLATE_NOOP("procedure", "the decision %1 rests on no input %2: expected one of %3")};
    case ProcedureError::ScenarioOutput:
        return {"procedure", "ScenarioOutput", QT_TRANSLATE_NOOP("procedure", "the decision %1 has no output %2: expected one of %3")};
    case ProcedureError::NoScenario:
        return {"procedure", "NoScenario", QT_TRANSLATE_NOOP("procedure", "the package tests nothing: expected a file in scenarios")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::procedure
