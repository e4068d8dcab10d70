// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/throwing.h"

namespace engine::runtime {

bool throwsAfterOthers(const bpmn::Node &event)
{
    return event.has(bpmn::EventType::Message) || event.has(bpmn::EventType::Signal);
}

core::Result<void> throwEvents(Run &run, const Place &place)
{
    for (const bpmn::EventDefinition &definition : place.node->events) {
        core::Result<void> done;
        if (definition.type == bpmn::EventType::Message) {
            done = run.throwMessage(place, &definition);
        } else if (definition.type == bpmn::EventType::Signal) {
            run.thrown(place, QStringLiteral("signal"), definition.subject.name);
            done = run.throwSignal(definition.subject.name);
        } else if (definition.type == bpmn::EventType::Escalation) {
            done = run.throwEscalation(place, {bpmn::EventType::Escalation, definition.subject.name, {}});
        }
        if (!done || !run.isAlive(place))
            return done;
    }
    return {};
}

} // namespace engine::runtime
