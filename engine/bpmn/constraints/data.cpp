// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

using namespace Qt::StringLiterals;

/// Data objects, inputs and outputs agree with what they are said to hold (BPMN 2.0.2, 10.4 Items and Data).
void data(const Model &model, Findings &out)
{
    for (const auto &[kind, id] : {std::pair{u"DataObject", ConstraintError::EXT020}, {u"DataInput", ConstraintError::EXT020_EXT081},
                                   {u"DataOutput", ConstraintError::EXT020_EXT083}}) {
        for (const Element *holder : model.all(kind)) {
            const Element *item = holder->target(u"itemSubjectRef");
            if (item && item->is(u"ItemDefinition") && item->isTrue(u"isCollection") != holder->isTrue(u"isCollection")
                && holder->role->kind != interchange::Feature::Kind::Child) // an item of a loop is one of many
                out.add(id, holder->where, holder->label(), item->label());
        }
    }
    for (const Element *reference : model.all(u"DataObjectReference")) {
        const Element *object = reference->target(u"dataObjectRef");
        const Element *state = reference->child(u"dataState");
        if (!object || !state || !reference->has(u"name"))
            continue;
        const QString expected = u"%1 [%2]"_s.arg(object->value(u"name"), state->value(u"name"));
        if (reference->value(u"name") != expected)
            out.add(ConstraintError::EXT076, reference->where, reference->value(u"name"), expected);
    }
}

} // namespace engine::bpmn::constraints
