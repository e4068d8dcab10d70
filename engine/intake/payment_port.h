// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace engine::intake {

/// The life of one payment at a provider.
///
///     AboutToCall → Created → ActionRequired → Authorised → Captured → Settled
///
/// Final before capture: Failed, Cancelled, Expired. AboutToCall is ours: written before `create` is called, so
/// that a crash in between is seen; it and Unknown are left only through the provider's answer. Mismatch becomes a
/// clerk's task.
enum class PaymentState {
    AboutToCall, Created, ActionRequired, Authorised, Captured, Settled, Failed, Cancelled, Expired, Unknown, Mismatch
};
QString paymentStateName(PaymentState state);
std::optional<PaymentState> paymentState(QStringView name);

enum class CaptureMode { Automatic, Manual };

struct PaymentIntent
{
    QString intentId; ///< also the idempotency key of `create`
    qint64 amount = 0; ///< in the smallest unit; yen have none smaller
    QString currency = QStringLiteral("JPY");
    QString description;
    QString method; ///< card, slip
    QString returnUrl;
    QDateTime expiresAt;
    CaptureMode captureMode = CaptureMode::Automatic;
};

struct Redirect { QString url; };
struct QrText { QString text; };
/// What the payer types at a machine or a bank: 収納機関番号, 納付番号, 確認番号, 納付区分, in that order.
struct SlipNumbers { std::vector<std::pair<QString, QString>> numbers; };
struct NoAction {};
using PaymentAction = std::variant<NoAction, Redirect, QrText, SlipNumbers>;

struct PaymentCreated { QString providerRef; PaymentAction action; };

/// The provider's truth about one payment.
struct PaymentStatus
{
    QString providerRef;
    QString intentId;
    PaymentState state = PaymentState::Unknown;
    qint64 amount = 0;
    QString currency = QStringLiteral("JPY");
    QString method;
    QDateTime at;
};

/// A hint that something happened; never believed without `status`.
struct PaymentEvent { QString eventId; QString providerRef; QString kind; qint64 amount = 0; QDateTime at; };

struct SettledRow { QString providerRef; qint64 amount = 0; QDateTime at; };

/// Header names in lower case.
using Headers = std::map<QString, QString>;

enum class PaymentError {
    NoAnswer,          ///< the call was sent or may have been; the outcome is unknown
    Refused,           ///< the provider said no: its words
    UnknownPayment,    ///< the provider has no such payment
    BadSignature,      ///< a callback that is not the provider's
    StaleCallback,     ///< signed, but too old
    NotACallback,      ///< signed, but unreadable
    NotSupported
};
core::ErrorText errorText(PaymentError id);

/// One payment provider (parts.md section 5). Adapters live in server/payment. Calls block; any thread; each has
/// its own deadline and gives NoAnswer when that passes. Every changing call may be repeated with the same key.
class PaymentPort
{
public:
    virtual ~PaymentPort() = default;
    /// Short and stable, as in the callback's address: `sandbox`.
    virtual QString id() const = 0;
    virtual std::vector<QString> methods() const = 0;
    virtual core::Result<PaymentCreated> create(const PaymentIntent &intent) = 0;
    virtual core::Result<PaymentStatus> status(const QString &providerRef) = 0;
    /// The events of one callback; the signature is over the raw bytes.
    virtual core::Result<std::vector<PaymentEvent>> parseWebhook(const QByteArray &rawBody, const Headers &headers) = 0;
    virtual core::Result<void> capture(const QString &providerRef, qint64 amount, const QString &captureId) = 0;
    virtual core::Result<void> cancel(const QString &providerRef, const QString &cancelId) = 0;
    virtual core::Result<void> refund(const QString &providerRef, qint64 amount, const QString &refundId) = 0;
    virtual core::Result<std::vector<SettledRow>> reconcile(const QDateTime &from, const QDateTime &to) = 0;
};

} // namespace engine::intake
