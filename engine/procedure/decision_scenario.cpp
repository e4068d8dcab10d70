// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/decision_scenario.h"

#include "engine/procedure/cover_reader.h"
#include "engine/procedure/procedure_error.h"

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

const QString space = QString::fromLatin1(decisionScenarioNamespace);

/// The cases are evaluated on this day where no other is written: a scenario must not depend on when it runs.
const QDate standardDay(2026, 5, 7);

std::optional<feel::Expression> valueOf(const xml::Element &element, core::Faults &faults)
{
    auto parsed = feel::Expression::parse(element.text(), {}, element.textWhere());
    if (parsed)
        return *parsed;
    faults.push_back(parsed.error());
    return std::nullopt;
}

std::vector<DecisionCase::Given> givenIn(const xml::Element &parent, core::Faults &faults)
{
    std::vector<DecisionCase::Given> all;
    for (const xml::Element &element : parent.children(space, u"given")) {
        if (const auto value = valueOf(element, faults))
            all.push_back({element.attribute(u"input").value_or(QString()), *value, element.where()});
    }
    return all;
}

DecisionCase caseFrom(const xml::Element &element, const std::vector<DecisionCase::Given> &shared, core::Faults &faults)
{
    DecisionCase read;
    read.name = element.attribute(u"name").value_or(QString());
    read.where = element.where();
    read.given = shared;
    for (DecisionCase::Given &own : givenIn(element, faults)) {
        std::erase_if(read.given, [&](const auto &other) { return other.input == own.input; });
        read.given.push_back(std::move(own));
    }
    for (const xml::Element &expected : element.children(space, u"gives")) {
        if (const auto value = valueOf(expected, faults))
            read.gives.push_back({expected.attribute(u"output").value_or(QString()), *value, expected.where()});
    }
    for (const xml::Element &reason : element.children(space, u"because"))
        read.because.push_back({reason.text().simplified(), reason.where()});
    return read;
}

} // namespace

DecisionScenario readDecisionScenario(const xml::Document &document, core::Faults &faults)
{
    DecisionScenario scenario;
    const xml::Element root = document.root();
    if (!root.is(space, u"cases")) {
        faults.emplace_back(ProcedureError::NotADecisionScenario, QStringList{root.name()}, root.where());
        return scenario;
    }
    for (core::Error &fault : shippedSchema(u"decision-scenario-1.xsd"_s).validate(document))
        faults.push_back(std::move(fault));
    scenario.name = root.attribute(u"name").value_or(QString());
    const std::vector<DecisionCase::Given> shared = givenIn(root, faults);
    for (const xml::Element &element : root.children(space, u"case")) {
        DecisionCase read = caseFrom(element, shared, faults);
        auto decision = element.attributeNode(u"decision");
        if (!decision)
            decision = root.attributeNode(u"decision");
        if (decision) {
            read.decision = decision->value;
            read.decisionWhere = decision->valueWhere;
        } else {
            faults.emplace_back(ProcedureError::CaseWithoutDecision, QStringList{read.name}, element.where());
        }
        const auto date = element.attribute(u"date");
        const QString text = date ? *date : root.attribute(u"date").value_or(QString());
        const QDate day = QDate::fromString(text, Qt::ISODate);
        read.date = day.isValid() ? day : standardDay;
        scenario.cases.push_back(std::move(read));
    }
    return scenario;
}

} // namespace engine::procedure
