// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/verification.h"

#include "engine/exchange/messages.h"
#include "engine/intake/desk.h"

namespace engine::intake {

namespace {

constexpr int mostTries = 10;

} // namespace

core::Result<Match> Verification::check(const QString &number, const QString &code,
                                        const std::vector<std::pair<QString, QString>> &values, const From &from)
{
    const std::vector<Desk::Subject> subjects{{"tries:verify-number", typedCode(number), mostTries},
                                              {"tries:verify-address", from.address, mostTries}};
    if (const auto counted = m_desk.countTries(subjects); !counted)
        return counted.error();
    // What is looked up is a keyed hash of the digest: how far it agrees with a stored one tells nothing.
    const QByteArray digest = exchange::verificationDigest(number, code, values);
    const QByteArray key = m_desk.keyed("verification", QString::fromLatin1(digest.toHex()));
    std::optional<rows::Verification> found;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        auto row = rows.verification(key);
        if (!row)
            return row.error();
        found = *std::move(row);
        return {};
    });
    if (!done)
        return done.error();
    const QByteArray stored = found ? found->key : QByteArray(key.size(), '\0');
    const bool same = crypto::equal(stored, key);
    const bool holds = found && (!found->until.isValid() || m_desk.today() <= found->until);
    return same && holds ? Match::Match : Match::NoMatch;
}

} // namespace engine::intake
