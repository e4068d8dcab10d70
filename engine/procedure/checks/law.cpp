// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// What takes something from its addressee needs reasons and tells how to appeal (行政手続法 8, 14; 行政不服審査法 82).
bool isAdverse(const std::optional<QString> &outcome)
{
    return outcome == u"refused"_s || outcome == u"dismissed"_s || outcome == u"ordered"_s;
}

/// What names the letters made in the steps that follow a refusal, up to the next decision.
void lettersAfter(const Reading &reading, const bpmn::Process &process, bpmn::Index at, std::set<bpmn::Index> &seen, std::vector<const bpmn::Mapping *> &letters)
{
    if (!seen.insert(at).second || process.nodes[at].isEnd())
        return;
    for (const bpmn::Index flow : process.nodes[at].outgoing) {
        if (flow >= process.flows.size() || process.flows[flow].target >= process.nodes.size())
            continue;
        const bpmn::Node &next = process.nodes[process.flows[flow].target];
        if (!given(reading, next, u"dispose"_s, u"outcome"_s).empty())
            continue;
        const auto made = given(reading, next, u"issue"_s, u"document"_s);
        letters.insert(letters.end(), made.begin(), made.end());
        lettersAfter(reading, process, process.flows[flow].target, seen, letters);
    }
}

void refusal(const Reading &reading, const bpmn::Process &process, bpmn::Index at, const QString &outcome)
{
    const bpmn::Node &node = process.nodes[at];
    const std::vector<const bpmn::Mapping *> reasons = given(reading, node, u"dispose"_s, u"reasons"_s);
    const auto isNone = [](const bpmn::Mapping *mapping) { return mapping->value.text().trimmed() == u"null"_s || literal(mapping->value) == u""_s; };
    // What a call does not hand in at all is told already.
    const bool areMissing = reasons.empty() ? !node.called.isGiven() : std::all_of(reasons.begin(), reasons.end(), isNone);
    if (areMissing)
        reading.fault(ProcedureError::RefusalWithoutReasons, node.where, {node.id, outcome});
    std::set<bpmn::Index> seen;
    std::vector<const bpmn::Mapping *> letters = given(reading, node, u"issue"_s, u"document"_s);
    lettersAfter(reading, process, at, seen, letters);
    for (const bpmn::Mapping *letter : letters) {
        const auto name = literal(letter->value);
        if (!name || !reading.package.documents.contains(*name))
            continue;
        if (!QString::fromUtf8(reading.package.documents.at(*name)).contains(u"審査請求"_s))
            reading.fault(ProcedureError::LetterWithoutAppeal, letter->where, {*name});
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
            const auto value = literalGiven(reading, node, u"dispose"_s, u"outcome"_s);
            if (isAdverse(value))
                refusal(reading, *process, at, *value);
        }
    }
    const CoverSheet &cover = reading.package.cover;
    if (cover.fee && !waitsForPayment)
        reading.fault(ProcedureError::FeeWithoutPayment, cover.fee->where);
}

} // namespace engine::procedure::checks
