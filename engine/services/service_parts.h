// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/aggregate.h"
#include "engine/services/standard_services.h"

/// What the files of this room share; not for others.
namespace engine::services {

std::unique_ptr<casework::Service> makeLookUp(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeRequestPayment(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeAskCompletion(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeIssue(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeDispose(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeCheckProtection(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeBegin(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeTell(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeCollect(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeNumberEntries(const ServicePorts &ports);
std::unique_ptr<casework::Service> makeDrawLots(const ServicePorts &ports);

/// The day it is in the town.
QDate townDay(const ServicePorts &ports, const QDateTime &now);
/// A parameter as a whole number; an error with the service's name where it is none.
core::Result<qint64> wholeNumber(const casework::ServiceJob &job, QStringView parameter);
core::Result<QString> requiredText(const casework::ServiceJob &job, QStringView parameter);
/// The aggregate of this procedure that the parameters `aggregate` (its process) and `key` name.
core::Result<casework::Aggregate> requiredAggregate(const casework::ServiceJob &job);
/// A fact with personal details.
journal::RecordFact fact(const QString &kind, const feel::Context &details);

} // namespace engine::services
