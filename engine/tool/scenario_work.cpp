// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/scenario_work.h"

#include "engine/casework/work_queue.h"
#include "engine/tool/scenario.h"

namespace engine::tool {

namespace {

const state::ServiceCall *waiting(const state::CaseState &state, const QString &topic)
{
    for (const auto &[id, call] : state.services) {
        const bool meant = std::any_of(call.parameters.begin(), call.parameters.end(), [&](const auto &parameter) {
            return parameter.first == QLatin1String("topic") && parameter.second.value == feel::Value(topic);
        });
        if (call.service == QLatin1String(casework::externalService) && meant)
            return &call;
    }
    return nullptr;
}

} // namespace

core::Result<casework::Office::Act> externalAnswer(const xml::Element &step, const state::CaseState &state)
{
    const QString topic = step.attribute(u"topic").value_or(QString());
    const state::ServiceCall *call = waiting(state, topic);
    if (!call)
        return core::Error(ScenarioError::NotWaiting, {topic}, step.where());
    journal::NamedValues results;
    for (const xml::Element &child : step.children()) {
        const auto expression = feel::Expression::parse(child.text().trimmed(), {}, child.where());
        if (!expression)
            return expression.error();
        feel::Diagnostics diagnostics;
        feel::Value value = expression->evaluate({}, diagnostics);
        if (!diagnostics.empty())
            return diagnostics.front().error.at(child.where());
        results.emplace_back(child.name(), casework::Office::personal(std::move(value)));
    }
    casework::Office::Act act;
    act.caseId = state.caseId;
    if (const auto code = step.attribute(u"error"))
        act.bodies.push_back(journal::ThrowError{call->id, *code, std::move(results)});
    else
        act.bodies.push_back(journal::CompleteService{call->id, std::move(results)});
    act.outboxDone = {call->id};
    return act;
}

} // namespace engine::tool
