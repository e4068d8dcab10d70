// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/identity_provider.h"
#include "engine/intake/services.h"

namespace engine::intake {

class Desk;

struct Account
{
    QString id;
    QString email;
    QString name;
    QString language;
    QString person; ///< in the directory of people, where tied
    QDateTime created;
};

struct NewAccount
{
    QString email;
    QString password;
    QString name;
    QString language = QStringLiteral("ja");
    QString person = {}; ///< set by the town only, never from a form
};

/// Local accounts: e-mail and password (Argon2id), forgotten passwords, the seam to outside providers.
/// Sessions are server/http's. Thread-safe.
class Accounts
{
public:
    explicit Accounts(Desk &desk) : m_desk(desk) {}

    /// Everything that is wrong with it, as far as that can be told without looking who has an account.
    static std::vector<core::Error> faults(const NewAccount &account);
    core::Result<Account> signUp(const NewAccount &account, const From &from);
    /// One error for an unknown e-mail and a wrong password; TooManyTries after five wrong ones per
    /// e-mail or twenty per address, for 15 minutes.
    core::Result<Account> signIn(const QString &email, const QString &password, const From &from);
    /// The account tied to an outside identity; made at the first sign-in.
    core::Result<Account> signInWith(const ExternalIdentity &identity);
    core::Result<std::optional<Account>> account(const QString &id) const;

    /// Mails a one-time link (`<siteUrl>/password/<token>`) where the e-mail has an account; says nothing either way.
    core::Result<void> forgotPassword(const QString &email, const QString &language, const From &from);
    /// Sets the password for the link's token and signs in; the link and all others of the account end.
    core::Result<Account> newPassword(const QString &token, const QString &password);
    core::Result<void> changePassword(const QString &account, const QString &old, const QString &password);

private:
    Desk &m_desk;
};

} // namespace engine::intake
