// SPDX-License-Identifier: Apache-2.0
#include "engine/store/intake_columns.h"
#include "engine/store/sql_intake_rows.h"

using namespace Qt::StringLiterals;

namespace engine::store {

using namespace intake;

namespace {

rows::Arrival readArrival(const Row &row)
{
    return {row.text(0), row.text(1),         row.text(2),    row.blob(3), row.text(4),
            row.text(5), timeOf(row.text(6)), row.integer(7), row.blob(8), row.blob(9)};
}

rows::Taken readTaken(const Row &row)
{
    return {row.text(0), row.text(1), timeOf(row.text(2))};
}

rows::Parcel readParcel(const Row &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.blob(3)};
}

rows::Payment readPayment(const Row &row)
{
    return {row.text(0),    row.text(1), row.text(2),         row.text(3),         row.text(4),          row.text(5),
            row.integer(6), row.text(7), timeOf(row.text(8)), timeOf(row.text(9)), timeOf(row.text(10)), row.blob(11)};
}

rows::Mail readMail(const Row &row)
{
    return {row.text(0), row.text(1), row.blob(2), static_cast<int>(row.integer(3)), timeOf(row.text(4))};
}

rows::Opened readOpened(const Row &row)
{
    return {row.text(0), row.text(1), timeOf(row.text(2))};
}

rows::Verification readVerification(const Row &row)
{
    return {row.text(0), row.blob(1), QDate::fromString(row.text(2), Qt::ISODate)};
}

QString dayText(QDate day)
{
    // A day that never comes, where there is none.
    return day.isValid() ? day.toString(Qt::ISODate) : u"9999-12-31"_s;
}

} // namespace

#define TODOKE_ARRIVAL                                                                                                 \
    "SELECT receipt, submission, account, secret_key, procedure, package, arrival, view_sequence, view, copy "        \
    "FROM intake_arrival "
#define TODOKE_PAYMENT                                                                                                 \
    "SELECT intent, receipt, demand, provider, provider_ref, method, amount, state, created, changed, expires, "      \
    "sealed FROM intake_payment "
#define TODOKE_MAIL "SELECT id, receipt, sealed, attempts, next_at FROM intake_mail "

core::Result<qint64> SqlIntakeRows::nextNumber(const QString &series)
{
    qint64 number = 0;
    const auto done = m_connection.each("INSERT INTO intake_series (series, last) VALUES (?, 1) "
                                        "ON CONFLICT (series) DO UPDATE SET last = intake_series.last + 1 RETURNING last",
                                        {series}, [&](const Row &row) { number = row.integer(0); });
    if (!done)
        return done.error();
    return number;
}

IntakeRows::Done SqlIntakeRows::put(const rows::Arrival &row)
{
    return m_connection.run(
        "INSERT INTO intake_arrival (receipt, submission, account, secret_key, procedure, package, arrival, view_sequence, "
        "view, copy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (receipt) DO UPDATE SET "
        "account = excluded.account, view_sequence = excluded.view_sequence, view = excluded.view, copy = excluded.copy",
        {row.receipt, row.submission, textOf(row.account), blobOf(row.secretKey), row.procedure, row.package, timeText(row.arrival),
         row.viewSequence, row.view, row.copy});
}

IntakeRows::Maybe<rows::Arrival> SqlIntakeRows::arrival(const QString &receipt)
{
    return selectOne(m_connection, TODOKE_ARRIVAL "WHERE receipt = ?", {receipt}, readArrival);
}

IntakeRows::Many<rows::Arrival> SqlIntakeRows::arrivalsOf(const QString &account)
{
    return selectMany(m_connection, TODOKE_ARRIVAL "WHERE account = ? ORDER BY arrival DESC", {account}, readArrival);
}

IntakeRows::Done SqlIntakeRows::removeArrival(const QString &receipt)
{
    if (auto done = m_connection.run("DELETE FROM intake_opened WHERE receipt = ?", {receipt}); !done)
        return done;
    return m_connection.run("DELETE FROM intake_arrival WHERE receipt = ?", {receipt});
}

IntakeRows::Done SqlIntakeRows::put(const rows::Taken &row)
{
    return m_connection.run("INSERT INTO intake_taken (draft, receipt, at) VALUES (?, ?, ?)",
                            {row.draft, row.receipt, timeText(row.at)});
}

IntakeRows::Maybe<rows::Taken> SqlIntakeRows::taken(const QString &draft)
{
    return selectOne(m_connection, "SELECT draft, receipt, at FROM intake_taken WHERE draft = ?", {draft}, readTaken);
}

core::Result<bool> SqlIntakeRows::addParcel(const QString &message, const QString &receipt, const QByteArray &sealed)
{
    const auto changed = m_connection.change(
        "INSERT INTO intake_inbox (message, receipt, sealed) VALUES (?, ?, ?) ON CONFLICT (message) DO NOTHING",
        {message, textOf(receipt), sealed});
    return changed ? core::Result<bool>(*changed == 1) : changed.error();
}

IntakeRows::Many<rows::Parcel> SqlIntakeRows::parcels(int most)
{
    return selectMany(m_connection,
                      "SELECT position, message, receipt, sealed FROM intake_inbox WHERE sealed IS NOT NULL ORDER BY position LIMIT ?",
                      {qint64{most}}, readParcel);
}

