// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

using namespace Qt::StringLiterals;

/// A gateway controls how paths meet and part, and its direction says which (BPMN 2.0.2, 10.6 Gateways).
void gateways(const Model &model, Findings &out)
{
    for (const Element *gateway : model.all(u"Gateway")) {
        const std::size_t in = model.incoming(*gateway).size();
        const std::size_t outgoing = model.outgoing(*gateway).size();
        const QString direction = gateway->value(u"gatewayDirection");
        if (direction == "Converging"_L1 && outgoing > 1)
            out.add(ConstraintError::EXT017, *gateway);
        if (direction == "Diverging"_L1 && in > 1)
            out.add(ConstraintError::EXT018, *gateway);
        if (direction == "Mixed"_L1 && (in < 2 || outgoing < 2))
            out.add(ConstraintError::EXT019, *gateway);
        if (in < 2 && outgoing < 2)
            out.add(ConstraintError::EXT135, *gateway);
    }
}

} // namespace engine::bpmn::constraints
