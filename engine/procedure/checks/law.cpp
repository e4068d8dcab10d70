// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

const bpmn::Mapping *parameter(const bpmn::Node &node, const QString &name)
{
    const auto found = std::find_if(node.parameters.begin(), node.parameters.end(),
                                    [&](const bpmn::Mapping &mapping) { return mapping.name == name; });
    return found == node.parameters.end() ? nullptr : &*found;
}

/// What takes something from its addressee needs reasons and tells how to appeal (行政手続法 8, 14; 行政不服審査法 82).
bool isAdverse(const std::optional<QString> &outcome)
{
    return outcome == u"refused"_s || outcome == u"dismissed"_s || outcome == u"ordered"_s;
}

/// The letters made in the steps that follow a refusal, up to the next decision.
void lettersAfter(const bpmn::Process &process, bpmn::Index at, std::set<bpmn::Index> &seen, std::vector<const bpmn::Node *> &letters)
{
    if (!seen.insert(at).second || process.nodes[at].isEnd())
        return;
    for (const bpmn::Index flow : process.nodes[at].outgoing) {
        if (flow >= process.flows.size() || process.flows[flow].target >= process.nodes.size())
            continue;
        const bpmn::Node &next = process.nodes[process.flows[flow].target];
        if (next.service.name == u"dispose"_s)
            continue;
        if (next.service.name == u"issue"_s)
            letters.push_back(&next);
        lettersAfter(process, process.flows[flow].target, seen, letters);
    }
}

void refusal(const Reading &reading, const bpmn::Process &process, bpmn::Index at, const QString &outcome)
{
    const bpmn::Node &node = process.nodes[at];
    if (!parameter(node, u"reasons"_s))
        reading.fault(ProcedureError::RefusalWithoutReasons, node.where, {node.id, outcome});
    std::set<bpmn::Index> seen;
    std::vector<const bpmn::Node *> letters;
    lettersAfter(process, at, seen, letters);
    for (const bpmn::Node *letter : letters) {
        const bpmn::Mapping *document = parameter(*letter, u"document"_s);
        const auto name = document ? literal(document->value) : std::nullopt;
        if (!name || !reading.package.documents.contains(*name))
            continue;
        if (!QString::fromUtf8(reading.package.documents.at(*name)).contains(u"審査請求"_s))
            reading.fault(ProcedureError::LetterWithoutAppeal, document->where, {*name});
    }
}

} // namespace

void law(const Reading &reading)
{
    bool waitsForPayment = false;
    for (const auto &[id, process] : reading.package.definition.processes) {
        for (bpmn::Index at = 0; at < process->nodes.size(); ++at) {
            const bpmn::Node &node = process->nodes[at];
            waitsForPayment = waitsForPayment || node.message.name == u"payment"_s;
            const bpmn::Mapping *outcome = node.service.name == u"dispose"_s ? parameter(node, u"outcome"_s) : nullptr;
            const auto value = outcome ? literal(outcome->value) : std::nullopt;
            if (isAdverse(value))
                refusal(reading, *process, at, *value);
        }
    }
    const CoverSheet &cover = reading.package.cover;
    if (cover.fee && !waitsForPayment)
        reading.fault(ProcedureError::FeeWithoutPayment, cover.fee->where);
}

} // namespace engine::procedure::checks
