// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::procedure {

/// What can be wrong with a package as a whole, beside what the readers of its parts find.
enum class ProcedureError {
    NoSuchFolder,
    CannotReadFolder,
    TooLarge,
    MissingFile,           ///< procedure.xml, workflow.bpmn
    UnexpectedFile,        ///< a folder or ending that a package has no use for
    NotACoverSheet,
    MissingElement,        ///< name, office, form, signature, records
    DuplicateElement,
    MissingJapanese,
    MissingLanguage,
    NotOfThisKind,         ///< an element that a guide, or a procedure, has no use for
    UnknownLifeEvent,      ///< that life-events.xml of the shared folder does not have
    DuplicateLifeEvent,
    NoReading,             ///< a note: the Japanese name is not found by those who type kana
    GuideDecision,         ///< a guide's decision gives no list of rows with procedure, ja and en
    GuideInput,            ///< a guide's decision rests on what its form does not ask
    GuideProcedure,        ///< a guide leads to what is no procedure
    LawMissing,
    LawInTheFuture,
    GroundMissing,         ///< of an excluded procedural law
    OfficeTwiceOrNone,
    UnknownEntryForm,
    UnknownDecision,       ///< fee, competent office, who may apply, approval route, options
    WithdrawalWithoutGround,
    DuplicateRole,
    RoleUnused,
    UnknownSeenBy,         ///< a field's seen-by names no role
    DuplicateAttachment,
    AttachmentWithoutField,
    FieldWithoutAttachment,
    FormNameDiffers,       ///< forms/x.xml with another id
    DuplicateForm,
    FormUnused,
    DuplicateProcess,
    DuplicateDecision,
    SeveralProcesses,
    ProcessUnused,
    UnknownDocument,
    DocumentUnused,
    NotADocument,
    UnknownName,
    UnknownPart,           ///< a part that a variable of a letter does not have
    InputMissing,          ///< a call that does not hand in what a shared process uses
    InputUnused,
    ParameterMissing,      ///< a service task without what its service needs
    ParameterComputed,     ///< that must be plain text: the topic of external work, the name of an aggregate
    UnknownAggregate,      ///< of `begin` and `tell`: no process of the package's own beside the main one
    UnknownDisposition,
    NoApprover,            ///< a step of an approval route that goes to no role
    UnknownApprover,       ///< one that goes to what is no role
    NobodyHolds,           ///< one that goes to a post without holders and deputies
    NobodyLeft,            ///< one that nobody may do where some are away and somebody has drafted
    UnknownRoleNamed,      ///< by a role: who acts for it, holds it too or delegated it
    ApproverUnproven,      ///< a note: who does a step cannot be followed
    ApproverUntried,       ///< a note: a decision that names roles tells too much apart
    ImpossibleValue,       ///< a choice compared with what is none of its options
    NeverTrue,             ///< a condition that no answers make true
    NothingPasses,         ///< a constraint that refuses every value
    DefaultRefused,        ///< a default that its own constraint refuses
    FeeWithoutPayment,     ///< a fee, but no wait for a payment in the workflow
    RefusalWithoutReasons, ///< a disposition that refuses, without its reasons
    LetterWithoutAppeal,   ///< a letter that refuses, without the notice of appeal rights
    NotAScenario,
    ScenarioForm,
    ScenarioTask,
    ScenarioRole,
    ScenarioField,
    ScenarioValue,
    ScenarioDecision,
    NotADecisionScenario,
    CaseWithoutDecision,
    ScenarioInput,
    ScenarioOutput,
    NoScenario
};
core::ErrorText errorText(ProcedureError id);

} // namespace engine::procedure
