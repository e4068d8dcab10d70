// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/crypto/crypto.h"

#include <map>
#include <mutex>
#include <optional>

namespace server::api {

/// Who of the staff is signed in, by the hash of a bearer token. In memory: after a restart everybody signs in
/// again. A session ends 12 hours after sign-in or one hour after its last use. Thread-safe.
class StaffSessions
{
public:
    explicit StaffSessions(const engine::core::Clock &clock) : m_clock(clock) {}
    QString begin(const QString &staff); ///< the token
    std::optional<QString> staffOf(const QString &token);
    void end(const QString &token);

private:
    struct Entry { QString staff; QDateTime began; QDateTime used; };

    const engine::core::Clock &m_clock; // outlives this
    std::mutex m_mutex;
    std::map<QByteArray, Entry> m_sessions;
};

} // namespace server::api
