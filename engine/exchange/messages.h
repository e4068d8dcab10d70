// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/feel/value.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

/// What crosses between the zones (design 1.13). The intake puts messages to the office into its inbox, sealed to
/// the inner zone's public key; casework pulls them, and pushes messages to the intake back.
namespace engine::exchange {

/// Content that crosses beside its message, chunk by chunk (crypto/chunks.h, its id is the place), under a key that only the message tells.
struct ContentBeside
{
    QString id;
    QByteArray key;
    qint64 size = 0;
};

struct File
{
    QString id;
    QString field; ///< path of the form field it answers
    QString name;
    QString mediaType;
    QByteArray sha256;
    QByteArray content;
    std::optional<ContentBeside> beside = {}; ///< then `content` is empty
};

/// How the applicant answers for the application (デジタル手続法 6(4)).
enum class SignatureKind { None, Declaration, Own };

struct Applicant
{
    QString account; ///< intake account id, or empty without an account
    QString person;  ///< id in the directory of people where the account is tied to one
    QString name;    ///< as typed at sign-up or in the form
    QString email;
    QString language = QStringLiteral("ja");
};

// ---- to the office ---------------------------------------------------------------------------------

struct Submission
{
    QString id;      ///< idempotency key, made with the draft
    QString receipt; ///< 受付番号 given at arrival, `2026-000123-7`
    QString procedure;
    QString package; ///< SHA-256 of the package it was filled in with
    QDateTime arrival;
    Applicant applicant;
    feel::Context answers; ///< typed by forms/check
    std::vector<File> files;
    SignatureKind signature = SignatureKind::Declaration;
    QByteArray application; ///< the signed (or sealed) application XML
};

struct CompletionGiven
{
    QString id;
    QString receipt;
    QString request; ///< id of the completion request it answers
    QDateTime at;
    feel::Context answers; ///< all answers of the form, the mended ones in place
    std::vector<File> files;
    SignatureKind signature = SignatureKind::Declaration;
    QByteArray application;
    QString package = {}; ///< the version whose form was filled in; the case may run with another by now
};

struct WithdrawalAsked { QString id; QString receipt; QDateTime at; QString reason; };

/// The provider's truth about a demand, re-read with `status` after a webhook.
struct PaymentFact
{
    QString id; ///< provider and its reference: the same fact twice is one
    QString receipt;
    QString demand;
    qint64 amount = 0; ///< yen
    QString state;     ///< captured, failed, mismatch
    QString method;    ///< card, slip, counter
    QString providerRef;
    QDateTime at;
};

/// When the applicant first opened a document (notice, デジタル手続法 7(3)).
struct DocumentOpened { QString id; QString receipt; QString document; QDateTime at; };

using ToOffice = std::variant<Submission, CompletionGiven, WithdrawalAsked, PaymentFact, DocumentOpened>;

// ---- to the applicant -------------------------------------------------------------------------------

struct CompletionRequest
{
    QString id;
    QString text; ///< what the clerk wrote
    std::vector<std::pair<QString, QString>> items; ///< field path (or attachment name) and what is wrong with it
    QDate deadline;
};

struct PaymentDemand { QString id; qint64 amount = 0; QString description; QDate due; std::vector<QString> methods; bool paid = false; };

struct Document { QString id; QString role; QString name; QString mediaType; QByteArray content; QDateTime issued; };

struct HistoryEntry { QDateTime at; QString key; QString detail; }; ///< key: `arrived`, `examined`, `completion-requested`, …

/// All that the applicant may see of the case: replaces the one before if `sequence` is higher.
struct ApplicantView
{
    QString receipt;
    qint64 sequence = 0; ///< the case's version
    QString state;       ///< glossary section 9: arrived, completion_requested, under_examination, waiting_for_payment, disposition_made, issued, withdrawn, …
    QString caseNumber;  ///< 文書番号 after registration
    std::optional<QDate> expected; ///< by the standard processing period
    std::optional<CompletionRequest> completion;
    std::optional<PaymentDemand> payment;
    std::vector<Document> documents;
    std::vector<HistoryEntry> history;
    QString outcome;
    QString reasons; ///< of a refusal or dismissal
    bool canWithdraw = true;
};

/// What the public verification page needs: a digest from which nothing can be learnt.
struct VerificationEntry { QString id; QByteArray digest; QDate until; };

/// Everything of a receipt, or some of its values, is to be erased in the outer zone too.
struct Erasure { QString id; QString receipt; std::vector<QString> fields; std::vector<QString> documents; bool everything = false; };

using ToApplicant = std::variant<ApplicantView, VerificationEntry, Erasure>;

enum class ExchangeError { NotAMessage, NotTheFile };
core::ErrorText errorText(ExchangeError id);

QByteArray write(const ToOffice &message); ///< canonical JSON; what is not beside it in base64
core::Result<ToOffice> readToOffice(const QByteArray &bytes);
QByteArray write(const ToApplicant &message);
core::Result<ToApplicant> readToApplicant(const QByteArray &bytes);
/// The idempotency key of a message.
QString messageId(const ToOffice &message);

/// The outer zone's face to the inner one; the inner one calls, never the other way round. Thread-safe.
class OuterZone
{
public:
    struct Parcel
    {
        qint64 position;   ///< order of arrival
        QByteArray sealed; ///< to the inner zone's key
    };
    virtual ~OuterZone() = default;
    /// What has arrived and was not yet confirmed, oldest first.
    virtual core::Result<std::vector<Parcel>> pull(int most) = 0;
    /// A chunk of a content that crosses beside its message, as it was encrypted.
    virtual core::Result<QByteArray> chunk(const QString &content, qint64 part) = 0;
    /// The inner zone has it for good: the outer one forgets the content, and what crossed beside it.
    virtual core::Result<void> confirm(qint64 position) = 0;
    virtual core::Result<void> push(const ToApplicant &message) = 0;
};

/// What the verification page computes from what a visitor types: SHA-256 over number, code (at least 128 bit,
/// random) and the values in canonical form (NFKC, no spaces, digits ASCII, names of values sorted).
QByteArray verificationDigest(const QString &number, const QString &code,
                              const std::vector<std::pair<QString, QString>> &values);

} // namespace engine::exchange
