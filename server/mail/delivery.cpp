// SPDX-License-Identifier: Apache-2.0
#include "server/mail/delivery.h"

#include "engine/intake/mails.h"

namespace server::mail {

engine::core::Result<int> deliverDue(engine::intake::Mails &outbox, Mailer &mailer, const engine::core::Clock &clock)
{
    const auto due = outbox.due(50);
    if (!due)
        return due.error();
    int sent = 0;
    for (const engine::intake::Mail &mail : *due) {
        const auto gone = mailer.send({mail.id, mail.to, mail.subject, mail.text, clock.now()});
        const auto noted = gone ? outbox.sent(mail.id) : outbox.failed(mail);
        if (!noted)
            return noted.error();
        sent += gone ? 1 : 0;
    }
    return sent;
}

} // namespace server::mail
