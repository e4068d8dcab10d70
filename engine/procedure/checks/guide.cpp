// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// What the decision can name in its column `procedure`.
std::set<QString> proceduresOf(const dmn::DecisionInfo &decision)
{
    std::set<QString> procedures;
    for (const dmn::OutputColumn &column : decision.outputs) {
        for (const feel::Value &value : column.name == u"procedure"_s ? column.values : std::vector<feel::Value>()) {
            if (const auto *text = value.as<QString>(); text && !text->isEmpty())
                procedures.insert(*text);
        }
    }
    return procedures;
}

} // namespace

void guide(const Reading &reading)
{
    const Package &package = reading.package;
    if (!package.cover.isGuide())
        return;
    std::optional<dmn::DecisionInfo> decision;
    for (const auto &model : package.definition.decisions) {
        if (!decision)
            decision = model->decision(package.cover.guideDecision);
    }
    if (!decision)
        return; // told by checks::decisions
    std::set<QString> outputs;
    for (const dmn::OutputColumn &column : decision->outputs)
        outputs.insert(column.name);
    if (!decision->isTable || !outputs.contains(u"procedure"_s) || !outputs.contains(u"ja"_s)) {
        reading.fault(ProcedureError::GuideDecision, reading.places.guideDecision, {package.cover.guideDecision, listed(outputs)});
        return;
    }
    const auto form = package.forms.find(package.cover.entryForm);
    std::set<QString> asked;
    for (std::size_t page = 0; form != package.forms.end() && page < form->second->pages.size(); ++page) {
        for (const ::forms::model::Field &field : form->second->pages[page].fields)
            asked.insert(field.name);
    }
    for (const dmn::InputInfo &input : decision->inputs) {
        if (form != package.forms.end() && !asked.contains(input.name))
            reading.fault(ProcedureError::GuideInput, input.where, {package.cover.guideDecision, input.name, listed(asked)});
    }
    for (const QString &procedure : proceduresOf(*decision)) {
        if (reading.surroundings.procedures && !reading.surroundings.procedures->contains(procedure))
            reading.fault(ProcedureError::GuideProcedure, decision->where, {procedure, listed(*reading.surroundings.procedures)});
    }
}

} // namespace engine::procedure::checks
