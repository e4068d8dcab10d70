// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/connection.h"
#include "server/http/server.h"

#include <atomic>

namespace server::http {

/// What a worker's thread does for a connection that the loop has handed to it. Any number of threads, each with another connection.
class Worker
{
public:
    /// All of it outlives this.
    Worker(const Settings &settings, const Router &router, const SessionKeeper &sessions, const engine::core::Clock &clock, const std::atomic<bool> &running)
        : m_settings(settings), m_router(router), m_sessions(sessions), m_clock(clock), m_running(running)
    {
    }

    /// Answers, or goes on with a body or an answer that is not held as a whole: then `out` holds the next piece, or nothing while more of
    /// the body is to come.
    void handle(Connection &connection) const;
    /// The route's pattern, not the path: that may hold a receipt number or a secret.
    void log(const Request &request, const QString &route, int status, const char *why, std::optional<std::chrono::microseconds> taken,
             const QString &failed = {}) const;

private:
    Request requestOf(const Connection &connection) const;
    void handleWhole(Connection &connection) const;
    void respond(Connection &connection, Request &request) const;
    void takeBody(Connection &connection) const;
    std::optional<Refusal> beginBody(Connection &connection) const;
    static void fetch(Connection &connection);

    const Settings &m_settings;
    const Router &m_router;
    const SessionKeeper &m_sessions;
    const engine::core::Clock &m_clock;
    const std::atomic<bool> &m_running;
};

std::map<QByteArray, QByteArray> cookiesOf(const Headers &headers);

} // namespace server::http
