// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/flow_cover.h"

#include "engine/bpmn/soundness.h"
#include "engine/casework/approval.h"
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

namespace {

/// The acts of an approval route that follow a draft at once, by flows that can be taken.
std::set<bpmn::Index> actsAfterDrafts(const bpmn::Process &process, const std::vector<QString> &never)
{
    std::vector<bpmn::Index> open;
    for (const bpmn::Node &node : process.nodes) {
        if (node.act == bpmn::Act::Draft)
            open.push_back(process.indexOf(node));
    }
    std::set<bpmn::Index> seen(open.begin(), open.end());
    std::set<bpmn::Index> acts;
    while (!open.empty()) {
        const bpmn::Node &node = process.nodes[open.back()];
        open.pop_back();
        for (const bpmn::Index index : node.outgoing) {
            const bpmn::SequenceFlow &flow = process.flows[index];
            if (std::find(never.begin(), never.end(), flow.id) != never.end() || !seen.insert(flow.target).second)
                continue;
            if (process.nodes[flow.target].act == bpmn::Act::None)
                open.push_back(flow.target);
            else
                acts.insert(flow.target);
        }
    }
    return acts;
}

/// Adds to `never` what leads on when a draft is taken back although somebody has acted on it: casework refuses that.
void addLatePullBacks(const bpmn::Process &process, std::vector<QString> &never)
{
    const std::set<bpmn::Index> acts = actsAfterDrafts(process, never);
    for (const bpmn::Node &node : process.nodes) {
        const bool isLate = node.attachedTo != bpmn::none && node.messageName().name == QLatin1String(casework::pullBackMessage) && !acts.contains(node.attachedTo);
        for (const bpmn::Index flow : isLate ? node.outgoing : std::vector<bpmn::Index>())
            never.push_back(process.flows[flow].id);
    }
}

} // namespace

FlowCover coverOf(const procedure::Package &package, const std::set<QString> &taken)
{
    FlowCover cover;
    for (const auto &[id, process] : package.definition.processes) {
        bpmn::Known known;
        known.values = procedure::possibleValues(package, *process);
        known.values.merge(procedure::constantsHandedTo(package, *process));
        std::vector<QString> never = bpmn::soundnessOf(*process, known).neverTaken;
        addLatePullBacks(*process, never);
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
