// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

void participants(const Model &model, Findings &out)
{
    for (const Element *multiplicity : model.all(u"ParticipantMultiplicity")) {
        const int minimum = multiplicity->has(u"minimum") ? multiplicity->value(u"minimum").toInt() : 0;
        const int maximum = multiplicity->has(u"maximum") ? multiplicity->value(u"maximum").toInt() : 1;
        if (minimum < 0)
            out.add(ConstraintError::EXT029, multiplicity->where, multiplicity->parent->label(), QString::number(minimum));
        if (maximum < 1 || maximum < minimum)
            out.add(ConstraintError::EXT030, multiplicity->where, multiplicity->parent->label(), QString::number(maximum),
                    QString::number(minimum));
    }
}

/// A closed choreography lets nobody exchange a message that is not one of its own.
void closedChoreographies(const Element &collaboration, Findings &out)
{
    for (const Value *reference : collaboration.all(u"choreographyRef")) {
        if (!reference->target || !reference->target->isTrue(u"isClosed"))
            continue;
        for (const Element *flow : collaboration.childrenOf(u"MessageFlow")) {
            const auto associations = collaboration.childrenOf(u"MessageFlowAssociation");
            const bool known = std::any_of(associations.begin(), associations.end(), [&](const Element *association) {
                return association->target(u"innerMessageFlowRef") == flow || association->target(u"outerMessageFlowRef") == flow;
            });
            if (!known)
                out.add(ConstraintError::EXT033, flow->where, flow->label(), reference->target->label());
        }
    }
}

} // namespace

/// Who works together with whom (BPMN 2.0.2, chapter 9 Collaboration, 11 Choreography).
void collaborations(const Model &model, Findings &out)
{
    participants(model, out);
    for (const Element *collaboration : model.all(u"Collaboration")) {
        const bool refersToNone = collaboration->is(u"Choreography") || collaboration->is(u"GlobalConversation");
        if (refersToNone && collaboration->has(u"choreographyRef"))
            out.add(ConstraintError::EXT027, *collaboration);
        if (collaboration->is(u"GlobalConversation") && !collaboration->childrenOf(u"ConversationNode").empty())
            out.add(ConstraintError::EXT032, *collaboration);
        closedChoreographies(*collaboration, out);
    }
    for (const Element *activity : model.all(u"ChoreographyActivity")) {
        if (activity->parent->is(u"Process"))
            out.add(ConstraintError::EXT036, activity->where, activity->label(), activity->parent->label());
        else if (activity->parent->is(u"AdHocSubProcess"))
            out.add(ConstraintError::EXT062_EXT056, activity->where, activity->label(), activity->parent->label());
        else if (activity->parent->is(u"SubProcess"))
            out.add(ConstraintError::EXT056, activity->where, activity->label(), activity->parent->label());
    }
    for (const Element *process : model.all(u"Process")) {
        if (process->value(u"processType") == QLatin1String("Public") && process->isTrue(u"isExecutable"))
            out.add(ConstraintError::EXT035, *process);
    }
}

} // namespace engine::bpmn::constraints
