// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/dmn_error.h"

#include <QtGlobal>

namespace engine::dmn {

namespace {

constexpr const char *Room = "dmn";

} // namespace

core::ErrorText errorText(DmnError id)
{
    switch (id) {
    case DmnError::NotDmn:
        return {Room, "NotDmn", QT_TRANSLATE_NOOP("dmn", "expected the element definitions of DMN, got %1")};
    case DmnError::UnsupportedVersion:
        return {Room,
                "UnsupportedVersion",
                QT_TRANSLATE_NOOP("dmn", "expected DMN 1.2 to 1.5, got the namespace %1")};
    case DmnError::MissingAttribute:
        return {Room, "MissingAttribute", QT_TRANSLATE_NOOP("dmn", "%1 needs the attribute %2")};
    case DmnError::DuplicateId:
        return {Room, "DuplicateId", QT_TRANSLATE_NOOP("dmn", "the id %1 stands here a second time")};
    case DmnError::DuplicateName:
        return {Room, "DuplicateName", QT_TRANSLATE_NOOP("dmn", "the name %1 stands here a second time")};
    case DmnError::UnknownReference:
        return {Room, "UnknownReference", QT_TRANSLATE_NOOP("dmn", "%1 points to %2, which is not there")};
    case DmnError::UnknownType:
        return {Room, "UnknownType", QT_TRANSLATE_NOOP("dmn", "there is no type %1")};
    case DmnError::UnknownHitPolicy:
        return {Room, "UnknownHitPolicy", QT_TRANSLATE_NOOP("dmn", "there is no hit policy %1")};
    case DmnError::UnknownAggregation:
        return {Room, "UnknownAggregation", QT_TRANSLATE_NOOP("dmn", "there is no aggregation %1")};
    case DmnError::AggregationNeedsCollect:
        return {Room,
                "AggregationNeedsCollect",
                QT_TRANSLATE_NOOP("dmn", "an aggregation needs the hit policy COLLECT and one output")};
    case DmnError::PolicyNeedsOutputValues:
        return {Room,
                "PolicyNeedsOutputValues",
                QT_TRANSLATE_NOOP("dmn", "the hit policy %1 needs output values, from the highest down")};
    case DmnError::UnknownLanguage:
        return {Room, "UnknownLanguage", QT_TRANSLATE_NOOP("dmn", "expected FEEL, got the language %1")};
    case DmnError::UnknownExpression:
        return {Room, "UnknownExpression", QT_TRANSLATE_NOOP("dmn", "expected an expression of DMN, got %1")};
    case DmnError::UnsupportedFunctionKind:
        return {Room,
                "UnsupportedFunctionKind",
                QT_TRANSLATE_NOOP("dmn", "functions of the kind %1 are not carried out; write it in FEEL")};
    case DmnError::MissingExpression:
        return {Room, "MissingExpression", QT_TRANSLATE_NOOP("dmn", "%1 needs an expression")};
    case DmnError::WrongEntryCount:
        return {Room,
                "WrongEntryCount",
                QT_TRANSLATE_NOOP("dmn", "expected %1 entries of the kind %2 in this rule, got %3")};
    case DmnError::NoOutput:
        return {Room, "NoOutput", QT_TRANSLATE_NOOP("dmn", "this decision table has no output")};
    case DmnError::CircularRequirement:
        return {Room, "CircularRequirement", QT_TRANSLATE_NOOP("dmn", "%1 requires itself, by way of %2")};
    case DmnError::CircularType:
        return {Room, "CircularType", QT_TRANSLATE_NOOP("dmn", "the type %1 is made of itself")};
    case DmnError::ImportNotFound:
        return {Room, "ImportNotFound", QT_TRANSLATE_NOOP("dmn", "the imported model %1 is not there")};
    case DmnError::UnknownVariable:
        return {Room,
                "UnknownVariable",
                QT_TRANSLATE_NOOP("dmn", "there is no %1 here: require it, or correct the name")};
    case DmnError::NoSuchDecision:
        return {Room, "NoSuchDecision", QT_TRANSLATE_NOOP("dmn", "there is no decision %1")};
    case DmnError::NoSuchService:
        return {Room, "NoSuchService", QT_TRANSLATE_NOOP("dmn", "there is no decision service %1")};
    case DmnError::TypeMismatch:
        return {Room, "TypeMismatch", QT_TRANSLATE_NOOP("dmn", "expected a value of the type %1, got %2")};
    case DmnError::NotAllowed:
        return {Room, "NotAllowed", QT_TRANSLATE_NOOP("dmn", "%1 is not among the values of %2")};
    case DmnError::NoLogic:
        return {Room, "NoLogic", QT_TRANSLATE_NOOP("dmn", "%1 says nothing about how it is decided")};
    case DmnError::NoRuleMatched:
        return {Room, "NoRuleMatched", QT_TRANSLATE_NOOP("dmn", "no rule of %1 applies")};
    case DmnError::SeveralRulesMatched:
        return {Room,
                "SeveralRulesMatched",
                QT_TRANSLATE_NOOP("dmn", "only one rule of %1 may apply, but these do: %2")};
    case DmnError::OutputsDiffer:
        return {Room,
                "OutputsDiffer",
                QT_TRANSLATE_NOOP("dmn", "rules %2 of %1 apply together and give different results")};
    case DmnError::OutputNotListed:
        return {Room, "OutputNotListed", QT_TRANSLATE_NOOP("dmn", "%1 is not among the output values of %2")};
    case DmnError::CannotAggregate:
        return {Room, "CannotAggregate", QT_TRANSLATE_NOOP("dmn", "the results of %1 cannot be aggregated")};
    case DmnError::NotABoolean:
        return {Room, "NotABoolean", QT_TRANSLATE_NOOP("dmn", "expected true or false, got %1")};
    case DmnError::NotAFunction:
        return {Room, "NotAFunction", QT_TRANSLATE_NOOP("dmn", "%1 cannot be called")};
    case DmnError::WrongArguments:
        return {Room, "WrongArguments", QT_TRANSLATE_NOOP("dmn", "%1 wants these parameters: %2")};
    case DmnError::NotAList:
        return {Room, "NotAList", QT_TRANSLATE_NOOP("dmn", "expected a list, got %1")};
    case DmnError::TooDeep:
        return {Room, "TooDeep", QT_TRANSLATE_NOOP("dmn", "%1 calls itself too many times")};
    case DmnError::BrokenExpression:
        return {Room, "BrokenExpression", QT_TRANSLATE_NOOP("dmn", "this expression could not be read")};
    case DmnError::NotADay:
        return {Room, "NotADay", QT_TRANSLATE_NOOP("dmn", "expected a day as 2026-04-01, got %1")};
    case DmnError::EndsBeforeItBegins:
        return {Room, "EndsBeforeItBegins", QT_TRANSLATE_NOOP("dmn", "this is valid from %1 but only until %2")};
    case DmnError::VersionOfAVersion:
        return {Room,
                "VersionOfAVersion",
                QT_TRANSLATE_NOOP("dmn", "%1 is itself a version of another: name that one")};
    case DmnError::PeriodsOverlap:
        return {Room, "PeriodsOverlap", QT_TRANSLATE_NOOP("dmn", "two versions of %1 are valid on %2")};
    case DmnError::PeriodMissing:
        return {Room, "PeriodMissing", QT_TRANSLATE_NOOP("dmn", "no version of %1 is valid from %2 until %3")};
    case DmnError::NoPeriod:
        return {Room, "NoPeriod", QT_TRANSLATE_NOOP("dmn", "no version of %1 is valid on %2")};
    case DmnError::NoDay:
        return {Room, "NoDay", QT_TRANSLATE_NOOP("dmn", "the day that decides which version of %1 is valid is not known")};
    case DmnError::NotALiteral:
        return {Room, "NotALiteral", QT_TRANSLATE_NOOP("dmn", "expected a value as FEEL writes it, got %1")};
    case DmnError::UnknownExtension:
        return {Room,
                "UnknownExtension",
                QT_TRANSLATE_NOOP("dmn", "expected label, unit, value or law, got %1 of urn:todoke:dmn:1")};
    case DmnError::DuplicateEntry:
        return {Room, "DuplicateEntry", QT_TRANSLATE_NOOP("dmn", "the entry %1 stands here a second time")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::dmn
