// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "server/mail/mailer.h"

namespace engine::intake {
class Mails;
}

namespace server::mail {

/// Carries out the intake's outbox of mails: sends what is due and tells the outbox how it went. A crash between
/// the two repeats a mail under the same Message-ID. Returns how many went; call it every few seconds.
engine::core::Result<int> deliverDue(engine::intake::Mails &outbox, Mailer &mailer, const engine::core::Clock &clock);

} // namespace server::mail
