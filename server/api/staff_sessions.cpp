// SPDX-License-Identifier: Apache-2.0
#include "server/api/staff_sessions.h"

namespace server::api {

namespace {

QByteArray key(const QString &token)
{
    return engine::crypto::sha256(token.toUtf8());
}

} // namespace

QString StaffSessions::begin(const QString &staff)
{
    const QString token = QString::fromLatin1(engine::crypto::randomBytes(32).toHex());
    const QDateTime now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_sessions, [&](const auto &entry) { return entry.second.used.addSecs(3600) < now; });
    m_sessions[key(token)] = {staff, now, now};
    return token;
}

std::optional<QString> StaffSessions::staffOf(const QString &token)
{
    const QDateTime now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(key(token));
    if (found == m_sessions.end())
        return std::nullopt;
    const bool isOfNow = found->second.began <= now.addSecs(12 * 3600); // and not of a clock that was ahead
    if (!isOfNow || found->second.used.addSecs(3600) < now || found->second.began.addSecs(12 * 3600) < now) {
        m_sessions.erase(found);
        return std::nullopt;
    }
    found->second.used = now;
    return found->second.staff;
}

void StaffSessions::end(const QString &token)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.erase(key(token));
}

} // namespace server::api
