// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/services.h"

namespace engine::intake {

class Desk;

/// Fees paid through the providers' ports. A browser's return and a callback are hints: only what `status` says
/// becomes a fact for the office, and each fact once. Thread-safe.
class Payments
{
public:
    explicit Payments(Desk &desk) : m_desk(desk) {}

    /// What the applicant can choose from: the demand's methods that some provider has.
    core::Result<std::vector<QString>> methods(const Visitor &visitor, const QString &receipt) const;
    /// Starts paying the open demand, or goes on where a payment with this method is under way. `returnUrl` is where the
    /// provider sends the browser back to.
    core::Result<PaymentAction> start(const Visitor &visitor, const QString &receipt, const QString &method,
                                      const QString &returnUrl);
    /// The browser is back: asks the provider and says how it stands now.
    core::Result<PaymentState> returned(const Visitor &visitor, const QString &receipt);
    /// A callback. Errors are refusals (answer 400); success may be answered 200 and means that every event is
    /// noted. NoAnswer: the provider could not be asked; answer 503 so that it calls again.
    core::Result<void> webhook(const QString &provider, const QByteArray &rawBody, const Headers &headers);
    /// Asks about everything that is stuck or past its time; returns how many moved.
    core::Result<int> sweep();

private:
    struct Moved;
    core::Result<bool> refresh(PaymentPort &port, const QString &intent);
    core::Result<void> settle(const QString &intent, const PaymentStatus &status);
    PaymentPort *port(const QString &id) const;
    PaymentPort *portFor(const QString &method) const;

    Desk &m_desk;
};

} // namespace engine::intake
