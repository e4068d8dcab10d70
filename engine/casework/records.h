// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"

namespace engine::casework {

/// The first day on which a case's record may be disposed of (廃棄): its years of retention (保存期間) are counted from 1 April after the fiscal
/// year in which it was closed (legal-frame 4). Nothing while it runs.
std::optional<QDate> retentionEnds(const state::CaseState &state, const procedure::CoverSheet &cover, const QByteArray &zone);

/// A ground for which nothing of a case may be disposed of or erased: a suit, an appeal, a request for disclosure, an audit.
struct LegalHold
{
    QString ground;
    QString by;                 ///< staff id
    QDateTime since;
    std::optional<QDate> until; ///< the last day; nothing: until it is ended
};
/// The hold that stands on `day`.
std::optional<LegalHold> legalHold(const state::CaseState &state, QDate day);
bool isDisposed(const state::CaseState &state);

/// A closed case whose time has come, or would have but for a hold.
struct DueRecord
{
    CaseLine line;
    QString recordsClass;
    int years = 0;
    QDate ends;
    std::optional<LegalHold> hold;
};

/// Retention of the town's records. Every act is on record in the case's journal, with who did it. Thread-safe.
class Records
{
public:
    explicit Records(Office &office) : m_office(office) {}

    core::Result<void> hold(const QString &caseId, const QString &ground, std::optional<QDate> until, const QString &staff);
    core::Result<void> endHold(const QString &caseId, const QString &reason, const QString &staff);

    /// Closed cases that may be disposed of on `day`, or that only a hold keeps, in the order of their end.
    core::Result<std::vector<DueRecord>> due(QDate day) const;

    /// Destroys every personal value and file of a case, on the citizens' side too, once its retention is over; its number, dates, outcome and
    /// hashes stay, and it still verifies. Proposed by one member of staff and approved by another. The store's log is emptied
    /// afterwards by the caller.
    core::Result<void> dispose(const QString &caseId, const QString &proposer, const QString &approver);

private:
    QDate today() const;
    core::Result<void> put(const QString &caseId, const QString &staff, const QString &fact, std::vector<std::pair<QString, QString>> details);

    Office &m_office; // outlives this
};

} // namespace engine::casework
