// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

bool lists(const Element &node, QStringView feature, const Element &flow)
{
    const auto all = node.all(feature);
    return std::any_of(all.begin(), all.end(), [&](const Value *value) { return value->target == &flow; });
}

void ends(const Model &model, const Element &flow, Findings &out)
{
    const Element *source = flow.target(u"sourceRef");
    const Element *target = flow.target(u"targetRef");
    if (source && Model::isEventSubProcess(*source))
        out.add(ConstraintError::EXT021_EXT057, flow.where, flow.label(), source->label());
    if (target && Model::isEventSubProcess(*target))
        out.add(ConstraintError::EXT022_EXT057, flow.where, flow.label(), target->label());
    if (!model.isProcedure()) {
        if (source && source->is(u"FlowNode") && !lists(*source, u"outgoing", flow))
            out.add(ConstraintError::EXT023, flow.where, source->label(), flow.label());
        if (target && target->is(u"FlowNode") && !lists(*target, u"incoming", flow))
            out.add(ConstraintError::EXT023, flow.where, target->label(), flow.label());
    }
    if (!source || !target || !source->is(u"FlowNode") || !target->is(u"FlowNode") || source->parent == target->parent)
        return;
    const bool pools = source->around(u"Process") != target->around(u"Process");
    out.add(pools ? ConstraintError::EXT028 : ConstraintError::EXT152, flow.where, flow.label(), source->label(), target->label());
}

/// Whether a node stands in the flow of its level at all.
bool flows(const Element &node)
{
    const Element &level = *node.parent;
    return !node.is(u"BoundaryEvent") && !node.isTrue(u"isForCompensation") && !Model::isEventSubProcess(node)
        && (level.is(u"Process") || level.is(u"SubProcess")) && !level.is(u"AdHocSubProcess");
}

/// Where a level begins with a start event or ends with an end event, all of it hangs together.
void levels(const Model &model, Findings &out)
{
    for (const Element *node : model.all(u"FlowNode")) {
        if (!flows(*node) || node->is(u"IntermediateCatchEvent") || node->is(u"IntermediateThrowEvent"))
            continue;
        const bool begun = !node->parent->childrenOf(u"StartEvent").empty();
        const bool ended = !node->parent->childrenOf(u"EndEvent").empty();
        if (begun && !node->is(u"StartEvent") && !node->is(u"EndEvent") && !Model::instantiates(*node) && model.incoming(*node).empty())
            out.add(ConstraintError::EXT150, *node);
        if (ended && !node->is(u"EndEvent") && !node->is(u"StartEvent") && model.outgoing(*node).empty())
            out.add(ConstraintError::EXT151, *node);
    }
}

} // namespace

/// Sequence flows connect nodes of one level (BPMN 2.0.2, 8.4.13 Sequence Flow, 7.6.1).
void sequenceFlows(const Model &model, Findings &out)
{
    for (const Element *flow : model.all(u"SequenceFlow")) {
        ends(model, *flow, out);
        if (flow->value(u"isImmediate") == QLatin1String("false") && Model::isExecutable(*flow))
            out.add(ConstraintError::EXT024, *flow);
        const Element *source = flow->target(u"sourceRef");
        if (flow->child(u"conditionExpression") && source && source->is(u"Activity") && model.outgoing(*source).size() == 1)
            out.add(ConstraintError::EXT025, flow->where, flow->label(), source->label());
    }
    for (const Element *node : model.all(u"FlowNode")) {
        const Value *byDefault = node->find(u"default");
        if (byDefault && byDefault->target && byDefault->target->target(u"sourceRef") != node)
            out.add(ConstraintError::EXT026, byDefault->where, node->label(), byDefault->text);
    }
    levels(model, out);
}

} // namespace engine::bpmn::constraints
