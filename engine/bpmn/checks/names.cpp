// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/checks/rules.h"
#include "engine/bpmn/reader.h"
#include "engine/core/suggestion.h"

namespace engine::bpmn::checks {

/// Every name in an expression is one that somebody sets: a form, a decision, a service, a message, the engine.
void names(const Process &process, const Known &known, core::Faults &faults)
{
    if (!known.variables)
        return;
    std::set<QString> here = *known.variables;
    here.merge(variablesSetBy(process));
    here.merge(baseNames().variables);
    if (known.decisions)
        here.insert(known.decisions->begin(), known.decisions->end());
    eachExpression(process, [&](const feel::Expression &expression, const Place &place) {
        if (place.part == Place::Part::ServiceResult || place.part == Place::Part::Gateway)
            return; // the entries of a result are the service's own, what is counted the gateway's
        const std::set<QString> *inside = nullptr;
        if (place.part == Place::Part::CallResult) {
            const auto called = known.variablesOf.find(place.node->called.name);
            if (called == known.variablesOf.end())
                return;
            inside = &called->second;
        }
        for (const feel::Expression::Use &use : expression.uses()) {
            const QString head = use.path.section(QLatin1Char('.'), 0, 0);
            if (inside && (head == QLatin1String("outcome") || inside->contains(head)))
                continue;
            if (!here.contains(head)) {
                faults.push_back(core::Error(CheckError::UnknownName, {head, core::suggestion(head, here)}, use.where));
                continue;
            }
            const auto fields = known.fields.find(head);
            const QString field = use.path.section(QLatin1Char('.'), 1, 1);
            if (fields != known.fields.end() && !field.isEmpty() && !fields->second.contains(field))
                faults.push_back(core::Error(CheckError::UnknownField, {head, field, core::suggestion(field, fields->second)},
                                             use.where));
        }
    });
}

} // namespace engine::bpmn::checks
