// SPDX-License-Identifier: Apache-2.0
#include "engine/services/service_parts.h"

namespace engine::services {

namespace {

/// `look-up`: the rows of a register. Parameters: register (text), key (context). Results: rows (list).
class LookUp final : public casework::Service
{
public:
    explicit LookUp(const ServicePorts &ports) : m_registers(ports.registers) {}
    QString name() const override { return QStringLiteral("look-up"); }

    core::Result<casework::ServiceOutcome> run(const casework::ServiceJob &job) override
    {
        const auto registerName = requiredText(job, u"register");
        if (!registerName)
            return registerName.error();
        const feel::Value *key = job.parameters.find(u"key");
        const auto *columns = key ? key->as<feel::Context>() : nullptr;
        if (!columns || columns->isEmpty())
            return core::Error(ServiceError::MissingParameter, {name(), QStringLiteral("key")});
        auto rows = m_registers.find(*registerName, *columns);
        if (!rows)
            return rows.error();
        return casework::ServiceOutcome{feel::Context{{QStringLiteral("rows"), std::move(*rows)}}, {}, {}};
    }

private:
    casework::RegisterPort &m_registers;
};

} // namespace

std::unique_ptr<casework::Service> makeLookUp(const ServicePorts &ports)
{
    return std::make_unique<LookUp>(ports);
}

} // namespace engine::services
