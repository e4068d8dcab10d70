// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/service.h"

namespace engine::casework {

/// Carries what crosses the zones and what commits have caused: pulls parcels from the intake, fires due
/// timers, runs services and pushes what the applicant may see. One thread at a time.
class Pump
{
public:
    Pump(Office &office, const ServiceRegistry &services, exchange::OuterZone &outer, crypto::SealKeyPair innerKey);

    struct Progress
    {
        int done = 0;
        std::vector<core::Error> failed; ///< for the log; nothing in it is personal
    };
    /// One round; nothing left to do when `done` is 0.
    Progress step();
    /// Removes files that no command has named within a day of their arrival, some at a time. Whether there may be more.
    core::Result<bool> sweep();
    /// Rounds until nothing is due (at most `rounds`).
    Progress drain(int rounds = 200);

private:
    void pullParcels(Progress &progress);
    void fireTimers(Progress &progress);
    void carryOut(Progress &progress);
    core::Result<void> carryOut(const OutboxRow &row);
    core::Result<void> runService(const OutboxRow &row);
    void later(const OutboxRow &row, const core::Error &why);

    Office &m_office;
    const ServiceRegistry &m_services;
    exchange::OuterZone &m_outer;
    crypto::SealKeyPair m_innerKey;
    /// What could not be done since the start, and when it is tried again: later each time, so that it keeps nothing behind it waiting.
    class Hindered
    {
    public:
        bool waits(const QString &what, const QDateTime &now) const;
        /// Whether it is the first time.
        bool failed(const QString &what, const QDateTime &now);
        void done(const QString &what) { m_all.erase(what); }
        int count() const { return static_cast<int>(m_all.size()); }

    private:
        struct Next { int attempts = 0; QDateTime at; };
        std::map<QString, Next> m_all;
    };
    Hindered m_parcels;
    Hindered m_timers;
};

/// The wait before the next try: doubling from 2 s to 1 h.
std::chrono::seconds backOff(int attempts);
inline constexpr int triesBeforeIncident = 8;
/// Whether a clerk is asked to see to this service already.
core::Result<bool> hasIncident(Office &office, const QString &caseId, const QString &request);

} // namespace engine::casework
