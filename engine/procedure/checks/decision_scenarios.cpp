// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"
#include "engine/procedure/decision_scenario.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

std::optional<dmn::DecisionInfo> decisionOf(const Package &package, const QString &name)
{
    for (const auto &model : package.definition.decisions) {
        if (auto found = model->decision(name))
            return found;
    }
    return std::nullopt;
}

/// The faults of one file. An input given above the cases is wrong only where no case's decision has it.
void check(const DecisionScenario &scenario, const Reading &reading)
{
    std::set<QString> toldDecisions;
    std::set<QString> used;
    std::map<QString, core::Error> unknown; // by place
    for (const DecisionCase &one : scenario.cases) {
        const auto decision = decisionOf(reading.package, one.decision);
        if (!decision) {
            if (reading.decisionsAreKnown && !one.decision.isEmpty() && toldDecisions.insert(one.decisionWhere.toString()).second)
                reading.fault(ProcedureError::ScenarioDecision, one.decisionWhere, {one.decision, listed(reading.decisions)});
            continue;
        }
        std::set<QString> inputs;
        for (const dmn::InputInfo &input : decision->inputs)
            inputs.insert(input.name);
        for (const DecisionCase::Given &given : one.given) {
            const QString place = given.where.toString();
            if (inputs.contains(given.input))
                used.insert(place);
            else
                unknown.emplace(place, core::Error(ProcedureError::ScenarioInput, {one.decision, given.input, listed(inputs)}, given.where));
        }
        std::set<QString> outputs;
        for (const dmn::OutputColumn &output : decision->outputs)
            outputs.insert(output.name);
        for (const DecisionCase::Expected &expected : one.gives) {
            const bool known = expected.output.isEmpty() || !decision->isTable || outputs.contains(expected.output);
            if (!known)
                reading.fault(ProcedureError::ScenarioOutput, expected.where, {one.decision, expected.output, listed(outputs)});
        }
    }
    for (const auto &[place, error] : unknown) {
        if (!used.contains(place))
            reading.faults.push_back(error);
    }
}

} // namespace

void decisionScenarios(const Reading &reading)
{
    for (const auto &[path, content] : reading.package.files) {
        if (!path.startsWith(u"scenarios/decisions/"_s) || !path.endsWith(u".xml"_s))
            continue;
        if (const auto document = xml::Document::parse(content, path))
            check(readDecisionScenario(*document, reading.faults), reading);
        else
            reading.faults.push_back(document.error());
    }
}

} // namespace engine::procedure::checks
