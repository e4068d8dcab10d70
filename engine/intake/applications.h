// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/exchange/messages.h"
#include "engine/intake/services.h"
#include "forms/check/check.h"

namespace engine::intake {

class Desk;

struct ApplicationLine
{
    QString receipt;
    QString procedure;
    QString package;
    QDateTime arrival;
    QString state;      ///< glossary section 9
    QString caseNumber;
    bool needsAnswer = false; ///< a completion or a payment is open
};

/// An application as its applicant sees it.
struct Application
{
    QString receipt;
    QString procedure;
    QString package;
    QDateTime arrival;
    exchange::Applicant applicant;
    exchange::ApplicantView view;
    feel::Context answers;                           ///< their own, as sent; what was erased or is protected is gone
    forms::check::Against against;                   ///< with which the answers are shown: their files, without content, and options
    std::map<QString, QDateTime> opened;             ///< documents by id, when first opened
};

/// What came in, as far as its applicant may see it. Whoever may not gets NoSuchApplication. Thread-safe.
class Applications
{
public:
    explicit Applications(Desk &desk) : m_desk(desk) {}

    /// The receipt number, for the session to note in Visitor::receipts. Few tries, then a pause.
    core::Result<QString> open(const QString &receipt, const QString &secret, const From &from);
    core::Result<std::vector<ApplicationLine>> list(const Visitor &visitor) const; ///< newest first
    core::Result<Application> application(const Visitor &visitor, const QString &receipt) const;

    /// Asks the office to end the case (取下げ). Asking twice is asking once.
    core::Result<void> withdraw(const Visitor &visitor, const QString &receipt, const QString &reason);

    /// A document's bytes; the first opening is noted and told to the office (デジタル手続法 7(3)).
    core::Result<exchange::Document> document(const Visitor &visitor, const QString &receipt, const QString &document);

private:
    Desk &m_desk;
};

} // namespace engine::intake
