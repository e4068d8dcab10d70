// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/joins.h"

namespace engine::runtime {

namespace {

/// Lets its tokens through as soon as its condition holds, with `activationCount` the number of tokens that wait, and takes
/// the rest of them in silence until nothing more can come. BPMN 2.0.2, 13.4.5 Complex Gateway.
class ComplexGateway final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &gateway = *place.node;
        if (gateway.incoming.size() < 2)
            return run.leave(place);
        run.touch(place.scope);
        if (run.state().scopes.at(place.scope).activated.contains(gateway.id))
            return {};
        const std::map<QString, QString> present = waitingByFlow(run, place.scope, gateway);
        const qint64 count = static_cast<qint64>(run.state().lookup.tokensAt(place.scope, gateway.id).size());
        feel::Context local{{QStringLiteral("activationCount"), feel::Value(core::Decimal(count))},
                            {QStringLiteral("waitingForStart"), feel::Value(true)}};
        const bool all = present.size() == gateway.incoming.size();
        if (gateway.activation ? !run.evaluate(*gateway.activation, place.scope, local).isTrue() : !all)
            return {};
        const auto flows = run.flowsOf(place, local);
        if (!flows)
            return flows.error();
        std::vector<QString> had;
        for (const auto &[flow, token] : present) {
            had.push_back(flow);
            if (token != place.token && flow != run.state().tokens.at(place.token).flow)
                run.consume({token, place.scope, place.process, &gateway});
        }
        if (!all)
            run.emit(journal::GatewayActivated{place.scope, gateway.id, std::move(had)});
        return flows->empty() ? run.endToken(place) : run.leaveBy(place, *flows);
    }
};

} // namespace

std::unique_ptr<Element> makeComplexGateway()
{
    return std::make_unique<ComplexGateway>();
}

} // namespace engine::runtime
