// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What the intake keeps. Rows hold ids, times and states in plain; everything that says something about a person is
/// in `sealed`, encrypted by the intake before it comes here and bound to its row; what is looked up by a personal
/// value is looked up by a keyed hash.
namespace engine::intake::rows {

struct Account { QString id; QByteArray emailKey; QByteArray sealed; QString passwordHash; QDateTime created; };
/// A one-time link; `key` is the keyed hash of its token.
struct Link { QByteArray key; QString account; QDateTime until; };
/// Wrong tries under one keyed subject.
struct Tries { QByteArray key; int count = 0; QDateTime until; };

struct Draft
{
    QString id;
    QString reference;
    QString account;      ///< empty: opened by reference and secret
    QByteArray secretKey; ///< keyed hash of the secret
    QString procedure;
    QString package;
    QString receipt;      ///< of a completion: what is completed
    QString request;      ///< of a completion: the request's id
    QDateTime created;
    QDateTime changed;
    QDateTime expires;
    QByteArray sealed;
};
struct DraftFile { QString draft; QString id; qint64 size = 0; QByteArray sealed; };

/// An application that arrived. `view` and `copy` are what the applicant may see.
struct Arrival
{
    QString receipt;
    QString submission; ///< the draft's id
    QString account;
    QByteArray secretKey;
    QString procedure;
    QString package;
    QDateTime arrival;
    qint64 viewSequence = 0;
    QByteArray view;
    QByteArray copy;
};
/// A submission or completion that was taken, by the id of its draft: sending twice gives the same.
struct Taken { QString draft; QString receipt; QDateTime at; };

struct Parcel { qint64 position = 0; QString message; QString receipt; QByteArray sealed; };

struct Payment
{
    QString intent;
    QString receipt;
    QString demand;
    QString provider;
    QString providerRef; ///< empty until the provider answered
    QString method;
    qint64 amount = 0;
    QString state;
    QDateTime created;
    QDateTime changed;
    QDateTime expires;
    QByteArray sealed; ///< description, return address, the payer's next action
};

struct Mail { QString id; QString receipt; QByteArray sealed; int attempts = 0; QDateTime next; };
struct Opened { QString receipt; QString document; QDateTime at; };
struct Verification { QString id; QByteArray key; QDate until; };

} // namespace engine::intake::rows

namespace engine::intake {

/// The rows of one open transaction. Reading what is not there gives nullopt; a broken database gives the
/// store's own error.
class IntakeRows
{
public:
    template <typename T> using Maybe = core::Result<std::optional<T>>;
    template <typename T> using Many = core::Result<std::vector<T>>;
    using Done = core::Result<void>;

    virtual ~IntakeRows() = default;

    virtual Done put(const rows::Account &row) = 0; ///< inserts or replaces, here and below
    virtual Maybe<rows::Account> account(const QString &id) = 0;
    virtual Maybe<rows::Account> accountByEmail(const QByteArray &emailKey) = 0;

    virtual Done put(const rows::Link &row) = 0;
    virtual Maybe<rows::Link> link(const QByteArray &key) = 0;
    virtual Done removeLinks(const QString &account) = 0;
    virtual Done removeLinksBefore(const QDateTime &until) = 0;

    virtual Done put(const rows::Tries &row) = 0;
    virtual Maybe<rows::Tries> tries(const QByteArray &key) = 0;
    virtual Done removeTries(const QByteArray &key) = 0;
    virtual Done removeTriesBefore(const QDateTime &until) = 0;

    virtual Done put(const rows::Draft &row) = 0;
    virtual Maybe<rows::Draft> draft(const QString &id) = 0;
    virtual Maybe<rows::Draft> draftByReference(const QString &reference) = 0;
    virtual Maybe<rows::Draft> draftOfRequest(const QString &receipt, const QString &request) = 0;
    virtual Many<rows::Draft> draftsOf(const QString &account) = 0;
    virtual Many<rows::Draft> draftsFor(const QString &receipt) = 0; ///< completions of an application
    virtual Many<rows::Draft> draftsExpiredAt(const QDateTime &now) = 0;
    virtual Done removeDraft(const QString &id) = 0; ///< with its files

