// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/mails.h"

#include "engine/intake/desk.h"

using namespace Qt::StringLiterals;

namespace engine::intake {

core::Result<std::vector<Mail>> Mails::due(int most) const
{
    std::vector<Mail> mails;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto found = rows.mailsDue(m_desk.now(), most);
        if (!found)
            return found.error();
        for (const rows::Mail &row : *found) {
            const auto content = m_desk.open("mail", row.id, row.sealed);
            if (!content)
                return content.error();
            mails.push_back({row.id, (*content)["to"_L1].toString(), (*content)["subject"_L1].toString(),
                             (*content)["text"_L1].toString(), row.attempts});
        }
        return {};
    });
    if (!done)
        return done.error();
    return mails;
}

core::Result<void> Mails::sent(const QString &id)
{
    return m_desk.services.store.write([&](IntakeRows &rows) { return rows.removeMail(id); });
}

core::Result<void> Mails::failed(const Mail &mail)
{
    constexpr int mostAttempts = 20;
    constexpr qint64 longestPause = 6 * 60 * 60;
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        if (mail.attempts + 1 >= mostAttempts)
            return rows.removeMail(mail.id);
        const qint64 pause = std::min(longestPause, qint64{60} << std::min(mail.attempts, 10));
        const auto due = rows.mail(mail.id);
        if (!due)
            return due.error();
        if (!*due) // erased meanwhile
            return {};
        rows::Mail row = **due;
        ++row.attempts;
        row.next = m_desk.now().addSecs(pause);
        return rows.put(row);
    });
}

} // namespace engine::intake
