// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"
#include "engine/xml/document.h"

#include <QDate>

namespace engine::procedure {

inline constexpr auto decisionScenarioNamespace = "urn:todoke:decision-scenario:1";

/// One case of `scenarios/decisions/*.xml`: what is given to a decision on a day, and what must come out.
struct DecisionCase
{
    struct Given
    {
        QString input;
        feel::Expression value;
        core::SourceRef where;
    };
    struct Expected
    {
        QString output; ///< empty: the whole result
        feel::Expression value;
        core::SourceRef where;
    };
    struct Reason
    {
        QString words; ///< that the annotations of an applied rule contain
        core::SourceRef where;
    };

    QString name;
    QString decision;
    core::SourceRef decisionWhere;
    QDate date;
    std::vector<Given> given; ///< those of the file first, unless the case gives the input itself
    std::vector<Expected> gives;
    std::vector<Reason> because;
    core::SourceRef where;
};

struct DecisionScenario
{
    QString name;
    std::vector<DecisionCase> cases;
};

/// Reads a file of decisions' cases; its faults against the schema and in its FEEL go to `faults`, and what can be
/// read is there nevertheless.
DecisionScenario readDecisionScenario(const xml::Document &document, core::Faults &faults);

} // namespace engine::procedure
