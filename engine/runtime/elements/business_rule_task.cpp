// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Asks a decision and keeps its answer and the rules that gave it. BPMN 2.0.2, 13.3.3 Task.
class BusinessRuleTask final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &task = *place.node;
        const QString &decision = task.decision.name;
        const dmn::Model *model = modelOf(run.definition(), decision);
        if (!model)
            return core::Error(RuntimeError::NoSuchDecision, {decision}, task.decision.where);
        const feel::Environment environment = run.environment(place.scope);
        dmn::Evaluation decided = model->evaluate(decision, environment.variables, environment, dmn::Explain::Rules);
        run.note(decided.diagnostics);
        std::vector<QString> rules;
        for (const dmn::TraceStep &step : decided.trace) {
            for (const dmn::TraceStep::Rule &rule : step.rules)
                rules.push_back(rule.id.isEmpty() ? QString::number(rule.number) : rule.id);
        }
        run.emit(journal::DecisionMade{task.id, decision, std::move(rules)});
        std::vector<QString> from;
        const auto known = model->decision(decision);
        for (const dmn::InputInfo &input : known->inputs)
            from.push_back(input.name);
        run.setVariable(place.scope, task.result, std::move(decided.value), std::move(from));
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeBusinessRuleTask()
{
    return std::make_unique<BusinessRuleTask>();
}

} // namespace engine::runtime
