// SPDX-License-Identifier: Apache-2.0
#include "engine/intake/accounts.h"

#include "engine/intake/desk.h"
#include "engine/intake/intake_error.h"
#include "engine/intake/mail_text.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace engine::intake {

namespace {

constexpr int shortestPassword = 10;
constexpr int mostPerEmail = 5;
constexpr int mostLoginsPerAddress = 20;
constexpr int mostSignUpsPerAddress = 20;
constexpr int mostLinksPerEmail = 3;

QString normalisedEmail(const QString &email)
{
    return email.normalized(QString::NormalizationForm_KC).trimmed().toLower();
}

core::Result<void> checkPassword(const QString &password, const QString &email)
{
    static const std::set<QString> common{
        u"0123456789"_s, u"1234567890"_s, u"12345678910"_s, u"password12"_s, u"password123"_s, u"password1234"_s,
        u"qwertyuiop"_s, u"1q2w3e4r5t"_s, u"iloveyou12"_s, u"passwordpassword"_s, u"abcdefghij"_s, u"administrator"_s};
    if (password.size() < shortestPassword)
        return core::Error(IntakeError::PasswordTooShort, {QString::number(shortestPassword)});
    const QString lower = password.toLower();
    const bool oneLetter = std::all_of(lower.begin(), lower.end(), [&](QChar c) { return c == lower[0]; });
    if (oneLetter || common.contains(lower) || lower == email || lower == email.section(u'@', 0, 0))
        return core::Error(IntakeError::PasswordTooCommon);
    return {};
}

QByteArray sealAccount(const Desk &desk, const Account &account)
{
    return desk.seal("account", account.id,
                     core::Json::Object{{u"email"_s, account.email},
                                        {u"name"_s, account.name},
                                        {u"language"_s, account.language},
                                        {u"person"_s, account.person}});
}

core::Result<Account> opened(const Desk &desk, const rows::Account &row)
{
    const auto content = desk.open("account", row.id, row.sealed);
    if (!content)
        return content.error();
    return Account{row.id,
                   (*content)["email"_L1].toString(),
                   (*content)["name"_L1].toString(),
                   (*content)["language"_L1].toString(),
                   (*content)["person"_L1].toString(),
                   row.created};
}

/// The row, or nothing; its own transaction.
core::Result<std::optional<rows::Account>> findAccount(const Desk &desk, const QByteArray &emailKey)
{
    std::optional<rows::Account> found;
    const auto done = desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        auto row = rows.accountByEmail(emailKey);
        if (!row)
            return row.error();
        found = *std::move(row);
        return {};
    });
    if (!done)
        return done.error();
    return found;
}

/// With the try that begins a pause its owner, if there is one, gets a mail; the same is read for everybody, so that nobody learns who has an account.
core::Result<void> tellOfPause(const Desk &desk, const QString &email, const std::optional<rows::Account> &row)
{
    return desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto tries = rows.tries(desk.keyed("tries:email", email));
        if (!tries)
            return tries.error();
        if (!row || !*tries || (*tries)->count != mostPerEmail)
            return {};
        const auto account = opened(desk, *row);
        if (!account)
            return account.error();
        const QString when = (*tries)->until.toTimeZone(QTimeZone(desk.settings.zone)).toString(u"yyyy-MM-dd HH:mm"_s);
        return addMail(desk, rows, MailKind::Paused, account->email, account->language, {{}, desk.settings.siteUrl + u"/password/forgotten"_s, {}, when});
    });
}

} // namespace

std::vector<core::Error> Accounts::faults(const NewAccount &account)
{
    std::vector<core::Error> faults;
    const QString email = normalisedEmail(account.email);
    if (!isEmail(email))
        faults.emplace_back(IntakeError::NotAnEmail);
    if (const auto good = checkPassword(account.password, email); !good)
        faults.push_back(good.error());
    return faults;
}

core::Result<Account> Accounts::signUp(const NewAccount &given, const From &from)
{
    if (const auto wrong = faults(given); !wrong.empty())
        return wrong.front();
    const QString email = normalisedEmail(given.email);
    if (const auto counted = m_desk.countTries({{"tries:sign-up", from.address, mostSignUpsPerAddress}}); !counted)
        return counted.error();

    const Account account{crypto::randomId(), email,        given.name.simplified(),
                          given.language,     given.person, m_desk.now()};
    const rows::Account row{account.id, m_desk.keyed("email", email), sealAccount(m_desk, account),
                            crypto::hashPassword(given.password), account.created};
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto taken = rows.accountByEmail(row.emailKey);
        if (!taken)
            return taken.error();
        if (*taken)
            return core::Error(IntakeError::EmailTaken);
        if (auto kept = rows.put(row); !kept)
            return kept;
        return addMail(m_desk, rows, MailKind::Welcome, email, account.language, {{}, m_desk.settings.siteUrl, {}, {}});
    });
    if (!done)
        return done.error();
    return account;
}

