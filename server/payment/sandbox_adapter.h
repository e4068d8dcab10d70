// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/core/json.h"
#include "engine/intake/payment_port.h"
#include "server/payment/callback_signature.h"
#include "server/payment/http_client.h"

namespace server::payment {

/// The payment port on the demonstration's provider, `todoke-payment-sandbox`. `clock` outlives it.
class SandboxAdapter final : public engine::intake::PaymentPort
{
public:
    SandboxAdapter(QString baseUrl, SandboxKeys keys, const engine::core::Clock &clock,
                   std::chrono::milliseconds timeout = std::chrono::seconds(5));

    QString id() const override { return QStringLiteral("sandbox"); }
    std::vector<QString> methods() const override { return {QStringLiteral("card"), QStringLiteral("slip")}; }
    engine::core::Result<engine::intake::PaymentCreated> create(const engine::intake::PaymentIntent &intent) override;
    engine::core::Result<engine::intake::PaymentStatus> status(const QString &providerRef) override;
    engine::core::Result<std::vector<engine::intake::PaymentEvent>>
    parseWebhook(const QByteArray &rawBody, const engine::intake::Headers &headers) override;
    engine::core::Result<void> capture(const QString &providerRef, qint64 amount, const QString &captureId) override;
    engine::core::Result<void> cancel(const QString &providerRef, const QString &cancelId) override;
    engine::core::Result<void> refund(const QString &providerRef, qint64 amount, const QString &refundId) override;
    engine::core::Result<std::vector<engine::intake::SettledRow>> reconcile(const QDateTime &from, const QDateTime &to) override;

private:
    engine::core::Result<engine::core::Json> call(const QByteArray &method, const QString &path, const QString &key,
                                                  const engine::core::Json &body = {}) const;

    QString m_baseUrl;
    SandboxKeys m_keys;
    const engine::core::Clock &m_clock;
    HttpClient m_client;
};

} // namespace server::payment
