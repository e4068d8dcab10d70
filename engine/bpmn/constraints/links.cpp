// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

bool leadsBack(const Element &target, const Element &source)
{
    const auto sources = target.all(u"source");
    return std::any_of(sources.begin(), sources.end(), [&](const Value *value) { return value->target == &source; });
}

} // namespace

/// A link is a jump within one level (BPMN 2.0.2, 10.5.5, Link Event Definition).
void links(const Model &model, Findings &out)
{
    for (const Element *link : model.all(u"LinkEventDefinition")) {
        const Element &event = *link->parent;
        if (event.is(u"IntermediateCatchEvent")) {
            if (!link->has(u"source"))
                out.add(ConstraintError::EXT124, event);
            if (!model.incoming(event).empty())
                out.add(ConstraintError::EXT117, event);
        } else if (event.is(u"IntermediateThrowEvent")) {
            if (link->all(u"target").size() != 1)
                out.add(ConstraintError::EXT125, event);
            if (!model.outgoing(event).empty())
                out.add(ConstraintError::EXT117, event);
            const Element *target = link->target(u"target");
            if (!target || !target->is(u"LinkEventDefinition"))
                continue;
            if (!leadsBack(*target, *link))
                out.add(ConstraintError::EXT118, link->where, event.label(), target->parent->label());
            if (target->parent->parent != event.parent)
                out.add(ConstraintError::EXT126, link->where, event.label(), target->parent->label());
        }
    }
}

} // namespace engine::bpmn::constraints
