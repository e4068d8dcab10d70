// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

namespace engine::dmn {

/// What can be wrong with a decision model, when read or when evaluated.
enum class DmnError {
    // Reading
    NotDmn,
    UnsupportedVersion,
    MissingAttribute,
    DuplicateId,
    DuplicateName,
    UnknownReference,
    UnknownType,
    UnknownHitPolicy,
    UnknownAggregation,
    AggregationNeedsCollect,
    PolicyNeedsOutputValues,
    UnknownLanguage,
    UnknownExpression,
    UnsupportedFunctionKind,
    MissingExpression,
    WrongEntryCount,
    NoOutput,
    CircularRequirement,
    CircularType,
    ImportNotFound,
    UnknownVariable,
    // Evaluating
    NoSuchDecision,
    NoSuchService,
    TypeMismatch,
    NotAllowed,
    NoLogic,
    NoRuleMatched,
    SeveralRulesMatched,
    OutputsDiffer,
    OutputNotListed,
    CannotAggregate,
    NotABoolean,
    NotAFunction,
    WrongArguments,
    NotAList,
    TooDeep,
    BrokenExpression,
    NotADay,           ///< valid-from, valid-until
    EndsBeforeItBegins,
    VersionOfAVersion,
    PeriodsOverlap,
    PeriodMissing,     ///< between two versions
    NoPeriod,          ///< evaluating on a day without version
    NoDay,             ///< the day that counts is not known
    NotALiteral,
    UnknownExtension,
    DuplicateEntry,
};

core::ErrorText errorText(DmnError id);

} // namespace engine::dmn
