// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/soundness.h"

#include "engine/bpmn/soundness/explore.h"

#include <algorithm>

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

CheckError errorOf(soundness::Flaw flaw)
{
    switch (flaw) {
    case soundness::Flaw::Deadlock:
        return CheckError::Deadlock;
    case soundness::Flaw::LostToken:
        return CheckError::LostToken;
    case soundness::Flaw::Livelock:
        return CheckError::Livelock;
    case soundness::Flaw::Surplus:
        return CheckError::LackOfSynchronisation;
    case soundness::Flaw::Dead:
        return CheckError::DeadActivity;
    }
    Q_UNREACHABLE();
}

} // namespace

Soundness soundnessOf(const Process &process, const Known &known, std::size_t mostStates)
{
    Soundness all;
    for (const Index level : soundness::levelsOf(process)) {
        const soundness::Net net = soundness::netOf(process, level);
        const soundness::Conditions conditions(net, known.values, known.decisions.value_or(std::set<QString>()));
        const soundness::Exploration exploration = soundness::explore(net, conditions, mostStates);
        all.states += exploration.states;
        all.complete = all.complete && exploration.complete && !conditions.isLimited();
        // A dead activity hides nothing: what leads nowhere else was looked at all the same.
        const bool isFlawed = std::any_of(exploration.findings.begin(), exploration.findings.end(),
                                          [](const soundness::Finding &finding) { return finding.flaw != soundness::Flaw::Dead; });
        const bool whole = exploration.complete && !conditions.isLimited() && !isFlawed;
        for (Index flow = 0; whole && flow < net.flows.size(); ++flow) {
            if (net.flows[flow].of != none && !exploration.taken[flow])
                all.neverTaken.push_back(process.flows[net.flows[flow].of].id);
        }
        for (const soundness::Finding &finding : exploration.findings) {
            const Node &node = process.nodes[net.nodes[finding.node].of];
            QString way = finding.way.join(u" → "_s);
            if (!finding.data.isEmpty())
                way += u" ("_s + finding.data + u')';
            all.faults.push_back(core::Error(errorOf(finding.flaw), {node.label({}), way}, node.where));
        }
    }
    return all;
}

std::map<QString, std::vector<feel::Value>> askedValues(const Process &process, const Known &known)
{
    std::map<QString, std::vector<feel::Value>> all;
    for (const Index level : soundness::levelsOf(process)) {
        const soundness::Net net = soundness::netOf(process, level);
        all.merge(soundness::Conditions(net, known.values, {}).values());
    }
    return all;
}

} // namespace engine::bpmn
