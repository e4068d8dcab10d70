// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/exchange/messages.h"
#include "engine/intake/services.h"

namespace engine::intake {

/// What the intake's classes share: the services, the keys, sealing of rows, limits on tries. Thread-safe.
class Desk
{
public:
    Desk(Services given, Settings set) : services(std::move(given)), settings(std::move(set)) {}

    const Services services;
    const Settings settings;

    QDateTime now() const { return services.clock.now(); }
    QDate today() const; ///< in the town's zone
    QDate dayOf(const QDateTime &instant) const;

    /// A keyed hash of `text`, for looking up what must not be kept in plain.
    QByteArray keyed(QByteArrayView purpose, const QString &text) const;
    /// Encrypts a row's content, bound to its table and id.
    QByteArray seal(QByteArrayView table, const QString &id, const core::Json &content) const;
    QByteArray sealBytes(QByteArrayView table, const QString &id, QByteArrayView content) const;
    core::Result<core::Json> open(QByteArrayView table, const QString &id, const QByteArray &sealed) const;
    core::Result<QByteArray> openBytes(QByteArrayView table, const QString &id, const QByteArray &sealed) const;

    /// Counts one try of each subject before it is known whether it is right, so that many at once count as many.
    /// TooManyTries when one of them has had `most`.
    struct Subject { QByteArrayView kind; QString who; int most; };
    core::Result<void> countTries(const std::vector<Subject> &subjects) const;
    /// The try was right: the first subject starts anew, the others get one back.
    core::Result<void> forgiveTries(const std::vector<Subject> &subjects) const;

    /// Whether a file may be kept: the scanner, if there is one, says that it is clean.
    core::Result<void> lookInto(QByteArrayView content) const;
    /// The same of one whose pieces were all added.
    static core::Result<void> verdictOf(FileScan &scan);

    /// The arrival's row if the visitor may open it, else NoSuchApplication.
    core::Result<rows::Arrival> arrivalFor(IntakeRows &rows, const Visitor &visitor, const QString &receipt) const;
    core::Result<exchange::ApplicantView> viewOf(const rows::Arrival &row) const;
    QByteArray sealView(const exchange::ApplicantView &view) const;
    /// Puts a message into the inbox, sealed to the office; once for each message id.
    core::Result<bool> post(IntakeRows &rows, const exchange::ToOffice &message, const QString &receipt) const;
};

/// A number, reference or secret as typed: NFKC, upper case, without spaces and hyphens.
QString typedCode(const QString &typed);

} // namespace engine::intake
