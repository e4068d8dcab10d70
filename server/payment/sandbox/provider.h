// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/core/json.h"
#include "server/http/router.h"
#include "server/payment/callback_signature.h"
#include "server/payment/http_client.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace server::payment::sandbox {

struct ProviderSettings
{
    QString baseUrl;   ///< where our own pages are: `http://localhost:8090`
    QString notifyUrl; ///< where callbacks go
    QString stateFile; ///< empty: in memory only
    std::chrono::milliseconds late{5'000};      ///< how late "late" is
    std::chrono::milliseconds firstRetry{1'000}; ///< doubled each time, to an hour at most
};

/// A payment provider that one can play with: API, payment page and callbacks. Its state survives being killed
/// where there is a file for it. Routes run on any thread; `clock` outlives it.
class Provider
{
public:
    Provider(ProviderSettings settings, SandboxKeys keys, const engine::core::Clock &clock);
    ~Provider(); ///< stops sending callbacks

    void routes(http::Router &router);
    /// Its own address, once the port is known.
    void setBaseUrl(const QString &url);
    void setNotifyUrl(const QString &url);

private:
    struct Payment
    {
        QString ref;
        QString intentId;
        qint64 amount = 0;
        QString currency;
        QString description;
        QString method;
        QString returnUrl;
        QDateTime expiresAt;
        bool manual = false;
        QString state;
        QDateTime at;
        qint64 refunded = 0;
        std::vector<std::pair<QString, QString>> numbers;
    };

    struct Callback
    {
        QByteArray body;
        QDateTime due;
        int attempts = 0;
    };

    /// What the payer of the demonstration chooses beside the outcome.
    struct Mischief
    {
        bool late = false;
        bool twice = false;
        bool swapped = false;
    };

    http::Response api(http::Request &request, const std::function<http::Response(const engine::core::Json &)> &handler);
    http::Response create(http::Request &request, const engine::core::Json &body);
    http::Response act(const QString &ref, const QString &what, const engine::core::Json &body);
    http::Response payPage(const http::Request &request);
    http::Response pay(const http::Request &request);
    http::Response machinePage(const QString &notice) const;
    http::Response machine(const http::Request &request);

    engine::core::Json toJson(const Payment &payment) const;
    QString stateOf(const Payment &payment) const; ///< with expiry
    void move(Payment &payment, const QString &state, const Mischief &mischief);
    void announce(const Payment &payment, const std::vector<QString> &kinds, const Mischief &mischief);
    void deliver();
    void load();
    void save() const;

    ProviderSettings m_settings;
    SandboxKeys m_keys;
    const engine::core::Clock &m_clock;

    mutable std::mutex m_mutex; ///< guards everything below
    std::map<QString, Payment> m_payments;
    std::map<QString, std::pair<int, QByteArray>> m_answers; ///< by idempotency key
    std::vector<Callback> m_callbacks;
    bool m_running = true;
    std::condition_variable m_changed;
    std::thread m_sender;
};

} // namespace server::payment::sandbox
