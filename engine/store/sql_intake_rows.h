// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/store.h"
#include "engine/store/database.h"

namespace engine::store {

/// The intake's rows of one open transaction. One file for what comes in (sql_intake_rows_draft.cpp), one for the content of
/// files (sql_intake_rows_content.cpp) and one for what has arrived (sql_intake_rows_arrival.cpp).
class SqlIntakeRows final : public intake::IntakeRows
{
public:
    explicit SqlIntakeRows(Connection &connection) : m_connection(connection) {}

    Done put(const intake::rows::Account &row) override;
    Maybe<intake::rows::Account> account(const QString &id) override;
    Maybe<intake::rows::Account> accountByEmail(const QByteArray &emailKey) override;
    Done put(const intake::rows::Link &row) override;
    Maybe<intake::rows::Link> link(const QByteArray &key) override;
    Done removeLinks(const QString &account) override;
    Done removeLinksBefore(const QDateTime &until) override;
    Done put(const intake::rows::Tries &row) override;
    Maybe<intake::rows::Tries> tries(const QByteArray &key) override;
    Done removeTries(const QByteArray &key) override;
    Done removeTriesBefore(const QDateTime &until) override;
    Done put(const intake::rows::Draft &row) override;
    Maybe<intake::rows::Draft> draft(const QString &id) override;
    Maybe<intake::rows::Draft> draftByReference(const QString &reference) override;
    Maybe<intake::rows::Draft> draftOfRequest(const QString &receipt, const QString &request) override;
    Many<intake::rows::Draft> draftsOf(const QString &account) override;
    Many<intake::rows::Draft> draftsFor(const QString &receipt) override;
    Many<intake::rows::Draft> draftsExpiredAt(const QDateTime &now) override;
    Done removeDraft(const QString &id) override;
    Done put(const intake::rows::DraftFile &row) override;
    Maybe<intake::rows::DraftFile> draftFile(const QString &draft, const QString &id) override;
    Done removeDraftFile(const QString &draft, const QString &id) override;
    Done beginContent(const QString &id, const QDateTime &now) override;
    Done addChunk(const QString &id, qint64 part, const QByteArray &sealed) override;
    Maybe<QByteArray> chunk(const QString &id, qint64 part) override;
    Done holdContent(const QString &id, const QString &holder) override;
    Done sendContent(const QString &id, const QString &message) override;
    Done dropContent(const QString &id) override;
    core::Result<bool> sweepContents(const QDateTime &before, int most) override;
    core::Result<qint64> nextNumber(const QString &series) override;
    Done put(const intake::rows::Arrival &row) override;
    Maybe<intake::rows::Arrival> arrival(const QString &receipt) override;
    Many<intake::rows::Arrival> arrivalsOf(const QString &account) override;
    Done removeArrival(const QString &receipt) override;
    Done put(const intake::rows::Taken &row) override;
    Maybe<intake::rows::Taken> taken(const QString &draft) override;
    core::Result<bool> addParcel(const QString &message, const QString &receipt, const QByteArray &sealed) override;
    Many<intake::rows::Parcel> parcels(int most) override;
    Done confirmParcel(qint64 position) override;
    Done put(const intake::rows::Payment &row) override;
    Maybe<intake::rows::Payment> payment(const QString &intent) override;
    Maybe<intake::rows::Payment> paymentByRef(const QString &provider, const QString &providerRef) override;
    Many<intake::rows::Payment> paymentsOf(const QString &receipt) override;
    Many<intake::rows::Payment> paymentsIn(const std::vector<QString> &states, const QDateTime &changedBefore) override;
    core::Result<bool> paymentEventNoted(const QString &provider, const QString &eventId) override;
    core::Result<bool> notePaymentEvent(const QString &provider, const QString &eventId) override;
    Done put(const intake::rows::Mail &row) override;
    Maybe<intake::rows::Mail> mail(const QString &id) override;
    Many<intake::rows::Mail> mailsDue(const QDateTime &now, int most) override;
    Done removeMail(const QString &id) override;
    Done removeMailsOf(const QString &receipt) override;
    core::Result<bool> noteOpened(const intake::rows::Opened &row) override;
    Many<intake::rows::Opened> opened(const QString &receipt) override;
    Done put(const intake::rows::Verification &row) override;
    Maybe<intake::rows::Verification> verification(const QByteArray &key) override;
    Done removeVerificationsBefore(const QDate &day) override;

private:
    Done dropContentsOf(const QString &holder);

    Connection &m_connection;
};

} // namespace engine::store
