// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/protection.h"
#include "engine/services/service_parts.h"

namespace engine::services {

namespace {

/// `check-protection` (支援措置): whether the case is about a protected person, or comes from somebody such a person is
/// protected from; then it must go to the named staff. Results: concerned (boolean).
class CheckProtection final : public casework::Service
{
public:
    explicit CheckProtection(const ServicePorts &ports) : m_ports(ports) {}
    QString name() const override { return QStringLiteral("check-protection"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto concerned = casework::isProtectionConcerned(job.open, m_ports.office.surroundings().directory);
        if (!concerned)
            return concerned.error();
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("concerned"), *concerned}}, {}, {}};
    }

private:
    ServicePorts m_ports;
};

} // namespace

std::unique_ptr<casework::Service> makeCheckProtection(const ServicePorts &ports)
{
    return std::make_unique<CheckProtection>(ports);
}

} // namespace engine::services
