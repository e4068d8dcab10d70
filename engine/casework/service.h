// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"

namespace engine::casework {

/// What a service task has asked for.
struct ServiceJob
{
    const OpenCase &open;
    const state::ServiceCall &call;
    feel::Context parameters;
    QDateTime now;

    QString text(QStringView name) const; ///< a parameter as text, empty where it is none
};

/// What carrying it out has brought. All of it is committed together with the service's completion.
struct ServiceOutcome
{
    feel::Context results;
    std::vector<journal::CommandBody> acts; ///< facts and files
    std::vector<exchange::ToApplicant> pushes;
};

/// Something a service task can do, by name (`todoke:service="issue"`). Called outside any transaction, perhaps
/// again after a crash, always with the same request id: what it does outside must bear that.
class Service
{
public:
    virtual ~Service() = default;
    virtual QString name() const = 0;
    /// Expected failures are tried again with back-off, then shown to a clerk as an incident.
    virtual core::Result<ServiceOutcome> run(const ServiceJob &job) = 0;
};

/// The services a town has. Filled once at start, then read by any thread.
class ServiceRegistry
{
public:
    void add(std::unique_ptr<Service> service);
    Service *find(const QString &name) const;
    std::set<QString> names() const;

private:
    std::map<QString, std::unique_ptr<Service>> m_services;
};

/// Looks things up in the town's registers (tax ledger, resident record).
class RegisterPort
{
public:
    virtual ~RegisterPort() = default;
    /// The rows of `name` whose columns equal all entries of `key`; an unknown register is an error.
    virtual core::Result<feel::List> find(const QString &name, const feel::Context &key) = 0;
};

} // namespace engine::casework
