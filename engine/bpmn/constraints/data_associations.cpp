// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

/// Whether it is what the process as a whole gets or gives.
bool isOfProcess(const Element *data)
{
    return data && data->parent && data->parent->parent && data->parent->parent->is(u"Process");
}

} // namespace

/// How data moves between objects and activities (BPMN 2.0.2, 10.4.2 Data Associations).
void dataAssociations(const Model &model, Findings &out)
{
    for (const Element *association : model.all(u"DataAssociation")) {
        const auto sources = association->all(u"sourceRef");
        const Element *target = association->target(u"targetRef");
        if (target && target->is(u"DataInput") && isOfProcess(target))
            out.add(ConstraintError::EXT080, association->where, target->label());
        const bool transforms = association->child(u"transformation") || !association->childrenOf(u"Assignment").empty();
        if (sources.size() > 1 && !association->child(u"transformation"))
            out.add(ConstraintError::EXT092, association->where, association->around(u"FlowNode")->label());
        for (const Value *source : sources) {
            if (!source->target)
                continue;
            if (source->target->is(u"DataOutput") && isOfProcess(source->target))
                out.add(ConstraintError::EXT082, association->where, source->target->label());
            const Element *from = model.item(source->target);
            const Element *to = model.item(target);
            if (!transforms && from && to && !Model::sameItem(from, to))
                out.add(ConstraintError::EXT091, association->where, source->target->label(), target->label());
        }
    }
}

} // namespace engine::bpmn::constraints
