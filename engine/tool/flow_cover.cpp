// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/flow_cover.h"

#include "engine/bpmn/soundness.h"
#include "engine/procedure/possible_values.h"

namespace engine::tool {

using namespace Qt::StringLiterals;

core::Result<void> RecordingCaseStore::commit(const casework::Commit &commit)
{
    const auto done = MemoryCaseStore::commit(commit);
    if (!done)
        return done;
    const std::scoped_lock lock(m_mutex);
    for (const casework::WrittenRecord &written : commit.records) {
        auto record = journal::read(written.bytes, written.values);
        if (!record)
            return record.error();
        m_records.push_back(std::move(*record));
    }
    return {};
}

std::set<QString> flowsTaken(const runtime::Definition &definition, const std::vector<journal::Record> &records)
{
    struct Case
    {
        std::map<QString, QString> processes; ///< by scope
        std::map<QString, QString> scopes;    ///< by token
    };
    std::map<QString, Case> cases;
    std::set<QString> taken;
    const auto hasFlow = [&](const QString &process, const QString &flow) {
        const auto found = definition.processes.find(process);
        return found != definition.processes.end() && found->second->flow(flow);
    };
    for (const journal::Record &record : records) {
        Case &in = cases[record.caseId];
        for (const journal::Event &event : record.events) {
            if (const auto *started = std::get_if<journal::CaseStarted>(&event)) {
                in.processes[QString()] = started->process;
            } else if (const auto *opened = std::get_if<journal::ScopeOpened>(&event)) {
                in.processes[opened->scope] = opened->process;
            } else if (const auto *inner = std::get_if<journal::SubProcessOpened>(&event)) {
                in.processes[inner->scope] = inner->process;
            } else if (const auto *entered = std::get_if<journal::NodeEntered>(&event)) {
                in.scopes[entered->token] = entered->scope;
            } else if (const auto *flow = std::get_if<journal::FlowTaken>(&event)) {
                QString process = in.processes[in.scopes[flow->token]];
                // A token that a fork has made has not entered anything yet.
                for (const auto &[scope, other] : in.processes) {
                    if (!hasFlow(process, flow->flow) && hasFlow(other, flow->flow))
                        process = other;
                }
                taken.insert(process + u'/' + flow->flow);
            }
        }
    }
    return taken;
}

FlowCover coverOf(const procedure::Package &package, const std::set<QString> &taken)
{
    FlowCover cover;
    for (const auto &[id, process] : package.definition.processes) {
        bpmn::Known known;
        known.values = procedure::possibleValues(package, *process);
        known.values.merge(procedure::constantsHandedTo(package, *process));
        const std::vector<QString> never = bpmn::soundnessOf(*process, known).neverTaken;
        for (const bpmn::SequenceFlow &flow : process->flows) {
            ++cover.all;
            const QString name = id + u'/' + flow.id;
            if (taken.contains(name))
                continue;
            const bool impossible = std::find(never.begin(), never.end(), flow.id) != never.end();
            (impossible ? cover.impossible : cover.missed) << name;
        }
    }
    return cover;
}

} // namespace engine::tool
