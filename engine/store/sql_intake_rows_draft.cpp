// SPDX-License-Identifier: Apache-2.0
#include "engine/store/intake_columns.h"
#include "engine/store/sql_intake_rows.h"

namespace engine::store {

using namespace intake;

namespace {

rows::Account readAccount(const Row &row)
{
    return {row.text(0), row.blob(1), row.blob(2), row.text(3), timeOf(row.text(4))};
}

rows::Link readLink(const Row &row)
{
    return {row.blob(0), row.text(1), timeOf(row.text(2))};
}

rows::Tries readTries(const Row &row)
{
    return {row.blob(0), static_cast<int>(row.integer(1)), timeOf(row.text(2))};
}

rows::Draft readDraft(const Row &row)
{
    return {row.text(0), row.text(1), row.text(2),         row.blob(3),         row.text(4),          row.text(5),
            row.text(6), row.text(7), timeOf(row.text(8)), timeOf(row.text(9)), timeOf(row.text(10)), row.blob(11)};
}

rows::DraftFile readFile(const Row &row)
{
    return {row.text(0), row.text(1), row.integer(2), row.blob(3)};
}

} // namespace

#define TODOKE_ACCOUNT "SELECT id, email_key, sealed, password_hash, created FROM intake_account "
#define TODOKE_DRAFT                                                                                                   \
    "SELECT id, reference, account, secret_key, procedure, package, receipt, request, created, changed, expires, "    \
    "sealed FROM intake_draft "

IntakeRows::Done SqlIntakeRows::put(const rows::Account &row)
{
    return m_connection.run("INSERT INTO intake_account (id, email_key, sealed, password_hash, created) VALUES (?, ?, ?, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET email_key = excluded.email_key, sealed = excluded.sealed, "
                            "password_hash = excluded.password_hash",
                            {row.id, row.emailKey, row.sealed, textOf(row.passwordHash), timeText(row.created)});
}

IntakeRows::Maybe<rows::Account> SqlIntakeRows::account(const QString &id)
{
    return selectOne(m_connection, TODOKE_ACCOUNT "WHERE id = ?", {id}, readAccount);
}

IntakeRows::Maybe<rows::Account> SqlIntakeRows::accountByEmail(const QByteArray &emailKey)
{
    return selectOne(m_connection, TODOKE_ACCOUNT "WHERE email_key = ?", {emailKey}, readAccount);
}

IntakeRows::Done SqlIntakeRows::put(const rows::Link &row)
{
    return m_connection.run("INSERT INTO intake_link (link_key, account, until) VALUES (?, ?, ?) "
                            "ON CONFLICT (link_key) DO UPDATE SET account = excluded.account, until = excluded.until",
                            {row.key, row.account, timeText(row.until)});
}

IntakeRows::Maybe<rows::Link> SqlIntakeRows::link(const QByteArray &key)
{
    return selectOne(m_connection, "SELECT link_key, account, until FROM intake_link WHERE link_key = ?", {key}, readLink);
}

IntakeRows::Done SqlIntakeRows::removeLinks(const QString &account)
{
    return m_connection.run("DELETE FROM intake_link WHERE account = ?", {account});
}

IntakeRows::Done SqlIntakeRows::removeLinksBefore(const QDateTime &until)
{
    return m_connection.run("DELETE FROM intake_link WHERE until <= ?", {timeText(until)});
}

IntakeRows::Done SqlIntakeRows::put(const rows::Tries &row)
{
    return m_connection.run("INSERT INTO intake_tries (tries_key, count, until) VALUES (?, ?, ?) "
                            "ON CONFLICT (tries_key) DO UPDATE SET count = excluded.count, until = excluded.until",
                            {row.key, qint64{row.count}, timeText(row.until)});
}

IntakeRows::Maybe<rows::Tries> SqlIntakeRows::tries(const QByteArray &key)
{
    return selectOne(m_connection, "SELECT tries_key, count, until FROM intake_tries WHERE tries_key = ?", {key}, readTries);
}

IntakeRows::Done SqlIntakeRows::removeTries(const QByteArray &key)
{
    return m_connection.run("DELETE FROM intake_tries WHERE tries_key = ?", {key});
}

IntakeRows::Done SqlIntakeRows::removeTriesBefore(const QDateTime &until)
{
    return m_connection.run("DELETE FROM intake_tries WHERE until <= ?", {timeText(until)});
}

IntakeRows::Done SqlIntakeRows::put(const rows::Draft &row)
{
    return m_connection.run(
        "INSERT INTO intake_draft (id, reference, account, secret_key, procedure, package, receipt, request, created, "
        "changed, expires, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "account = excluded.account, changed = excluded.changed, expires = excluded.expires, sealed = excluded.sealed",
        {row.id, row.reference, textOf(row.account), blobOf(row.secretKey), row.procedure, row.package, textOf(row.receipt),
         textOf(row.request), timeText(row.created), timeText(row.changed), timeText(row.expires), row.sealed});
}

IntakeRows::Maybe<rows::Draft> SqlIntakeRows::draft(const QString &id)
{
    return selectOne(m_connection, TODOKE_DRAFT "WHERE id = ?", {id}, readDraft);
}

IntakeRows::Maybe<rows::Draft> SqlIntakeRows::draftByReference(const QString &reference)
{
    return selectOne(m_connection, TODOKE_DRAFT "WHERE reference = ?", {reference}, readDraft);
}

IntakeRows::Maybe<rows::Draft> SqlIntakeRows::draftOfRequest(const QString &receipt, const QString &request)
{
    return selectOne(m_connection, TODOKE_DRAFT "WHERE receipt = ? AND request = ?", {receipt, request}, readDraft);
}

IntakeRows::Many<rows::Draft> SqlIntakeRows::draftsOf(const QString &account)
{
    return selectMany(m_connection, TODOKE_DRAFT "WHERE account = ? ORDER BY changed DESC", {account}, readDraft);
}

IntakeRows::Many<rows::Draft> SqlIntakeRows::draftsFor(const QString &receipt)
{
    return selectMany(m_connection, TODOKE_DRAFT "WHERE receipt = ?", {receipt}, readDraft);
}

IntakeRows::Many<rows::Draft> SqlIntakeRows::draftsExpiredAt(const QDateTime &now)
{
    return selectMany(m_connection, TODOKE_DRAFT "WHERE expires <= ?", {timeText(now)}, readDraft);
}

IntakeRows::Done SqlIntakeRows::removeDraft(const QString &id)
{
    if (auto done = m_connection.run("DELETE FROM intake_draft_file WHERE draft = ?", {id}); !done)
        return done;
    if (auto done = dropContentsOf(id); !done)
        return done;
    return m_connection.run("DELETE FROM intake_draft WHERE id = ?", {id});
}

IntakeRows::Done SqlIntakeRows::put(const rows::DraftFile &row)
{
    return m_connection.run("INSERT INTO intake_draft_file (draft, id, size, sealed) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (draft, id) DO UPDATE SET size = excluded.size, sealed = excluded.sealed",
                            {row.draft, row.id, row.size, row.sealed});
}

IntakeRows::Maybe<rows::DraftFile> SqlIntakeRows::draftFile(const QString &draft, const QString &id)
{
    return selectOne(m_connection, "SELECT draft, id, size, sealed FROM intake_draft_file WHERE draft = ? AND id = ?", {draft, id}, readFile);
}

IntakeRows::Done SqlIntakeRows::removeDraftFile(const QString &draft, const QString &id)
{
    return m_connection.run("DELETE FROM intake_draft_file WHERE draft = ? AND id = ?", {draft, id});
}

#undef TODOKE_ACCOUNT
#undef TODOKE_DRAFT

} // namespace engine::store
