// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"

namespace engine::casework {

/// One act of an approval route (起案, 回議・合議, 決裁): who, as what, when, over which data.
struct ApprovalAct
{
    QString act; ///< draft, concur, approve
    QString staff;
    QString staffName;
    QString post; ///< `tax-office/certificates:chief`
    QDateTime at;
    QString outcome; ///< what the form says: approve, send-back, …
    QString opinion;
    QByteArray draft = {}; ///< SHA-256 of the draft that it is about; empty where there is none
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

/// The member of staff who drafted what is now being decided: the newest draft act; empty before one.
QString drafterOf(const state::CaseState &state);

} // namespace engine::casework
