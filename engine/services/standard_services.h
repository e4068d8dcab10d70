// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/service.h"

namespace engine::services {

/// What the standard services need beside the office; outlives them.
struct ServicePorts
{
    casework::Office &office;
    casework::RegisterPort &registers;
    QString verificationUrl; ///< of the public page, `http://localhost:8080/verify`
    int verificationDays = 180;
};

/// Registers every service of this room; README.md lists their parameters and results.
void addStandardServices(casework::ServiceRegistry &registry, const ServicePorts &ports);

/// What a package is checked against where it is to run with these services, also before there are any ports.
procedure::Surroundings standardSurroundings();

enum class ServiceError { MissingParameter, WrongParameter, UnknownDocument, UnknownRegister, NobodyWaits };
core::ErrorText errorText(ServiceError id);

/// Rows kept in memory, for demonstration towns and scenarios. Read from JSON: an array of objects, integers
/// become numbers, `YYYY-MM-DD` becomes a date.
class MemoryRegisters final : public casework::RegisterPort
{
public:
    core::Result<void> load(const QString &name, const QByteArray &json);
    void put(const QString &name, feel::List rows) { m_registers[name] = std::move(rows); }
    core::Result<feel::List> find(const QString &name, const feel::Context &key) override;

private:
    std::map<QString, feel::List> m_registers;
};

} // namespace engine::services
