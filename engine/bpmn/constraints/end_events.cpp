// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

/// How a path ends (BPMN 2.0.2, 10.5.3 End Event).
void endEvents(const Model &model, Findings &out)
{
    for (const Element *end : model.all(u"EndEvent")) {
        if (!model.outgoing(*end).empty())
            out.add(ConstraintError::EXT104, *end);
        if (model.incoming(*end).empty())
            out.add(ConstraintError::EXT107, *end);
        const auto nodes = end->parent->childrenOf(u"FlowNode");
        const bool begins = std::any_of(nodes.begin(), nodes.end(), [](const Element *node) {
            return node->is(u"StartEvent") || Model::instantiates(*node);
        });
        if (!begins)
            out.add(ConstraintError::EXT097, end->where, end->label(), end->parent->label());
        for (const Element *definition : model.definitions(*end)) {
            if (definition->is(u"CancelEventDefinition") && !end->parent->is(u"Transaction"))
                out.add(ConstraintError::EXT106, *end);
            if (definition->is(u"LinkEventDefinition") || definition->is(u"ConditionalEventDefinition") || definition->is(u"TimerEventDefinition"))
                out.add(ConstraintError::EXT146, definition->where, end->label(), definition->type->tag());
        }
    }
    for (const Element *throwing : model.all(u"ThrowEvent")) {
        for (const Element *definition : throwing->childrenOf(u"EscalationEventDefinition")) {
            const Element *escalation = definition->target(u"escalationRef");
            if (Model::isExecutable(*throwing) && (!escalation || escalation->value(u"escalationCode").isEmpty()))
                out.add(ConstraintError::EXT011, definition->where, throwing->label());
        }
    }
}

} // namespace engine::bpmn::constraints
