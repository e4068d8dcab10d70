// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/services.h"

namespace engine::intake {

class Desk;

struct Mail
{
    QString id; ///< idempotency key, for the Message-ID
    QString to;
    QString subject;
    QString text;
    int attempts = 0;
};

/// The intake's outbox of mails: rows written in the transaction that caused them. Thread-safe.
class Mails
{
public:
    explicit Mails(Desk &desk) : m_desk(desk) {}

    core::Result<std::vector<Mail>> due(int most) const;
    core::Result<void> sent(const QString &id);
    /// Tries again later: after 1, 2, 4 … minutes, at most every 6 hours, 20 times; then it is given up.
    core::Result<void> failed(const Mail &mail);

private:
    Desk &m_desk;
};

} // namespace engine::intake
