// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

void eventSubProcess(const Model &model, const Element &subProcess, Findings &out)
{
    const auto starts = subProcess.childrenOf(u"StartEvent");
    if (starts.size() != 1)
        out.add(ConstraintError::EXT058, subProcess);
    for (const Element *start : starts) {
        const auto definitions = model.definitions(*start);
        if (definitions.empty())
            out.add(ConstraintError::EXT059_EXT129, start->where, start->label(), subProcess.label());
        const bool interrupting = start->value(u"isInterrupting") != QLatin1String("false");
        for (const Element *definition : definitions) {
            const bool never = definition->is(u"LinkEventDefinition") || definition->is(u"CancelEventDefinition")
                || definition->is(u"TerminateEventDefinition");
            const bool onlyInterrupting = definition->is(u"ErrorEventDefinition") || definition->is(u"CompensateEventDefinition");
            if (never || (onlyInterrupting && !interrupting))
                out.add(ConstraintError::EXT059, definition->where, start->label(), definition->type->tag());
        }
    }
}

} // namespace

/// Sub-processes, those that events start, and those that people order (BPMN 2.0.2, 10.3.5 Sub-Processes).
void subProcesses(const Model &model, Findings &out)
{
    for (const Element *subProcess : model.all(u"SubProcess")) {
        if (subProcess->child(u"ioSpecification"))
            out.add(ConstraintError::EXT079, *subProcess);
        if (Model::isEventSubProcess(*subProcess))
            eventSubProcess(model, *subProcess, out);
        if (!subProcess->is(u"AdHocSubProcess"))
            continue;
        if (subProcess->childrenOf(u"Activity").empty())
            out.add(ConstraintError::EXT061, *subProcess);
        for (const QStringView kind : {u"StartEvent", u"EndEvent"}) {
            for (const Element *event : subProcess->childrenOf(kind))
                out.add(ConstraintError::EXT062, event->where, event->label(), subProcess->label());
        }
    }
}

} // namespace engine::bpmn::constraints
