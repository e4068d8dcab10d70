// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/pump.h"

#include "engine/runtime/execute.h"

namespace engine::casework {

using core::Error;
using core::Result;

namespace {

constexpr int batch = 64; // of a kind, in one round

} // namespace

QString ServiceJob::text(QStringView name) const
{
    const feel::Value *value = parameters.find(name);
    return value && value->as<QString>() ? *value->as<QString>() : QString();
}

void ServiceRegistry::add(std::unique_ptr<Service> service)
{
    const QString name = service->name();
    m_services[name] = std::move(service);
}

Service *ServiceRegistry::find(const QString &name) const
{
    const auto found = m_services.find(name);
    return found == m_services.end() ? nullptr : found->second.get();
}

std::set<QString> ServiceRegistry::names() const
{
    std::set<QString> all;
    for (const auto &[name, service] : m_services)
        all.insert(name);
    return all;
}

std::chrono::seconds backOff(int attempts)
{
    return std::min(std::chrono::seconds(2) * (1 << std::min(attempts, 11)), std::chrono::seconds(3600));
}

Pump::Pump(Office &office, const ServiceRegistry &services, exchange::OuterZone &outer, crypto::SealKeyPair innerKey)
    : m_office(office), m_services(services), m_outer(outer), m_innerKey(std::move(innerKey))
{
}

Pump::Progress Pump::step()
{
    Progress progress;
    pullParcels(progress);
    fireTimers(progress);
    carryOut(progress);
    return progress;
}

Pump::Progress Pump::drain(int rounds)
{
    Progress all;
    for (int round = 0; round < rounds; ++round) {
        Progress one = step();
        all.done += one.done;
        all.failed.insert(all.failed.end(), one.failed.begin(), one.failed.end());
        if (one.done == 0)
            break;
    }
    return all;
}

Result<bool> Pump::sweep()
{
    const Surroundings &s = m_office.surroundings();
    return s.store.sweepFiles(s.clock.now().addDays(-1));
}

bool Pump::Hindered::waits(const QString &what, const QDateTime &now) const
{
    const auto found = m_all.find(what);
    // Further ahead than the longest wait: the clock was set back.
    return found != m_all.end() && now < found->second.at && found->second.at <= now.addSecs(3600);
}

bool Pump::Hindered::failed(const QString &what, const QDateTime &now)
{
    Next &next = m_all[what];
    next.at = now.addSecs(backOff(next.attempts).count());
    return ++next.attempts == 1;
}

void Pump::pullParcels(Progress &progress)
{
    const QDateTime now = m_office.surroundings().clock.now();
    const auto parcels = m_outer.pull(batch + m_parcels.count());
    if (!parcels) {
        progress.failed.push_back(parcels.error());
        return;
    }
    for (const exchange::OuterZone::Parcel &parcel : *parcels) {
        const QString position = QString::number(parcel.position);
        if (m_parcels.waits(position, now))
            continue;
        const auto taken = [&]() -> Result<void> {
            const auto opened = m_innerKey.open(parcel.sealed);
            if (!opened)
                return opened.error();
            const auto message = exchange::readToOffice(*opened);
            if (!message)
                return message.error();
            const auto received = m_office.receive(*message, &m_outer);
            if (!received)
                return received.error();
            return m_outer.confirm(parcel.position);
        }();
        if (taken) {
            ++progress.done;
            m_parcels.done(position);
        } else if (m_parcels.failed(position, now)) {
            progress.failed.push_back(taken.error()); // told once; it stays in the inbox, so it is not lost
        }
    }
}

void Pump::fireTimers(Progress &progress)
{
    const QDateTime now = m_office.surroundings().clock.now();
    const auto due = m_office.surroundings().store.dueTimers(now, batch + m_timers.count());
    if (!due) {
        progress.failed.push_back(due.error());
        return;
    }
    for (const CaseStore::DueTimer &timer : *due) {
        if (m_timers.waits(timer.timer, now))
            continue;
        const auto fired = m_office.perform({timer.caseId, {}, {journal::FireTimer{timer.timer}}, QStringLiteral("timer:") + timer.timer, {}, {}, {}});
        // Gone, or not due any more: a command was faster, or the clock was put back. There is nothing to be done.
        const bool moot = !fired && (fired.error().is(runtime::RuntimeError::NoSuchTimer) || fired.error().is(runtime::RuntimeError::TimerNotDue)
                                     || fired.error().is(runtime::RuntimeError::AlreadyEnded));
        if (fired || moot)
            m_timers.done(timer.timer);
        else if (m_timers.failed(timer.timer, now))
            progress.failed.push_back(fired.error());
        progress.done += fired ? 1 : 0;
    }
}

void Pump::carryOut(Progress &progress)
{
    const auto rows = m_office.surroundings().store.dueOutbox(m_office.surroundings().clock.now(), batch);
    if (!rows) {
        progress.failed.push_back(rows.error());
        return;
    }
    // Only the newest view of a case needs to be made: the older rows are done by it.
    std::map<QString, qint64> newestView;
    for (const OutboxRow &row : *rows) {
        if (row.kind == QLatin1String("view"))
            newestView[row.caseId] = row.position;
    }
    for (const OutboxRow &row : *rows) {
        const bool superseded = row.kind == QLatin1String("view") && newestView[row.caseId] != row.position;
        const auto done = superseded ? m_office.surroundings().store.outboxDone(row.key) : carryOut(row);
        if (done) {
            ++progress.done;
        } else {
            progress.failed.push_back(done.error());
            later(row, done.error());
        }
    }
}

Result<void> Pump::carryOut(const OutboxRow &row)
{
    const Surroundings &s = m_office.surroundings();
    if (row.kind == QLatin1String("service")) {
        // What a service makes is made from the case as it stands: where that has moved on meanwhile, made anew.
        constexpr int mostRuns = 4;
        auto done = runService(row);
        for (int again = 0; again < mostRuns && !done && done.error().is(CaseError::CaseMoved); ++again)
            done = runService(row);
        return done;
    }
    if (row.kind == QLatin1String("push")) {
        const auto message = exchange::readToApplicant(row.payload);
        if (!message)
            return message.error();
        if (const auto pushed = m_outer.push(*message); !pushed)
            return pushed;
        return s.store.outboxDone(row.key);
    }
    const auto opened = m_office.open(row.caseId);
    if (!opened)
        return opened.error();
    auto view = applicantView(*opened, s.store, s.calendar, s.zone);
    if (!view)
        return view.error();
    if (const auto pushed = m_outer.push(exchange::ToApplicant(std::move(*view))); !pushed)
        return pushed;
    return s.store.outboxDone(row.key);
}

Result<void> Pump::runService(const OutboxRow &row)
{
    const Surroundings &s = m_office.surroundings();
    const auto opened = m_office.open(row.caseId);
    if (!opened)
        return opened.error();
    const auto call = opened->stored.state.services.find(row.key);
    if (call == opened->stored.state.services.end() || opened->stored.state.ended)
        return s.store.outboxDone(row.key); // cancelled meanwhile
    Service *service = m_services.find(call->second.service);
    if (!service)
        return Error(CaseError::UnknownService, {call->second.service});
    feel::Context parameters;
    for (const auto &[name, value] : call->second.parameters)
        parameters.set(name, value.value);
    auto outcome = service->run({*opened, call->second, std::move(parameters), s.clock.now()});
    if (!outcome)
        return outcome.error();

    Office::Act act;
    act.caseId = row.caseId;
    act.expectedVersion = opened->stored.state.version;
    act.key = QStringLiteral("service:") + row.key;
    act.bodies = std::move(outcome->acts);
    journal::CompleteService complete{row.key, {}};
    for (const auto &[name, value] : outcome->results.entries())
        complete.results.emplace_back(name, Office::personal(value));
    act.bodies.push_back(std::move(complete));
    act.outboxDone = {row.key};
    act.pushes = std::move(outcome->pushes);
    const auto done = m_office.perform(act);
    if (!done) {
        const auto now = m_office.open(row.caseId);
        const bool cancelled = now && (now->stored.state.ended || !now->stored.state.services.contains(row.key));
        return cancelled ? s.store.outboxDone(row.key) : done.error(); // withdrawn while the service ran
    }
    // A crash between an earlier commit and now leaves the row behind; its key was already done.
    return s.store.outboxDone(row.key);
}

Result<bool> hasIncident(Office &office, const QString &caseId, const QString &request)
{
    const auto opened = office.open(caseId);
    if (!opened)
        return opened.error();
    const auto call = opened->stored.state.services.find(request);
    return call != opened->stored.state.services.end() && !call->second.incident.isEmpty();
}

void Pump::later(const OutboxRow &row, const Error &why)
{
    const Surroundings &s = m_office.surroundings();
    const QDateTime next = s.clock.now().addSecs(backOff(row.attempts).count());
    // The row's error text is an id only: sentences may name personal things.
    static_cast<void>(s.store.outboxLater(row.key, why.idText(), next));
    if (row.kind != QLatin1String("service"))
        return;
    if (row.attempts + 1 < triesBeforeIncident)
        return;
    if (const auto seen = hasIncident(m_office, row.caseId, row.key); seen && !*seen) {
        static_cast<void>(m_office.perform({row.caseId, {}, {journal::FailService{row.key, why.idText(), true}},
                                            QStringLiteral("incident:") + row.key + QLatin1Char(':') + QString::number(row.attempts), {}, {}, {}}));
    }
}

} // namespace engine::casework
