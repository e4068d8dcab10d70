// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

/// What is executed says which message by which operation (BPMN 2.0.2, 10.5.5, Message Event Definition).
void messages(const Model &model, Findings &out)
{
    if (model.isProcedure())
        return; // the reader of procedures asks for the message; a message there is known by its name
    for (const Element *event : model.all(u"Event")) {
        if (!Model::isExecutable(*event))
            continue;
        for (const Element *definition : model.definitions(*event)) {
            if (!definition->is(u"MessageEventDefinition"))
                continue;
            if (!definition->has(u"messageRef"))
                out.add(ConstraintError::EXT127, definition->where, event->label());
            if (!definition->has(u"operationRef"))
                out.add(ConstraintError::EXT128, definition->where, event->label());
        }
    }
}

} // namespace engine::bpmn::constraints
