// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

void definitionsOf(const Model &model, const Element &start, Findings &out)
{
    const Element &level = *start.parent;
    if (Model::isEventSubProcess(level))
        return; // sub_processes.cpp
    for (const Element *definition : model.definitions(start)) {
        if (level.is(u"SubProcess")) {
            out.add(ConstraintError::EXT100, start.where, start.label(), level.label());
            return;
        }
        if (definition->is(u"CompensateEventDefinition"))
            out.add(ConstraintError::EXT098_EXT121, definition->where, start.label(), definition->type->tag());
        else if (!definition->is(u"MessageEventDefinition") && !definition->is(u"TimerEventDefinition")
                 && !definition->is(u"ConditionalEventDefinition") && !definition->is(u"SignalEventDefinition"))
            out.add(ConstraintError::EXT098, definition->where, start.label(), definition->type->tag());
    }
}

} // namespace

/// How a process or a sub-process begins (BPMN 2.0.2, 10.5.2 Start Event).
void startEvents(const Model &model, Findings &out)
{
    for (const Element *start : model.all(u"StartEvent")) {
        if (!model.incoming(*start).empty())
            out.add(ConstraintError::EXT096, *start);
        if (model.isProcedure() ? model.outgoing(*start).empty() : !start->has(u"outgoing"))
            out.add(ConstraintError::EXT101, *start);
        const bool flows = start->parent->is(u"Process") || start->parent->is(u"SubProcess");
        if (flows && start->parent->childrenOf(u"EndEvent").empty())
            out.add(ConstraintError::EXT105, start->where, start->label(), start->parent->label());
        definitionsOf(model, *start, out);
    }
}

} // namespace engine::bpmn::constraints
