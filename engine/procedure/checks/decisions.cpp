// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/analysis.h"
#include "engine/procedure/checks/checks.h"

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

void decisions(const Reading &reading)
{
    const auto need = [&](const QString &decision, const core::SourceRef &where) {
        if (reading.decisionsAreKnown && !decision.isEmpty() && !reading.decisions.contains(decision))
            reading.fault(ProcedureError::UnknownDecision, where, {decision, listed(reading.decisions)});
    };
    const CoverSheet &cover = reading.package.cover;
    if (cover.fee)
        need(cover.fee->decision, reading.places.feeDecision);
    need(cover.officeDecision, reading.places.officeDecision);
    need(cover.guideDecision, reading.places.guideDecision);
    need(reading.places.whoDecision, reading.places.who);
    need(reading.places.routeDecision, reading.places.route);
    for (const auto &[id, form] : reading.package.forms) {
        for (const ::forms::model::Field *field : form->allFields())
            need(field->optionsDecision, field->where);
    }
    for (const auto &model : reading.package.definition.decisions) {
        for (const dmn::Finding &finding : dmn::analyse(*model))
            (finding.isNote ? reading.notes : reading.faults).push_back(finding.error);
    }
}

} // namespace engine::procedure::checks
