// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

bool names(const Element &set, QStringView feature, const Element *what)
{
    const auto all = set.all(feature);
    return std::any_of(all.begin(), all.end(), [&](const Value *value) { return value->target == what; });
}

struct Side
{
    QStringView data;
    QStringView set;
    QStringView members;
    QStringView optional;
    QStringView whileExecuting;
    QStringView others; ///< the sets of the other side that go with it
    QStringView back;
    ConstraintError unused;
    ConstraintError optionalElsewhere;
    ConstraintError whileExecutingElsewhere;
};

void side(const Model &model, const Side &side, Findings &out)
{
    for (const Element *data : model.all(side.data)) {
        if (data->role->kind == interchange::Feature::Kind::Child)
            continue; // the item of a loop stands alone
        const auto sets = data->parent->childrenOf(side.set);
        if (std::none_of(sets.begin(), sets.end(), [&](const Element *set) { return names(*set, side.members, data); }))
            out.add(side.unused, *data);
    }
    for (const Element *set : model.all(side.set)) {
        for (const auto &[feature, id] : {std::pair{side.optional, side.optionalElsewhere}, {side.whileExecuting, side.whileExecutingElsewhere}}) {
            for (const Value *value : set->all(feature)) {
                if (value->target && !names(*set, side.members, value->target))
                    out.add(id, value->where, value->text);
            }
        }
        for (const Value *value : set->all(side.others)) {
            if (value->target && !names(*value->target, side.back, set))
                out.add(ConstraintError::EXT087, value->where, set->label(), value->text);
        }
    }
}

} // namespace

/// The sets in which data goes in and comes out (BPMN 2.0.2, 10.4.2, Input Set and Output Set).
void dataSets(const Model &model, Findings &out)
{
    side(model, {u"DataInput", u"InputSet", u"dataInputRefs", u"optionalInputRefs", u"whileExecutingInputRefs", u"outputSetRefs",
                 u"inputSetRefs", ConstraintError::EXT084, ConstraintError::EXT085, ConstraintError::EXT086}, out);
    side(model, {u"DataOutput", u"OutputSet", u"dataOutputRefs", u"optionalOutputRefs", u"whileExecutingOutputRefs", u"inputSetRefs",
                 u"outputSetRefs", ConstraintError::EXT088, ConstraintError::EXT089, ConstraintError::EXT090}, out);
}

} // namespace engine::bpmn::constraints
