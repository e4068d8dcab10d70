// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/payment_port.h"

#include <array>

using namespace Qt::StringLiterals;

namespace engine::intake {

QString paymentStateName(PaymentState state)
{
    switch (state) {
    case PaymentState::AboutToCall: return u"about-to-call"_s;
    case PaymentState::Created: return u"created"_s;
    case PaymentState::ActionRequired: return u"action-required"_s;
    case PaymentState::Authorised: return u"authorised"_s;
    case PaymentState::Captured: return u"captured"_s;
    case PaymentState::Settled: return u"settled"_s;
    case PaymentState::Failed: return u"failed"_s;
    case PaymentState::Cancelled: return u"cancelled"_s;
    case PaymentState::Expired: return u"expired"_s;
    case PaymentState::Unknown: return u"unknown"_s;
    case PaymentState::Mismatch: return u"mismatch"_s;
    }
    Q_UNREACHABLE();
}

std::optional<PaymentState> paymentState(QStringView name)
{
    static constexpr std::array all{PaymentState::AboutToCall, PaymentState::Created,   PaymentState::ActionRequired,
                                    PaymentState::Authorised,  PaymentState::Captured,  PaymentState::Settled,
                                    PaymentState::Failed,      PaymentState::Cancelled, PaymentState::Expired,
                                    PaymentState::Unknown,     PaymentState::Mismatch};
    for (const PaymentState state : all) {
        if (paymentStateName(state) == name)
            return state;
    }
    return std::nullopt;
}

core::ErrorText errorText(PaymentError id)
{
    switch (id) {
    case PaymentError::NoAnswer:
        return {"intake", "NoAnswer",
                QT_TRANSLATE_NOOP("intake", "the payment service does not answer: try again in a few minutes")};
    case PaymentError::Refused:
        return {"intake", "Refused", QT_TRANSLATE_NOOP("intake", "the payment service refused: %1")};
    case PaymentError::UnknownPayment:
        return {"intake", "UnknownPayment", QT_TRANSLATE_NOOP("intake", "the payment service does not know this payment")};
    case PaymentError::BadSignature:
        return {"intake", "BadSignature", QT_TRANSLATE_NOOP("intake", "the callback is not signed by the payment service")};
    case PaymentError::StaleCallback:
        return {"intake", "StaleCallback", QT_TRANSLATE_NOOP("intake", "the callback is too old")};
    case PaymentError::NotACallback:
        return {"intake", "NotACallback", QT_TRANSLATE_NOOP("intake", "the callback cannot be read")};
    case PaymentError::NotSupported:
        return {"intake", "NotSupported", QT_TRANSLATE_NOOP("intake", "the payment service cannot do this")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::intake
