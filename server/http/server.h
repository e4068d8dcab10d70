// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/body.h"
#include "server/http/router.h"
#include "server/http/session.h"

#include <chrono>
#include <functional>
#include <memory>

namespace server::http {

enum class HttpError { CannotListen };
engine::core::ErrorText errorText(HttpError id);

struct Settings
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8080; ///< 0: any free one, see Server::port
    int workers = 8;
    std::chrono::milliseconds headDeadline{10'000};  ///< for a whole request head
    std::chrono::milliseconds bodyDeadline{60'000};  ///< for a whole request body
    std::chrono::milliseconds writeDeadline{60'000}; ///< for a whole answer
    std::chrono::milliseconds keepAlive{5'000};      ///< between two requests
    int connections = 4000;          ///< or what the system lets us have open, less a hundred
    int connectionsPerAddress = 400; ///< trusted proxies do not count; slow ones cost a buffer, not a worker
    int requestBurst = 300;         ///< per address; 0: no limit
    double requestsPerSecond = 30;
    int requestsWaiting = 500;                           ///< for a worker
    qsizetype bodyBytesInFlight = 96 * 1024 * 1024;      ///< of all requests together
    QStringList trustedProxies;                          ///< whose X-Forwarded-For is believed
    QStringList hosts;                                   ///< the names we answer to (without port); empty: any
    bool secure = false;                                 ///< the public address is https (a proxy in front ends TLS)
    HeadLimits headLimits;
    BodyLimits bodyLimits;
    /// Gets one JSON object per request: time, route, status, duration. Nothing personal. Any thread.
    std::function<void(const QByteArray &)> log;
};

/// Serves a router's routes over HTTP/1.1. One thread owns the sockets and reads whole requests behind the strict
/// gate; workers handle complete ones. `router`, `sessions` and `clock` outlive the server.
class Server
{
public:
    Server(Settings settings, const Router &router, const SessionKeeper &sessions, const engine::core::Clock &clock);
    ~Server(); ///< stops

    engine::core::Result<void> start();
    /// Ends the loop and waits for the requests that are being handled. Idempotent.
    void stop();
    /// The port that we listen on, once started.
    quint16 port() const;

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

/// How the body of a request with this head is to be taken. On a worker's thread; `request.parameters` are set.
BodyPlan planBody(Request &request, const Route &route, const SessionKeeper &sessions);
/// What a worker does with one complete request: route, session, CSRF, handler, error page, security headers.
/// Apart from sockets, so that tests and the loop share it.
Response answer(Request &request, const Router &router, const SessionKeeper &sessions, const Settings &settings,
                QString *routePattern = nullptr);
/// Whether the browser says that a form of ours sent it. One that says nothing is not believed: see `answer`.
bool comesFromUs(const Request &request);
/// The bytes of an answer; without its body where that is streamed.
QByteArray serialise(const Response &response, const Request &request, bool keepAlive, bool secure, const QDateTime &now);
/// The language of a request: the preference cookie `language` (`__Host-language` over https), else the best of Accept-Language, else Japanese.
engine::core::Language languageOf(const Headers &headers, const std::map<QByteArray, QByteArray> &cookies);

} // namespace server::http
