// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <QRegularExpression>

namespace engine::bpmn::constraints {

using namespace Qt::StringLiterals;

/// A timer says one thing, in ISO 8601 (BPMN 2.0.2, 10.5.5, Table 10.101).
void timers(const Model &model, Findings &out)
{
    static const QString date = u"\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?"_s;
    static const QString duration = u"P(?=[\\dT])(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+([.,]\\d+)?S)?)?"_s;
    static const QRegularExpression dates(u"^%1\\z"_s.arg(date));
    static const QRegularExpression durations(u"^%1\\z"_s.arg(duration));
    static const QRegularExpression cycles(u"^R\\d*/(%1|%2|%2/%1|%1/%2|%2/%2)\\z"_s.arg(duration, date));
    const QString language = model.document().root().value(u"expressionLanguage");
    for (const Element *timer : model.all(u"TimerEventDefinition")) {
        int count = 0;
        for (const auto &[name, form, id] : {std::tuple{u"timeDate"_s, &dates, ConstraintError::EXT132},
                                             {u"timeCycle"_s, &cycles, ConstraintError::EXT133},
                                             {u"timeDuration"_s, &durations, ConstraintError::EXT134}}) {
            const Element *when = timer->child(name);
            if (!when)
                continue;
            ++count;
            const QString said = when->value(u"language").isEmpty() ? language : when->value(u"language");
            const bool feel = model.isProcedure() || said.contains("feel"_L1, Qt::CaseInsensitive);
            if (!feel && !when->body.trimmed().isEmpty() && !form->match(when->body.trimmed()).hasMatch())
                out.add(id, when->where, timer->parent->label(), when->body.trimmed());
        }
        if (count > 1)
            out.add(ConstraintError::EXT131, timer->where, timer->parent->label());
    }
}

} // namespace engine::bpmn::constraints
