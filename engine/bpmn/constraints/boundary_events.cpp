// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

/// Whether an association leads from a compensation event to what compensates.
bool hasHandler(const Model &model, const Element &event)
{
    const auto associations = model.all(u"Association");
    return std::any_of(associations.begin(), associations.end(), [&](const Element *association) {
        const Element *handler = association->target(u"targetRef");
        return association->target(u"sourceRef") == &event && handler && handler->isTrue(u"isForCompensation");
    });
}

void definition(const Element &event, const Element &definition, Findings &out)
{
    const bool interrupting = event.value(u"cancelActivity") != QLatin1String("false");
    const bool never = definition.is(u"LinkEventDefinition") || definition.is(u"TerminateEventDefinition");
    const bool onlyInterrupting = definition.is(u"ErrorEventDefinition") || definition.is(u"CancelEventDefinition")
        || definition.is(u"CompensateEventDefinition");
    if (never)
        out.add(ConstraintError::EXT110_EXT147, definition.where, event.label(), definition.type->tag());
    else if (onlyInterrupting && !interrupting)
        out.add(ConstraintError::EXT110_EXT147_NonInterrupting, definition.where, event.label(), definition.type->tag());
    const Element *host = event.target(u"attachedToRef");
    if (definition.is(u"CancelEventDefinition") && host && !host->is(u"Transaction"))
        out.add(ConstraintError::EXT111_EXT120, event.where, event.label(), host->label());
}

} // namespace

/// Events on the border of an activity (BPMN 2.0.2, 10.5.4 Intermediate Event, attached to a boundary).
void boundaryEvents(const Model &model, Findings &out)
{
    for (const Element *event : model.all(u"BoundaryEvent")) {
        const auto definitions = model.definitions(*event);
        if (definitions.empty())
            out.add(ConstraintError::EXT110_EXT147_None, *event);
        for (const Element *one : definitions)
            definition(*event, *one, out);
        const bool compensates = model.hasDefinition(*event, u"CompensateEventDefinition");
        if (!model.incoming(*event).empty())
            out.add(ConstraintError::EXT112, *event);
        if (compensates && !model.outgoing(*event).empty())
            out.add(ConstraintError::EXT114, *event);
        if (!compensates && model.outgoing(*event).empty())
            out.add(ConstraintError::EXT113, *event);
        if (compensates && !hasHandler(model, *event))
            out.add(ConstraintError::EXT143, *event);
    }
}

} // namespace engine::bpmn::constraints
