// SPDX-License-Identifier: Apache-2.0
#include "server/payment/sandbox_adapter.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using namespace engine::intake;
using engine::core::Error;
using engine::core::Json;
using engine::core::Result;

namespace server::payment {

namespace {

/// A callback that is older is somebody's recording.
constexpr qint64 freshSeconds = 5 * 60;

QDateTime instant(const Json &text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
}

PaymentAction actionOf(const Json &json)
{
    const QString kind = json["kind"_L1].toString();
    if (kind == "redirect"_L1)
        return Redirect{json["url"_L1].toString()};
    if (kind == "qr"_L1)
        return QrText{json["text"_L1].toString()};
    if (kind == "slip"_L1) {
        SlipNumbers slip;
        for (const Json &pair : json["numbers"_L1].toArray())
            slip.numbers.emplace_back(pair["name"_L1].toString(), pair["number"_L1].toString());
        return slip;
    }
    return NoAction{};
}

} // namespace

SandboxAdapter::SandboxAdapter(QString baseUrl, SandboxKeys keys, const engine::core::Clock &clock,
                               std::chrono::milliseconds timeout)
    : m_baseUrl(std::move(baseUrl)), m_keys(std::move(keys)), m_clock(clock), m_client(timeout)
{
}

Result<Json> SandboxAdapter::call(const QByteArray &method, const QString &path, const QString &key, const Json &body) const
{
    HttpClient::Fields headers{{"Authorization", "Bearer " + m_keys.api}, {"Accept", "application/json"}};
    if (!key.isEmpty())
        headers.emplace_back("Idempotency-Key", key.toLatin1());
    if (method != "GET")
        headers.emplace_back("Content-Type", "application/json");
    const auto answer = m_client.send(method, m_baseUrl + path, headers, method == "GET" ? QByteArray() : body.canonical());
    if (!answer)
        return Error(PaymentError::NoAnswer, {answer.error().arguments().join(u' ')});
    auto json = Json::parse(answer->body.isEmpty() ? QByteArrayLiteral("{}") : answer->body);
    // Without a readable answer we don't know whether the call was carried out.
    if (!json || answer->status >= 500)
        return Error(PaymentError::NoAnswer, {QString::number(answer->status)});
    if (answer->status == 404)
        return PaymentError::UnknownPayment;
    if (answer->status >= 300)
        return Error(PaymentError::Refused, {(*json)["message"_L1].toString(QString::number(answer->status))});
    return std::move(*json);
}

Result<PaymentCreated> SandboxAdapter::create(const PaymentIntent &intent)
{
    Json body;
    body.set(u"intentId"_s, intent.intentId).set(u"amount"_s, intent.amount).set(u"currency"_s, intent.currency);
    body.set(u"description"_s, intent.description).set(u"method"_s, intent.method).set(u"returnUrl"_s, intent.returnUrl);
    body.set(u"expiresAt"_s, intent.expiresAt.toUTC().toString(Qt::ISODateWithMs));
    body.set(u"captureMode"_s, intent.captureMode == CaptureMode::Manual ? u"manual"_s : u"automatic"_s);
    const auto json = call("POST", u"/v1/payments"_s, intent.intentId, body);
    if (!json)
        return json.error();
    PaymentCreated created{(*json)["ref"_L1].toString(), actionOf((*json)["action"_L1])};
    if (created.providerRef.isEmpty())
        return Error(PaymentError::NoAnswer, {u"ref"_s});
    return created;
}

Result<PaymentStatus> SandboxAdapter::status(const QString &providerRef)
{
    const auto json = call("GET", u"/v1/payments/"_s + QString::fromLatin1(QUrl::toPercentEncoding(providerRef)), {});
    if (!json)
        return json.error();
    PaymentStatus status;
    status.providerRef = (*json)["ref"_L1].toString();
    status.intentId = (*json)["intentId"_L1].toString();
    status.state = paymentState((*json)["state"_L1].toString()).value_or(PaymentState::Unknown);
    status.amount = (*json)["amount"_L1].toInteger();
    status.currency = (*json)["currency"_L1].toString();
    status.method = (*json)["method"_L1].toString();
    status.at = instant((*json)["at"_L1]);
    if (status.providerRef != providerRef)
        return PaymentError::UnknownPayment;
    return status;
}

Result<std::vector<PaymentEvent>> SandboxAdapter::parseWebhook(const QByteArray &rawBody, const engine::intake::Headers &headers)
{
    const auto signature = headers.find(u"sandbox-signature"_s);
    if (signature == headers.end())
        return PaymentError::BadSignature;
    const std::optional<qint64> at = signedAt(m_keys.callback, rawBody, signature->second.toLatin1());
    if (!at)
        return PaymentError::BadSignature;
    if (std::abs(m_clock.now().toSecsSinceEpoch() - *at) > freshSeconds)
        return PaymentError::StaleCallback;
    const auto json = Json::parse(rawBody);
    if (!json)
        return PaymentError::NotACallback;
    PaymentEvent event{(*json)["eventId"_L1].toString(), (*json)["ref"_L1].toString(), (*json)["kind"_L1].toString(),
                       (*json)["amount"_L1].toInteger(), instant((*json)["at"_L1])};
    if (event.eventId.isEmpty() || event.providerRef.isEmpty())
        return PaymentError::NotACallback;
    return std::vector<PaymentEvent>{event};
}

Result<void> SandboxAdapter::capture(const QString &providerRef, qint64 amount, const QString &captureId)
{
    const auto json = call("POST", u"/v1/payments/%1/capture"_s.arg(providerRef), captureId, Json(Json::Object{{u"amount"_s, amount}}));
    return json ? Result<void>() : Result<void>(json.error());
}

Result<void> SandboxAdapter::cancel(const QString &providerRef, const QString &cancelId)
{
    const auto json = call("POST", u"/v1/payments/%1/cancel"_s.arg(providerRef), cancelId, Json(Json::Object{}));
    return json ? Result<void>() : Result<void>(json.error());
}

Result<void> SandboxAdapter::refund(const QString &providerRef, qint64 amount, const QString &refundId)
{
    const auto json = call("POST", u"/v1/payments/%1/refund"_s.arg(providerRef), refundId, Json(Json::Object{{u"amount"_s, amount}}));
    return json ? Result<void>() : Result<void>(json.error());
}

Result<std::vector<SettledRow>> SandboxAdapter::reconcile(const QDateTime &from, const QDateTime &to)
{
    const auto encoded = [](const QDateTime &at) { return at.toUTC().toString(Qt::ISODateWithMs); };
    const auto json = call("GET", u"/v1/settlements?from=%1&to=%2"_s.arg(encoded(from), encoded(to)), {});
    if (!json)
        return json.error();
    std::vector<SettledRow> rows;
    for (const Json &row : (*json)["rows"_L1].toArray())
        rows.push_back({row["ref"_L1].toString(), row["amount"_L1].toInteger(), instant(row["at"_L1])});
    return rows;
}

} // namespace server::payment