IntakeRows::Done SqlIntakeRows::put(const rows::Payment &row)
{
    const Parameter ref = row.providerRef.isEmpty() ? Parameter(nullptr) : Parameter(row.providerRef);
    return m_connection.run(
        "INSERT INTO intake_payment (intent, receipt, demand, provider, provider_ref, method, amount, state, created, changed, "
        "expires, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (intent) DO UPDATE SET "
        "provider_ref = excluded.provider_ref, state = excluded.state, changed = excluded.changed, sealed = excluded.sealed",
        {row.intent, row.receipt, row.demand, row.provider, ref, row.method, row.amount, row.state, timeText(row.created),
         timeText(row.changed), timeText(row.expires), blobOf(row.sealed)});
}

IntakeRows::Maybe<rows::Payment> SqlIntakeRows::payment(const QString &intent)
{
    return selectOne(m_connection, TODOKE_PAYMENT "WHERE intent = ?", {intent}, readPayment);
}

IntakeRows::Maybe<rows::Payment> SqlIntakeRows::paymentByRef(const QString &provider, const QString &providerRef)
{
    return selectOne(m_connection, TODOKE_PAYMENT "WHERE provider = ? AND provider_ref = ?", {provider, providerRef}, readPayment);
}

IntakeRows::Many<rows::Payment> SqlIntakeRows::paymentsOf(const QString &receipt)
{
    return selectMany(m_connection, TODOKE_PAYMENT "WHERE receipt = ? ORDER BY created, intent", {receipt}, readPayment);
}

IntakeRows::Many<rows::Payment> SqlIntakeRows::paymentsIn(const std::vector<QString> &states, const QDateTime &changedBefore)
{
    std::vector<rows::Payment> all;
    for (const QString &state : states) {
        const auto found = selectMany(m_connection, TODOKE_PAYMENT "WHERE state = ? AND changed <= ? ORDER BY changed",
                                      {state, timeText(changedBefore)}, readPayment);
        if (!found)
            return found.error();
        all.insert(all.end(), found->begin(), found->end());
    }
    return all;
}

core::Result<bool> SqlIntakeRows::paymentEventNoted(const QString &provider, const QString &eventId)
{
    bool noted = false;
    const auto done = m_connection.each("SELECT 1 FROM intake_payment_event WHERE provider = ? AND event = ?",
                                        {provider, eventId}, [&](const Row &) { noted = true; });
    if (!done)
        return done.error();
    return noted;
}

core::Result<bool> SqlIntakeRows::notePaymentEvent(const QString &provider, const QString &eventId)
{
    const auto changed = m_connection.change(
        "INSERT INTO intake_payment_event (provider, event) VALUES (?, ?) ON CONFLICT DO NOTHING", {provider, eventId});
    return changed ? core::Result<bool>(*changed == 1) : changed.error();
}

IntakeRows::Done SqlIntakeRows::put(const rows::Mail &row)
{
    return m_connection.run("INSERT INTO intake_mail (id, receipt, sealed, attempts, next_at) VALUES (?, ?, ?, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET receipt = excluded.receipt, sealed = excluded.sealed, attempts = excluded.attempts, next_at = excluded.next_at",
                            {row.id, textOf(row.receipt), row.sealed, qint64{row.attempts}, timeText(row.next)});
}

IntakeRows::Maybe<rows::Mail> SqlIntakeRows::mail(const QString &id)
{
    return selectOne(m_connection, TODOKE_MAIL "WHERE id = ?", {id}, readMail);
}

IntakeRows::Many<rows::Mail> SqlIntakeRows::mailsDue(const QDateTime &now, int most)
{
    // Never tried, or put off for longer than any is: the clock was set back since.
    return selectMany(m_connection, TODOKE_MAIL "WHERE next_at <= ?1 OR attempts = 0 OR next_at > ?3 ORDER BY next_at, id LIMIT ?2",
                      {timeText(now), qint64{most}, timeText(now.addSecs(12 * 3600))}, readMail);
}

IntakeRows::Done SqlIntakeRows::removeMail(const QString &id)
{
    return m_connection.run("DELETE FROM intake_mail WHERE id = ?", {id});
}

IntakeRows::Done SqlIntakeRows::removeMailsOf(const QString &receipt)
{
    return m_connection.run("DELETE FROM intake_mail WHERE receipt = ?", {receipt});
}

core::Result<bool> SqlIntakeRows::noteOpened(const rows::Opened &row)
{
    const auto changed = m_connection.change("INSERT INTO intake_opened (receipt, document, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                       {row.receipt, row.document, timeText(row.at)});
    return changed ? core::Result<bool>(*changed == 1) : changed.error();
}

IntakeRows::Many<rows::Opened> SqlIntakeRows::opened(const QString &receipt)
{
    return selectMany(m_connection, "SELECT receipt, document, at FROM intake_opened WHERE receipt = ? ORDER BY at", {receipt}, readOpened);
}

IntakeRows::Done SqlIntakeRows::put(const rows::Verification &row)
{
    return m_connection.run("INSERT INTO intake_verification (id, digest_key, until) VALUES (?, ?, ?) "
                            "ON CONFLICT (id) DO UPDATE SET digest_key = excluded.digest_key, until = excluded.until",
                            {row.id, row.key, dayText(row.until)});
}

IntakeRows::Maybe<rows::Verification> SqlIntakeRows::verification(const QByteArray &key)
{
    return selectOne(m_connection, "SELECT id, digest_key, until FROM intake_verification WHERE digest_key = ?", {key}, readVerification);
}

IntakeRows::Done SqlIntakeRows::removeVerificationsBefore(const QDate &day)
{
    return m_connection.run("DELETE FROM intake_verification WHERE until < ?", {dayText(day)});
}

#undef TODOKE_ARRIVAL
#undef TODOKE_PAYMENT
#undef TODOKE_MAIL

} // namespace engine::store
