// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"

namespace engine::runtime {

namespace {

/// Waits for one token on each incoming flow, then leaves by all outgoing ones.
/// BPMN 2.0.2, 13.4.1 Parallel Gateway.
class ParallelGateway final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &gateway = *place.node;
        std::map<QString, QString> byFlow; // flow to the token that came by it
        for (const auto &[id, token] : run.state().tokens) {
            if (token.scope == place.scope && token.node == gateway.id && id != place.token)
                byFlow.emplace(token.flow, id);
        }
        byFlow.insert_or_assign(run.state().tokens.at(place.token).flow, place.token);
        for (const bpmn::Index index : gateway.incoming) {
            if (!byFlow.contains(place.process->flows[index].id))
                return {};
        }
        for (const auto &[flow, token] : byFlow) {
            if (token == place.token)
                continue;
            run.emit(journal::NodeLeft{token, place.scope, gateway.id});
            run.emit(journal::TokenEnded{token});
        }
        return run.leave(place);
    }
};

} // namespace

std::unique_ptr<Element> makeParallelGateway()
{
    return std::make_unique<ParallelGateway>();
}

} // namespace engine::runtime
