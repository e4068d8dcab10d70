// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exchange/messages.h"
#include "engine/intake/services.h"
#include "forms/check/check.h"

namespace engine::intake {

class Desk;
class Upload;

/// A form being filled in: for an application, or (with `receipt`) for a completion.
struct Draft
{
    QString id;        ///< also the id of the submission it becomes
    QString reference; ///< `D4K7-9QXM`, for opening it without an account
    QString account;
    QString procedure;
    QString package;
    QString receipt;   ///< of a completion: the application's
    QString request;   ///< of a completion: the request's id
    QString language;
    forms::check::RawAnswers answers;
    std::map<QString, forms::check::SentFile> files; ///< by id, earlier ones of a completion included
    std::map<QString, QString> fileFields;           ///< file id to field path
    std::map<QString, exchange::ContentBeside> contents; ///< where they lie, by file id; not of earlier ones
    std::set<QString> pagesDone;
    QDateTime created;
    QDateTime changed;
    QDateTime expires;
};

struct NewDraft { QString id; QString reference; QString secret; ///< shown once; empty with an account
};

/// A draft with everything that its pages are drawn and checked with.
struct Filling
{
    Draft draft;
    std::shared_ptr<const procedure::Package> package;
    std::shared_ptr<const forms::model::Form> form;
    forms::check::Against against;
    std::optional<exchange::CompletionRequest> completion; ///< what is to be mended
};

/// How the applicant answers for it. For `Own`, `upload` is the signed document.
struct SignatureChoice
{
    exchange::SignatureKind kind = exchange::SignatureKind::Declaration;
    QByteArray upload;
};

struct Receipt
{
    QString receipt; ///< 受付番号
    QString submission;
    QString procedure;
    QDateTime arrival;
    bool completion = false;
};

/// What came of sending: a receipt; else what is wrong with the answers; else why the signature was refused. The
/// draft is kept unless there is a receipt.
struct Sending
{
    std::optional<Receipt> receipt;
    std::vector<forms::check::FieldError> errors;
    std::optional<core::Error> refused;
};

/// Drafts, encrypted under the intake's key, and sending them in. Every call needs a visitor who may open the
/// draft; everybody else gets NoSuchDraft. Thread-safe.
class Drafts
{
public:
    explicit Drafts(Desk &desk) : m_desk(desk) {}

    /// Begins with the version in force. Without an account only where the cover sheet allows it.
    core::Result<NewDraft> begin(const Visitor &visitor, const QString &procedure);
    /// The id of the draft, for the session to note in Visitor::drafts. Few tries, then a pause.
    core::Result<QString> open(const QString &reference, const QString &secret, const From &from);
    /// Takes the draft into the visitor's account (begun without one, then signed in).
    core::Result<void> adopt(const Visitor &visitor, const QString &draft);

    core::Result<Draft> draft(const Visitor &visitor, const QString &draft) const;
    core::Result<Filling> filling(const Visitor &visitor, const QString &draft) const;
    core::Result<std::vector<Draft>> list(const Visitor &visitor) const; ///< newest first

    /// Keeps what was sent for one page, right or wrong, in place of what the page had before; answers to
    /// fields of other pages are not touched. `done` marks the page as filled in.
    core::Result<void> save(const Visitor &visitor, const QString &draft, const QString &page,
                            const forms::check::RawAnswers &answers, bool done);

    /// Keeps a file for the field at `path` (with indexes) in place of the one before. Kind and size are told by
    /// the bytes, not by what the browser says; whether the field takes them is for forms::check.
    core::Result<forms::check::SentFile> addFile(const Visitor &visitor, const QString &draft, const QString &path,
                                                 const QString &name, const QByteArray &content);
    /// The same for a file that comes piece by piece; an error if the field at `path` takes none.
    core::Result<std::unique_ptr<Upload>> receive(const Visitor &visitor, const QString &draft, const QString &path, const QString &name);
    core::Result<void> removeFile(const Visitor &visitor, const QString &draft, const QString &file);
    core::Result<QByteArray> file(const Visitor &visitor, const QString &draft, const QString &file) const;

    core::Result<void> remove(const Visitor &visitor, const QString &draft);
    /// Removes what has expired; returns how many. For the sweep.
    core::Result<int> removeExpired();

    /// Completion (補正): the draft that answers the open request, made with the earlier answers at the first call.
    core::Result<QString> beginCompletion(const Visitor &visitor, const QString &receipt);

    /// What the draft became, if it was sent: for whoever sends it again because no answer came.
    core::Result<std::optional<Receipt>> receiptOf(const Visitor &visitor, const QString &draft) const;
    /// The document to sign on one's own machine; the same bytes until the answers change. Field errors when incomplete.
    struct ToSign { QByteArray xml; std::vector<forms::check::FieldError> errors; };
    core::Result<ToSign> documentToSign(const Visitor &visitor, const QString &draft) const;

    /// Sends in: checks the whole form, seals, and commits inbox row, receipt, arrival time and the end of the
    /// draft in one transaction. Sending the same draft again gives the same receipt.
    core::Result<Sending> submit(const Visitor &visitor, const QString &draft, const SignatureChoice &signature);

private:
    core::Result<std::shared_ptr<const forms::model::Form>> formOf(const Visitor &visitor, const QString &draft) const;

    Desk &m_desk;
};

/// `2026-000123-7`: year of arrival, running number, check digit (Damm: finds every wrong digit and every swap of neighbours).
QString receiptNumber(int year, qint64 number);
/// What a person typed (full width, spaces, no hyphens) as a receipt number with a right check digit; else nullopt.
std::optional<QString> readReceiptNumber(const QString &typed);

} // namespace engine::intake
