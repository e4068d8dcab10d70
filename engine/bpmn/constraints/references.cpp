// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

/// References lead to something of the kind that the standard's metamodel asks for.
void references(const Model &model, Findings &out)
{
    model.document().root().each([&](const Element &element) {
        for (const Value &value : element.values) {
            if (value.feature->kind == interchange::Feature::Kind::Attribute || !value.namespaceUri.isEmpty())
                continue;
            if (!value.target)
                out.add(ConstraintError::REF_Missing, value.where, element.label(), value.feature->name, value.text);
            // A flow to or from an artifact has a constraint of its own.
            else if (!value.target->is(value.feature->type) && !value.target->is(u"Artifact"))
                out.add(ConstraintError::REF_Kind, value.where, element.label(), value.feature->name, value.feature->type,
                        value.target->name);
        }
    });
}

} // namespace engine::bpmn::constraints
