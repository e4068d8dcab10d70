// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

/// Ids are there and are unique (BPMN 2.0.2, 8.3.1 Base Element).
void identifiers(const Model &model, Findings &out)
{
    model.document().root().each([&](const Element &element) {
        const QString id = element.id();
        const bool needsOne = element.is(u"FlowElement") || element.is(u"Participant") || element.is(u"MessageFlow")
            || (element.is(u"RootElement") && !element.is(u"EventDefinition") && !element.is(u"Collaboration"));
        if (id.isEmpty() && needsOne && !element.is(u"ImplicitThrowEvent"))
            out.add(ConstraintError::EXT003, element.where, element.name);
        if (!id.isEmpty() && model.document().byId(id) != &element)
            out.add(ConstraintError::EXT002, element.where, id, model.document().byId(id)->where.toString());
    });
}

} // namespace engine::bpmn::constraints
