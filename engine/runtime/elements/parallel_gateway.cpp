// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/joins.h"

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
        if (gateway.incoming.size() > 1) {
            if (static_cast<std::size_t>(run.state().lookup.tokensAt(place.scope, gateway.id).size()) < gateway.incoming.size())
                return {};
            std::map<QString, QString> byFlow = waitingByFlow(run, place.scope, gateway);
            byFlow.insert_or_assign(run.state().tokens.at(place.token).flow, place.token);
            if (byFlow.size() < gateway.incoming.size())
                return {};
            for (const auto &[flow, token] : byFlow) {
                if (token != place.token)
                    run.consume({token, place.scope, place.process, &gateway});
            }
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
