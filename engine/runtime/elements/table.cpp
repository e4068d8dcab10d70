// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

const Element &elementOf(bpmn::NodeType type)
{
    using Type = bpmn::NodeType;
    static const std::map<Type, std::unique_ptr<Element>> table = [] {
        std::map<Type, std::unique_ptr<Element>> all;
        all.emplace(Type::StartEvent, makeStartEvent());
        all.emplace(Type::EndEvent, makeEndEvent());
        all.emplace(Type::UserTask, makeUserTask());
        all.emplace(Type::ServiceTask, makeServiceTask());
        all.emplace(Type::BusinessRuleTask, makeBusinessRuleTask());
        all.emplace(Type::ScriptTask, makeScriptTask());
        all.emplace(Type::ReceiveTask, makeMessageCatch());
        all.emplace(Type::IntermediateCatchEvent, makeIntermediateCatch());
        all.emplace(Type::CallActivity, makeCallActivity());
        all.emplace(Type::ExclusiveGateway, makeExclusiveGateway());
        all.emplace(Type::ParallelGateway, makeParallelGateway());
        all.emplace(Type::EventBasedGateway, makeEventBasedGateway());
        all.emplace(Type::BoundaryEvent, makeBoundaryEvent());
        for (int other = 0; other <= static_cast<int>(Type::EventBasedGateway); ++other)
            all.try_emplace(static_cast<Type>(other), makeNotExecuted());
        return all;
    }();
    return *table.at(type);
}

} // namespace engine::runtime
