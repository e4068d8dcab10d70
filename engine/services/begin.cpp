// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

namespace engine::services {

namespace {

/// `begin`: begins an aggregate of this procedure, a thing that outlives one case (an application round, a designated zone),
/// unless it has begun already. Parameters: aggregate (its process), key; all others become its variables. Results: case.
class Begin final : public casework::Service
{
public:
    explicit Begin(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("begin"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        auto aggregate = requiredAggregate(job);
        if (!aggregate)
            return aggregate.error();
        for (const auto &[name, value] : job.parameters.entries()) {
            if (name != QLatin1String("aggregate") && name != QLatin1String("key"))
                aggregate->variables.set(name, value);
        }
        const auto begun = m_ports.office.begin(*aggregate, {});
        if (!begun)
            return begun.error();
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("case"), *begun}}, {}, {}};
    }

private:
    ServicePorts m_ports;
};

} // namespace

std::unique_ptr<casework::Service> makeBegin(const ServicePorts &ports)
{
    return std::make_unique<Begin>(ports);
}

} // namespace engine::services
