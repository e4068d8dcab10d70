// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <QRegularExpression>

namespace engine::bpmn::constraints {

/// Artifacts only explain: nothing flows to or from them (BPMN 2.0.2, 8.4.1 Artifacts).
void artifacts(const Model &model, Findings &out)
{
    const auto ends = [&](QStringView kind, QStringView reference, ConstraintError id) {
        for (const Element *flow : model.all(kind)) {
            const Value *end = flow->find(reference);
            if (end && end->target && end->target->is(u"Artifact"))
                out.add(id, end->where, flow->label(), end->target->label());
        }
    };
    ends(u"SequenceFlow", u"targetRef", ConstraintError::EXT006);
    ends(u"SequenceFlow", u"sourceRef", ConstraintError::EXT007);
    ends(u"MessageFlow", u"targetRef", ConstraintError::EXT008);
    ends(u"MessageFlow", u"sourceRef", ConstraintError::EXT009);
    static const QRegularExpression mediaType(QStringLiteral("^[\\w.+-]+/[\\w.+-]+(;.*)?\\z"));
    model.document().root().each([&](const Element &element) {
        const Value *format = element.find(u"textFormat");
        if (format && !mediaType.match(format->text).hasMatch())
            out.add(ConstraintError::EXT010, format->where, element.label(), format->text);
    });
}

} // namespace engine::bpmn::constraints
