// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

const Element &elementOf(bpmn::NodeType type)
{
    using Type = bpmn::NodeType;
    static const std::vector<std::unique_ptr<Element>> table = [] {
        std::map<Type, std::unique_ptr<Element>> all;
        all.emplace(Type::StartEvent, makeStartEvent());
        all.emplace(Type::IntermediateCatchEvent, makeIntermediateCatch());
        all.emplace(Type::IntermediateThrowEvent, makeIntermediateThrow());
        all.emplace(Type::BoundaryEvent, makeBoundaryEvent());
        all.emplace(Type::EndEvent, makeEndEvent());
        all.emplace(Type::Task, makeTask());
        all.emplace(Type::ManualTask, makeTask());
        all.emplace(Type::UserTask, makeUserTask());
        all.emplace(Type::ServiceTask, makeServiceTask());
        all.emplace(Type::SendTask, makeSendTask());
        all.emplace(Type::ReceiveTask, makeReceiveTask());
        all.emplace(Type::ScriptTask, makeScriptTask());
        all.emplace(Type::BusinessRuleTask, makeBusinessRuleTask());
        all.emplace(Type::CallActivity, makeCallActivity());
        all.emplace(Type::SubProcess, makeSubProcess());
        all.emplace(Type::Transaction, makeSubProcess());
        all.emplace(Type::AdHocSubProcess, makeAdHocSubProcess());
        all.emplace(Type::ExclusiveGateway, makeExclusiveGateway());
        all.emplace(Type::InclusiveGateway, makeInclusiveGateway());
        all.emplace(Type::ParallelGateway, makeParallelGateway());
        all.emplace(Type::ComplexGateway, makeComplexGateway());
        all.emplace(Type::EventBasedGateway, makeEventBasedGateway());
        std::vector<std::unique_ptr<Element>> byType;
        for (auto &[kind, element] : all)
            byType.push_back(std::move(element));
        return byType;
    }();
    return *table.at(static_cast<std::size_t>(type));
}

} // namespace engine::runtime
