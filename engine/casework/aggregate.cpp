// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/aggregate.h"

#include "engine/casework/office.h"
#include "engine/procedure/case_names.h"
#include "engine/runtime/execute.h"

#include <QTimeZone>

namespace engine::casework {

using core::Error;
using core::Result;

Result<QString> Office::begin(const Aggregate &aggregate, const journal::Actor &actor)
{
    const auto known = m_s.store.findCase(aggregate.id());
    if (!known)
        return known.error();
    if (*known)
        return (*known)->caseId;
    if (!procedure::isAggregate(*aggregate.package, aggregate.process))
        return Error(CaseError::UnknownAggregate, {aggregate.package->cover.id, aggregate.process});
    const QDateTime now = m_s.clock.now();
    const QString series = QStringLiteral("%1-%2").arg(calendar::fiscalYear(now.toTimeZone(QTimeZone(m_s.zone)).date())).arg(aggregate.process);
    const auto number = m_s.store.nextNumber(series);
    if (!number)
        return number.error();
    journal::StartCase start{aggregate.package->cover.id, aggregate.package->hash, aggregate.process, aggregate.id(), now, {}};
    for (const auto &[name, value] : aggregate.variables.entries())
        start.variables.emplace_back(name, personal(value));
    start.variables.emplace_back(QStringLiteral("key"), personal(aggregate.key));
    Act act;
    act.caseId = series + QStringLiteral("-%1").arg(*number, 6, 10, QLatin1Char('0'));
    act.actor = actor;
    act.key = aggregate.id();
    act.bodies.push_back(std::move(start));
    const auto done = perform(act);
    if (!done)
        return done.error();
    return act.caseId;
}

Result<bool> Office::tell(const Told &told)
{
    Act act;
    act.caseId = told.caseId;
    act.key = told.key;
    journal::ReceiveMessage message{told.message, {}};
    for (const auto &[name, value] : told.content.entries())
        message.payload.emplace_back(name, personal(value));
    act.bodies.push_back(std::move(message));
    const auto done = perform(act);
    if (done)
        return true;
    if (done.error().is(runtime::RuntimeError::NothingAwaits) || done.error().is(runtime::RuntimeError::AlreadyEnded))
        return false;
    return done.error();
}

} // namespace engine::casework
