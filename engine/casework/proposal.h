// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/approval.h"
#include "forms/check/check.h"

namespace engine::casework {

/// An act of the case's approval routes as its record tells it, and whether that record still holds.
struct ApprovalView
{
    ReadApproval record;
    QString file;
    core::LocalText office;   ///< of the post in which it was done
    core::LocalText position;
    core::LocalText outcome;  ///< as the package's form calls it
    core::LocalText ofOffice = {};   ///< of the post in whose name or for whose holders it was done; empty by one's own right
    core::LocalText ofPosition = {};
    /// Of an approval for those who were away: whether one of them has looked at it (後閲).
    enum class Review { None, Waiting, Done };
    Review review = Review::None;
};

/// What an act of an approval route is about: the newest draft as it was written, what was said of it, and what
/// the record of the act will name.
struct Proposal
{
    std::vector<forms::check::SummarySection> sections; ///< the draft's form, filled in
    QByteArray digest; ///< SHA-256 of the draft, as the records name it
    QByteArray head;   ///< of the case's journal
    qint64 version = 0;
    std::vector<ApprovalView> acts; ///< of the whole case, in order of time
};

/// The answers of a draft as they are kept, for its digest.
QByteArray draftDigest(const feel::Context &draft);

/// The newest draft that a task of `scope` can see: in its own process or in one that called it; nothing before
/// one is written.
struct FoundDraft { const bpmn::Node *node; feel::Context answers; };
std::optional<FoundDraft> draftFor(const OpenCase &open, const QString &scope);

/// The acts of the case's approval routes by their records, in order of time.
core::Result<std::vector<ApprovalView>> approvalsOf(const OpenCase &open, const Surroundings &surroundings);

/// What a task of `scope` decides on; nothing before a draft is written. `variables` are those that the reader may see.
core::Result<std::optional<Proposal>> proposalFor(const OpenCase &open, const QString &scope, const feel::Context &variables,
                                                  const Surroundings &surroundings, const core::Language &language);

} // namespace engine::casework
