// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

/// What one instance gets or gives is one of what the whole loop gets or gives.
bool isScalarOf(const Model &model, const Element &one, const Element *all)
{
    const Element *item = model.item(&one);
    return item && !item->isTrue(u"isCollection") && Model::sameItem(item, model.item(all));
}

void multiInstance(const Model &model, const Element &loop, Findings &out)
{
    const Element &activity = *loop.parent;
    if (!loop.child(u"loopCardinality") && !loop.has(u"loopDataInputRef"))
        out.add(ConstraintError::EXT067, activity);
    const Element *input = loop.target(u"loopDataInputRef");
    if (input && !activity.is(u"SubProcess")) {
        const bool own = input->is(u"DataInput") && input->parent->parent == &activity;
        if (!own)
            out.add(ConstraintError::EXT068, loop.where, activity.label(), input->label());
    }
    const Element *eachInput = loop.child(u"inputDataItem");
    if (input && eachInput && model.item(input) && !isScalarOf(model, *eachInput, input))
        out.add(ConstraintError::EXT070, eachInput->where, activity.label());
    const Element *output = loop.target(u"loopDataOutputRef");
    const Element *eachOutput = loop.child(u"outputDataItem");
    if (output && eachOutput && model.item(output) && !isScalarOf(model, *eachOutput, output))
        out.add(ConstraintError::EXT069, eachOutput->where, activity.label());
}

} // namespace

/// Loops and multiple instances (BPMN 2.0.2, 10.3.8 Loop Characteristics).
void loops(const Model &model, Findings &out)
{
    for (const Element *activity : model.all(u"Activity")) {
        if (activity->childrenOf(u"LoopCharacteristics").size() > 1)
            out.add(ConstraintError::EXT054_EXT055, *activity);
    }
    for (const Element *loop : model.all(u"MultiInstanceLoopCharacteristics")) {
        if (Model::isExecutable(*loop))
            multiInstance(model, *loop, out);
    }
}

} // namespace engine::bpmn::constraints
