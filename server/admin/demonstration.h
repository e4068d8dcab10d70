// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/directory/directory.h"
#include "engine/intake/intake.h"
#include "engine/services/standard_services.h"

namespace server::admin {

/// Somebody of the demonstration with a password to try, shown once.
struct Login
{
    QString who;  ///< `citizen` or what they act as
    QString id;   ///< e-mail or staff id
    QString name;
    QString password;
};

/// The fictitious town (見本区) that ships with the server: people, staff, registers. Nobody in it exists.
class Demonstration
{
public:
    static engine::core::Result<Demonstration> read();
    engine::core::LocalText townName() const;
    /// Its people, each with the address.
    std::vector<std::pair<engine::directory::Person, QString>> people() const;
    /// Offices, positions, staff and people, and a fresh password for each; `citizenFolder` gets a signing key (PKCS#12,
    /// same password) for each person. Made once, at the first start.
    engine::core::Result<std::vector<Login>> create(engine::directory::Directory &directory, engine::intake::Accounts &accounts,
                                                    const QString &keyFolder, const QString &citizenFolder, const QDateTime &now) const;
    bool hasStaff(const QString &id, const QString &name) const;
    engine::core::Result<void> loadRegisters(engine::services::MemoryRegisters &registers) const;

private:
    explicit Demonstration(engine::core::Json json) : m_json(std::move(json)) {}
    engine::core::Result<void> createOffices(engine::directory::Directory &directory) const;
    engine::core::Result<void> createStaff(engine::directory::Directory &directory, std::vector<Login> &logins) const;
    engine::core::Result<void> createPeople(engine::directory::Directory &directory, engine::intake::Accounts &accounts, const QString &keyFolder,
                                            const QString &citizenFolder, const QDateTime &now, std::vector<Login> &logins) const;

    engine::core::Json m_json;
};

} // namespace server::admin
