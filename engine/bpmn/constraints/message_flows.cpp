// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

/// The process in whose pool an end of a message flow lies.
const Element *processOf(const Element *end)
{
    if (!end)
        return nullptr;
    return end->is(u"Participant") ? end->target(u"processRef") : end->around(u"Process");
}

} // namespace

/// Messages go from pool to pool (BPMN 2.0.2, 9.4 Message Flow, 7.6.2).
void messageFlows(const Model &model, Findings &out)
{
    for (const Element *flow : model.all(u"MessageFlow")) {
        const Element *source = flow->target(u"sourceRef");
        const Element *target = flow->target(u"targetRef");
        const Element *from = processOf(source);
        if ((source && source == target) || (from && from == processOf(target)))
            out.add(ConstraintError::EXT031, *flow);
        if (source) {
            if (source->is(u"StartEvent"))
                out.add(ConstraintError::EXT102, flow->where, flow->label(), source->label());
            if (source->is(u"EndEvent") && !model.hasDefinition(*source, u"MessageEventDefinition"))
                out.add(ConstraintError::EXT109, source->where, source->label(), flow->label());
            if (source->is(u"IntermediateCatchEvent"))
                out.add(ConstraintError::EXT119, flow->where, flow->label(), source->label());
        }
        if (target) {
            if (target->is(u"StartEvent") && !model.hasDefinition(*target, u"MessageEventDefinition"))
                out.add(ConstraintError::EXT103, target->where, target->label(), flow->label());
            if (target->is(u"EndEvent"))
                out.add(ConstraintError::EXT108, flow->where, flow->label(), target->label());
            if (target->is(u"IntermediateThrowEvent"))
                out.add(ConstraintError::EXT119, flow->where, flow->label(), target->label());
        }
    }
}

} // namespace engine::bpmn::constraints
