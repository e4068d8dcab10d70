// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"
#include "engine/procedure/authority.h"

namespace engine::casework {

/// One act of an approval route (起案, 回議・合議, 決裁, 引戻し, 後閲): who, as what, when, over which data.
struct ApprovalAct
{
    QString act; ///< draft, concur, approve, pull-back, review
    QString staff;
    QString staffName;
    QString post; ///< `tax-office/certificates:chief`
    QDateTime at;
    QString outcome; ///< what the form says: approve, send-back, …
    QString opinion;
    QByteArray draft = {}; ///< SHA-256 of the draft that it is about; empty where there is none
    procedure::Authority authority = procedure::Authority::Own; ///< as what: by one's own right, 専決, 代決
    QString of = {};         ///< the post in whose name or for whose holders it was done: `tax-office/certificates:manager`
    QStringList forNames = {}; ///< who was away (代決), or delegated it for some days
    QString reviewed = {};   ///< of an after-review (後閲): the file with the record of what was looked at
};

/// The signed record of an act (urn:todoke:approval:1): sealed by the office over the act, the case, the version and
/// head of its journal, the SHA-256 of the draft and that of each of `data` as it was decided on.
core::Result<QByteArray> approvalRecord(const ApprovalAct &act, const OpenCase &open, const feel::Context &data,
                                        const signature::KeyStore &seal);

/// Whether a record still holds, and for which act.
struct ReadApproval
{
    ApprovalAct act;
    qint64 version = 0; ///< of the journal that it was made over
    bool holds = false;
    core::Faults reasons;
};
ReadApproval readApproval(const QByteArray &record, const signature::TrustAnchors &anchors);

/// What a process waits for where a drafter may take the draft back.
inline constexpr auto pullBackMessage = "pull-back";

/// Signs the record of an act, keeps it with the case, and adds to `bodies` what puts it on record there: the file, whose id it
/// gives, and a fact `act:…`.
core::Result<QString> putOnRecord(const ApprovalAct &act, const OpenCase &open, const feel::Context &data, const Surroundings &surroundings,
                                  std::vector<journal::CommandBody> &bodies);

/// Why `staff` cannot take back a draft: it is not theirs, somebody has acted on it, or the process does not allow it.
std::optional<core::Error> mayNotPullBack(const state::CaseState &state, const QString &staff);

/// The files with the records of approvals that were given for the holders of `post` while they were away, and that
/// none of them has looked at yet.
std::vector<QString> toReview(const state::CaseState &state, const QString &post);

/// `own`, `delegated`, `acting`
QString authorityName(procedure::Authority authority);

/// The member of staff who drafted what is now being decided: the newest draft act; empty before one.
QString drafterOf(const state::CaseState &state);

} // namespace engine::casework
