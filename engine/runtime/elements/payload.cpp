// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/payload.h"

#include <algorithm>

namespace engine::runtime {

void give(Run &run, const QString &scope, const bpmn::Node &event, const Trigger &trigger)
{
    if (trigger.type == bpmn::EventType::Message) {
        run.setContext(scope, event.result.isEmpty() ? trigger.name : event.result, trigger.payload);
        for (const bpmn::DataItem &item : event.eventData) {
            const auto value = std::find_if(trigger.payload.begin(), trigger.payload.end(),
                                            [&](const auto &entry) { return entry.first == item.variable(); });
            if (value != trigger.payload.end())
                run.setGiven(scope, item.variable(), value->second);
            else if (trigger.payload.size() == 1)
                run.setGiven(scope, item.variable(), trigger.payload.front().second);
        }
    } else if ((trigger.type == bpmn::EventType::Error || trigger.type == bpmn::EventType::Escalation)
               && !event.result.isEmpty()) {
        feel::Context context = Run::contextOf(trigger.payload);
        context.set(QStringLiteral("code"), feel::Value(trigger.name));
        std::vector<QString> from;
        for (const auto &[name, value] : trigger.payload)
            from.push_back(name);
        run.setVariable(scope, event.result, feel::Value(std::move(context)), std::move(from));
    }
}

} // namespace engine::runtime