    virtual Done put(const rows::DraftFile &row) = 0;
    virtual Maybe<rows::DraftFile> draftFile(const QString &draft, const QString &id) = 0;
    virtual Done removeDraftFile(const QString &draft, const QString &id) = 0;

    /// Content of files, chunk by chunk. It is nobody's until somebody holds it (a draft by its id, or the parcel with whose message it crosses);
    /// what nobody holds goes, after a day or when it is dropped. Drafts drop theirs when they are removed, parcels when they are confirmed.
    virtual Done beginContent(const QString &id, const QDateTime &now) = 0;
    /// An error where the content was swept meanwhile.
    virtual Done addChunk(const QString &id, qint64 part, const QByteArray &sealed) = 0;
    virtual Maybe<QByteArray> chunk(const QString &id, qint64 part) = 0;
    virtual Done holdContent(const QString &id, const QString &holder) = 0;
    /// Holds it for the parcel with this message.
    virtual Done sendContent(const QString &id, const QString &message) = 0;
    virtual Done dropContent(const QString &id) = 0;
    /// Removes at most `most` chunks of what nobody has held since `before`. Whether there may be more.
    virtual core::Result<bool> sweepContents(const QDateTime &before, int most) = 0;

    /// The next number of a series (`receipt:2026`), from 1, without gaps within committed transactions.
    virtual core::Result<qint64> nextNumber(const QString &series) = 0;

    virtual Done put(const rows::Arrival &row) = 0;
    virtual Maybe<rows::Arrival> arrival(const QString &receipt) = 0;
    virtual Many<rows::Arrival> arrivalsOf(const QString &account) = 0;
    virtual Done removeArrival(const QString &receipt) = 0;
    virtual Done put(const rows::Taken &row) = 0;
    virtual Maybe<rows::Taken> taken(const QString &draft) = 0;

    /// Adds to the inbox; false: a parcel with this message id is or was there already.
    virtual core::Result<bool> addParcel(const QString &message, const QString &receipt, const QByteArray &sealed) = 0;
    virtual Many<rows::Parcel> parcels(int most) = 0; ///< oldest first, unconfirmed ones
    /// Forgets the content; the message id stays, so that the same fact never comes in twice.
    virtual Done confirmParcel(qint64 position) = 0;

    virtual Done put(const rows::Payment &row) = 0;
    virtual Maybe<rows::Payment> payment(const QString &intent) = 0;
    virtual Maybe<rows::Payment> paymentByRef(const QString &provider, const QString &providerRef) = 0;
    virtual Many<rows::Payment> paymentsOf(const QString &receipt) = 0;
    virtual Many<rows::Payment> paymentsIn(const std::vector<QString> &states, const QDateTime &changedBefore) = 0;
    virtual core::Result<bool> paymentEventNoted(const QString &provider, const QString &eventId) = 0;
    /// False: this event was noted before.
    virtual core::Result<bool> notePaymentEvent(const QString &provider, const QString &eventId) = 0;

    virtual Done put(const rows::Mail &row) = 0;
    virtual Maybe<rows::Mail> mail(const QString &id) = 0;
    virtual Many<rows::Mail> mailsDue(const QDateTime &now, int most) = 0;
    virtual Done removeMail(const QString &id) = 0;
    virtual Done removeMailsOf(const QString &receipt) = 0;

    virtual core::Result<bool> noteOpened(const rows::Opened &row) = 0; ///< false: was opened before
    virtual Many<rows::Opened> opened(const QString &receipt) = 0;

    virtual Done put(const rows::Verification &row) = 0;
    virtual Maybe<rows::Verification> verification(const QByteArray &key) = 0;
    virtual Done removeVerificationsBefore(const QDate &day) = 0;
};

/// Where the intake keeps its rows. Thread-safe; implemented in engine/store.
class IntakeStore
{
public:
    virtual ~IntakeStore() = default;
    using Work = std::function<core::Result<void>(IntakeRows &rows)>;
    /// Runs `work` in one transaction, which is committed when it succeeds and undone when it fails. Calls don't nest.
    virtual core::Result<void> write(const Work &work) = 0;
    /// Runs `work` on a state that does not change meanwhile.
    virtual core::Result<void> read(const Work &work) = 0;
    /// After an erasure: nothing that was removed may be left in files, free pages or logs of the database.
    virtual core::Result<void> scrub() = 0;
};

} // namespace engine::intake
