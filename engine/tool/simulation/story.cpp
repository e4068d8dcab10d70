// SPDX-License-Identifier: Apache-2.0
#include "engine/tool/simulation/story.h"

namespace engine::tool {

void Story::tell(const journal::Events &events)
{
    const auto timeOf = [](const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); };
    bool decided = false;
    for (const journal::Event &event : events) {
        if (const auto *entered = std::get_if<journal::NodeEntered>(&event)) {
            nodes.push_back(entered->node);
        } else if (const auto *taken = std::get_if<journal::FlowTaken>(&event)) {
            flows.push_back(taken->flow);
        } else if (const auto *made = std::get_if<journal::DecisionMade>(&event)) {
            decisions.push_back({made->node, made->decision, made->rules, {}});
            decided = true;
            continue;
        } else if (const auto *set = std::get_if<journal::VariableSet>(&event); set && decided) {
            decisions.back().value = set->value.value; // what the decision gave follows it
        } else if (const auto *task = std::get_if<journal::TaskCreated>(&event)) {
            if (task->due)
                deadlines.push_back({task->node, timeOf(*task->due)});
            roles.push_back({task->node, QStringList(task->roles.begin(), task->roles.end()).join(QStringLiteral(", "))});
        } else if (const auto *timer = std::get_if<journal::TimerSet>(&event)) {
            deadlines.push_back({timer->node, timeOf(timer->due)});
        } else if (const auto *ended = std::get_if<journal::CaseEnded>(&event)) {
            outcome = ended->outcome;
        }
        decided = false;
    }
}

} // namespace engine::tool
