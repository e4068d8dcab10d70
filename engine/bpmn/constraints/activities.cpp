// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

/// What an activity says about itself (BPMN 2.0.2, 10.3 Activities).
void activities(const Model &model, Findings &out)
{
    for (const Element *activity : model.all(u"Activity")) {
        for (const auto &[feature, id] : {std::pair{u"startQuantity", ConstraintError::EXT037},
                                          {u"completionQuantity", ConstraintError::EXT038}}) {
            const Value *quantity = activity->find(feature);
            if (quantity && quantity->text.toInt() < 1)
                out.add(id, quantity->where, activity->label(), quantity->text);
        }
        if (activity->is(u"ScriptTask") && activity->child(u"script") && !activity->has(u"scriptFormat") && !model.isProcedure())
            out.add(ConstraintError::EXT053, *activity);
        if (activity->is(u"ReceiveTask") && activity->isTrue(u"instantiate") && !model.incoming(*activity).empty())
            out.add(ConstraintError::EXT049, *activity);
    }
    for (const Element *role : model.all(u"ResourceRole")) {
        if (!role->childrenOf(u"ResourceParameterBinding").empty() && !role->has(u"resourceRef"))
            out.add(ConstraintError::EXT040, role->where, role->label(), role->parent->label());
    }
}

} // namespace engine::bpmn::constraints
