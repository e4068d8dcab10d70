// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

/// Events on the way (BPMN 2.0.2, 10.5.4 Intermediate Event).
void intermediateEvents(const Model &model, Findings &out)
{
    for (const Element *event : model.all(u"IntermediateCatchEvent")) {
        const auto definitions = model.definitions(*event);
        if (definitions.empty() && !event->has(u"eventDefinitionRef"))
            out.add(ConstraintError::EXT148_None, *event);
        for (const Element *definition : definitions) {
            if (definition->is(u"CompensateEventDefinition"))
                out.add(ConstraintError::EXT122, *event);
            else if (definition->is(u"CancelEventDefinition") || definition->is(u"ErrorEventDefinition")
                     || definition->is(u"EscalationEventDefinition") || definition->is(u"TerminateEventDefinition"))
                out.add(ConstraintError::EXT148, definition->where, event->label(), definition->type->tag());
        }
        const bool link = model.hasDefinition(*event, u"LinkEventDefinition");
        if (!link && model.incoming(*event).empty())
            out.add(ConstraintError::EXT115, *event);
        if (model.outgoing(*event).empty())
            out.add(ConstraintError::EXT116, *event);
    }
    for (const Element *event : model.all(u"IntermediateThrowEvent")) {
        for (const Element *definition : model.definitions(*event)) {
            if (definition->is(u"CancelEventDefinition") || definition->is(u"ConditionalEventDefinition")
                || definition->is(u"ErrorEventDefinition") || definition->is(u"TimerEventDefinition")
                || definition->is(u"TerminateEventDefinition"))
                out.add(ConstraintError::EXT149, definition->where, event->label(), definition->type->tag());
        }
        const bool link = model.hasDefinition(*event, u"LinkEventDefinition");
        if (model.incoming(*event).empty())
            out.add(ConstraintError::EXT115, *event);
        if (!link && model.outgoing(*event).empty())
            out.add(ConstraintError::EXT116, *event);
    }
}

} // namespace engine::bpmn::constraints
