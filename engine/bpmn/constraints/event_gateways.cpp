// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

/// Message, timer, signal, conditional, or several of these.
bool mayFollow(const Model &model, const Element &node)
{
    if (node.is(u"ReceiveTask"))
        return true;
    if (!node.is(u"IntermediateCatchEvent"))
        return false;
    const auto all = model.definitions(node);
    return !all.empty() && std::all_of(all.begin(), all.end(), [](const Element *definition) {
        return definition->is(u"MessageEventDefinition") || definition->is(u"TimerEventDefinition")
            || definition->is(u"SignalEventDefinition") || definition->is(u"ConditionalEventDefinition");
    });
}

} // namespace

/// An event-based gateway waits for the first of the events behind it (BPMN 2.0.2, 10.6.6 Event-Based Gateway).
void eventGateways(const Model &model, Findings &out)
{
    for (const Element *gateway : model.all(u"EventBasedGateway")) {
        if (model.outgoing(*gateway).size() < 2)
            out.add(ConstraintError::EXT136, *gateway);
        if (gateway->isTrue(u"instantiate") && !model.incoming(*gateway).empty())
            out.add(ConstraintError::EXT142, *gateway);
        bool receives = false;
        bool catches = false;
        for (const Element *flow : model.outgoing(*gateway)) {
            if (flow->child(u"conditionExpression"))
                out.add(ConstraintError::EXT137, flow->where, flow->label(), gateway->label());
            const Element *node = flow->target(u"targetRef");
            if (!node || !node->is(u"FlowNode"))
                continue;
            if (!mayFollow(model, *node))
                out.add(ConstraintError::EXT138, node->where, node->label(), gateway->label());
            if (model.incoming(*node).size() > 1)
                out.add(ConstraintError::EXT141, node->where, node->label(), gateway->label());
            receives = receives || node->is(u"ReceiveTask");
            catches = catches || (node->is(u"IntermediateCatchEvent") && model.hasDefinition(*node, u"MessageEventDefinition"));
            if (!node->is(u"ReceiveTask"))
                continue;
            for (const Element *boundary : model.all(u"BoundaryEvent")) {
                if (boundary->target(u"attachedToRef") == node)
                    out.add(ConstraintError::EXT140, boundary->where, boundary->label(), node->label(), gateway->label());
            }
        }
        if (receives && catches)
            out.add(ConstraintError::EXT139, *gateway);
    }
}

} // namespace engine::bpmn::constraints