core::Result<Account> Accounts::signIn(const QString &email, const QString &password, const From &from)
{
    const QString normalised = normalisedEmail(email);
    const std::vector<Desk::Subject> subjects{{"tries:email", normalised, mostPerEmail},
                                              {"tries:address", from.address, mostLoginsPerAddress}};
    if (const auto counted = m_desk.countTries(subjects); !counted)
        return counted.error();
    const auto row = findAccount(m_desk, m_desk.keyed("email", normalised));
    if (!row)
        return row.error();
    // An unknown e-mail costs the same time as a wrong password.
    static const QString nobody = crypto::hashPassword(crypto::randomCode(20));
    const bool known = *row && !(*row)->passwordHash.isEmpty();
    if (!crypto::verifyPassword(known ? (*row)->passwordHash : nobody, password) || !known) {
        const auto told = tellOfPause(m_desk, normalised, known ? *row : std::nullopt);
        return told ? core::Error(IntakeError::WrongEmailOrPassword) : told.error();
    }
    if (const auto forgiven = m_desk.forgiveTries(subjects); !forgiven)
        return forgiven.error();
    if (crypto::needsRehash((*row)->passwordHash)) {
        rows::Account fresh = **row;
        fresh.passwordHash = crypto::hashPassword(password);
        const auto kept = m_desk.services.store.write([&](IntakeRows &rows) { return rows.put(fresh); });
        if (!kept)
            return kept.error();
    }
    return opened(m_desk, **row);
}

core::Result<Account> Accounts::signInWith(const ExternalIdentity &identity)
{
    const QByteArray key = m_desk.keyed("identity", identity.issuer + u'\n' + identity.subject);
    std::optional<rows::Account> found;
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = rows.accountByEmail(key);
        if (!row)
            return row.error();
        found = *row;
        if (found)
            return {};
        // An e-mail that the provider did not prove is not taken over; nor is a local account with the same one.
        const Account account{crypto::randomId(), identity.emailVerified ? normalisedEmail(identity.email) : QString(),
                              identity.name.simplified(), u"ja"_s, {}, m_desk.now()};
        found = rows::Account{account.id, key, sealAccount(m_desk, account), {}, account.created};
        return rows.put(*found);
    });
    if (!done)
        return done.error();
    return opened(m_desk, *found);
}

core::Result<std::optional<Account>> Accounts::account(const QString &id) const
{
    std::optional<Account> account;
    const auto done = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = rows.account(id);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const auto read = opened(m_desk, **row);
        if (!read)
            return read.error();
        account = *read;
        return {};
    });
    if (!done)
        return done.error();
    return account;
}

core::Result<void> Accounts::forgotPassword(const QString &email, const QString &language, const From &from)
{
    const QString normalised = normalisedEmail(email);
    if (!isEmail(normalised))
        return core::Error(IntakeError::NotAnEmail);
    const auto counted = m_desk.countTries({{"tries:link", normalised, mostLinksPerEmail},
                                            {"tries:link-address", from.address, mostLoginsPerAddress}});
    if (!counted)
        return counted;
    const QString token = QString::fromLatin1(crypto::randomBytes(32).toHex());
    const QDateTime until = m_desk.now().addSecs(std::chrono::seconds(m_desk.settings.linkLife).count());
    return m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto row = rows.accountByEmail(m_desk.keyed("email", normalised));
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto kept = rows.put(rows::Link{m_desk.keyed("link", token), (*row)->id, until}); !kept)
            return kept;
        const QString when = until.toTimeZone(QTimeZone(m_desk.settings.zone)).toString(u"yyyy-MM-dd HH:mm"_s);
        return addMail(m_desk, rows, MailKind::NewPassword, normalised, language,
                       {{}, m_desk.settings.siteUrl + u"/password/"_s + token, {}, when});
    });
}

core::Result<Account> Accounts::newPassword(const QString &token, const QString &password)
{
    std::optional<rows::Account> found;
    // The slow hash is made before the transaction, so that the writer does not wait for it.
    const QString hash = password.size() < shortestPassword ? QString() : crypto::hashPassword(password);
    const auto done = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        const auto link = rows.link(m_desk.keyed("link", token));
        if (!link)
            return link.error();
        if (!*link || (*link)->until <= m_desk.now())
            return core::Error(IntakeError::LinkUsedOrOld);
        const auto row = rows.account((*link)->account);
        if (!row)
            return row.error();
        if (!*row)
            return core::Error(IntakeError::LinkUsedOrOld);
        found = *row;
        const auto account = opened(m_desk, *found);
        if (!account)
            return account.error();
        if (auto good = checkPassword(password, account->email); !good)
            return good;
        found->passwordHash = hash;
        if (auto kept = rows.put(*found); !kept)
            return kept;
        if (auto removed = rows.removeTries(m_desk.keyed("tries:email", account->email)); !removed)
            return removed;
        return rows.removeLinks(found->id);
    });
    if (!done)
        return done.error();
    return opened(m_desk, *found);
}

core::Result<void> Accounts::changePassword(const QString &account, const QString &old, const QString &password)
{
    std::optional<rows::Account> row;
    const auto read = m_desk.services.store.read([&](IntakeRows &rows) -> core::Result<void> {
        const auto found = rows.account(account);
        if (!found)
            return found.error();
        row = *found;
        return {};
    });
    if (!read)
        return read;
    const std::vector<Desk::Subject> subjects{{"tries:change", account, mostPerEmail}};
    if (const auto counted = m_desk.countTries(subjects); !counted)
        return counted;
    if (!row || row->passwordHash.isEmpty() || !crypto::verifyPassword(row->passwordHash, old))
        return core::Error(IntakeError::WrongEmailOrPassword);
    const auto known = opened(m_desk, *row);
    if (!known)
        return known.error();
    if (const auto good = checkPassword(password, known->email); !good)
        return good;
    row->passwordHash = crypto::hashPassword(password);
    const auto kept = m_desk.services.store.write([&](IntakeRows &rows) -> core::Result<void> {
        if (auto put = rows.put(*row); !put)
            return put;
        return rows.removeLinks(row->id);
    });
    return kept ? m_desk.forgiveTries(subjects) : kept;
}

} // namespace engine::intake
