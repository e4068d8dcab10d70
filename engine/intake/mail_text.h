// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/desk.h"

namespace engine::intake {

enum class MailKind { Welcome, NewPassword, Paused, Arrived, News };

/// A mail's sentences have no argument that says anything about the application but its number.
struct MailArguments
{
    QString town;
    QString link;
    QString receipt;
    QString when;
};

/// Adds a mail to the outbox in the running transaction. Nothing for an empty or impossible address.
core::Result<void> addMail(const Desk &desk, IntakeRows &rows, MailKind kind, const QString &to, const QString &language,
                           const MailArguments &arguments);
/// Whether mail can be sent there: one `@`, a domain with a dot or `localhost`, no spaces, no control characters.
bool isEmail(const QString &text);

} // namespace engine::intake
