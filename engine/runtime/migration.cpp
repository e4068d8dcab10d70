// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/migration.h"

#include "engine/bpmn/check.h"
#include "engine/runtime/migration_places.h"

#include <algorithm>

namespace engine::runtime {

namespace {

/// The process that a submission begins and all that it calls, directly or through others.
std::set<QString> processesOfACase(const Definition &definition)
{
    std::set<QString> found;
    std::vector<QString> open{definition.entry.process};
    while (!open.empty()) {
        const QString name = open.back();
        open.pop_back();
        const auto process = definition.processes.find(name);
        if (process == definition.processes.end() || !found.insert(name).second)
            continue;
        for (const bpmn::Node &node : process->second->nodes) {
            if (node.called.isGiven())
                open.push_back(node.called.name);
        }
    }
    return found;
}

/// The names that a case's processes and their decisions use.
std::set<QString> namesUsedByACase(const Definition &definition)
{
    std::set<QString> names;
    for (const QString &id : processesOfACase(definition)) {
        const bpmn::Process &process = *definition.processes.at(id);
        names.merge(bpmn::namesUsedBy(process));
        for (const bpmn::Node &node : process.nodes)
            names.insert(node.decision.name);
    }
    std::set<QString> inputs;
    for (const QString &name : names) {
        const dmn::Model *model = modelOf(definition, name);
        const auto decision = model ? model->decision(name) : std::nullopt;
        for (std::size_t i = 0; decision && i < decision->inputs.size(); ++i)
            inputs.insert(decision->inputs[i].name);
    }
    names.merge(inputs);
    return names;
}

/// The answers that a case of `from` was never asked for and that `to` works with.
std::set<QString> answersLacked(const Definition &from, const Definition &to, const state::CaseState &state)
{
    std::set<QString> lacked;
    const auto own = state.scopes.find(QString());
    if (state.process != to.entry.process || own == state.scopes.end())
        return lacked;
    const std::set<QString> used = namesUsedByACase(to);
    for (const QString &field : to.entry.fields) {
        if (used.contains(field) && !from.entry.fields.contains(field) && !own->second.variables.contains(field))
            lacked.insert(field);
    }
    return lacked;
}

void lookAtAnswers(const std::set<QString> &lacked, const journal::NamedValues &given, MigrationPlan &plan)
{
    const auto isGiven = [&](const QString &name) {
        return std::any_of(given.begin(), given.end(), [&](const auto &entry) { return entry.first == name; });
    };
    for (const QString &name : lacked) {
        if (isGiven(name))
            continue;
        plan.missing.push_back(name);
        plan.reasons.emplace_back(MigrationError::AnswerMissing, QStringList{name});
    }
    for (const auto &[name, value] : given) {
        if (!lacked.contains(name))
            plan.reasons.emplace_back(MigrationError::AnswerNotAsked, QStringList{name});
    }
    if (!plan.reasons.empty())
        plan.verdict = Verdict::NeedsAnswer;
}

} // namespace

MigrationPlan planMigration(const Definition &from, const Definition &to, const state::CaseState &state,
                            const journal::MigrateCase &command)
{
    MigrationPlan plan;
    if (state.ended) {
        plan.reasons.emplace_back(RuntimeError::AlreadyEnded, QStringList{state.caseId, state.outcome});
    } else if (state.package == command.package) {
        plan.reasons.emplace_back(MigrationError::SameVersion);
    } else {
        plan.reasons = PlaceComparison(from, to, state).run();
        for (core::Error &fault : compareJoins(from, to, state))
            plan.reasons.push_back(std::move(fault));
    }
    if (!plan.reasons.empty())
        plan.verdict = Verdict::Stay;
    else
        lookAtAnswers(answersLacked(from, to, state), command.variables, plan);
    return plan;
}

} // namespace engine::runtime
