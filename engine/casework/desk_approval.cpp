// SPDX-License-Identifier: Apache-2.0
// What is done about an approval beside its tasks: taking a draft back, and looking at what was approved for one who was away.
#include "engine/casework/desk.h"

namespace engine::casework {

using core::Error;
using core::Result;
using directory::Post;
using journal::Actor;

namespace {

/// An act of `staff` now, without its draft's data.
ApprovalAct actOf(const QString &act, const QString &staff, const QString &post, const QString &opinion, const Surroundings &surroundings)
{
    const auto member = surroundings.directory.staff(staff);
    ApprovalAct record;
    record.act = act;
    record.staff = staff;
    record.staffName = member ? member->name : staff;
    record.post = post;
    record.at = surroundings.clock.now();
    record.opinion = opinion;
    return record;
}

} // namespace

Result<Completed> Desk::pullBack(const QString &staff, const QString &caseId, const QString &reason, const QString &key)
{
    const Surroundings &s = m_office.surroundings();
    if (!key.isEmpty()) {
        const auto done = s.store.commandDone(key);
        if (!done)
            return done.error();
        if (*done)
            return Completed{(*done)->caseId, (*done)->version, {}};
    }
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    if (!handles(staff, *opened->package))
        return CaseError::NotYours;
    const state::CaseState &state = opened->stored.state;
    if (const auto refused = mayNotPullBack(state, staff))
        return *refused;
    // The record of the draft says in which post it was written.
    auto acts = approvalsOf(*opened, s);
    if (!acts)
        return acts.error();
    const auto draft = std::find_if(acts->rbegin(), acts->rend(), [](const ApprovalView &view) { return view.record.act.act == QLatin1String("draft"); });
    if (draft == acts->rend())
        return CaseError::NotYourDraft;
    ApprovalAct record = actOf(QStringLiteral("pull-back"), staff, draft->record.act.post, reason.trimmed(), s);
    record.draft = draft->record.act.draft;

    Office::Act act;
    act.caseId = caseId;
    act.actor = {Actor::Kind::Clerk, staff, record.post};
    act.expectedVersion = state.version; // else somebody may have acted since
    if (!key.isEmpty())
        act.key = key;
    if (const auto file = putOnRecord(record, *opened, state.variables({}), s, act.bodies); !file)
        return file.error();
    act.bodies.push_back(journal::ReceiveMessage{QString::fromLatin1(pullBackMessage), {}});
    const auto done = m_office.perform(act);
    if (!done)
        return done.error();
    return Completed{caseId, done->state.version, {}};
}

Result<std::vector<CaseLine>> Desk::casesToReview(const QString &staff) const
{
    const Surroundings &s = m_office.surroundings();
    std::vector<CaseLine> cases;
    std::set<QString> seen;
    for (const Post &post : s.directory.postsOf(staff, today())) {
        const auto reviews = s.directory.afterReviews(post);
        if (!reviews)
            return reviews.error();
        for (const directory::AfterReview &review : *reviews) {
            if (seen.contains(review.caseId))
                continue;
            const auto opened = m_office.open(review.caseId);
            // What was never committed, or is gone since, is nothing to look at.
            if (!opened || toReview(opened->stored.state, post.toString()).empty())
                continue;
            seen.insert(review.caseId);
            cases.push_back(lineOf(opened->stored.state, *opened->package, s.calendar, s.zone));
        }
    }
    std::stable_sort(cases.begin(), cases.end(), [](const CaseLine &a, const CaseLine &b) { return a.arrival < b.arrival; });
    return cases;
}

std::optional<Error> Desk::mayNotReview(const ApprovalAct &act, const QString &staff) const
{
    const Post post{act.of.section(QLatin1Char(':'), 0, 0), act.of.section(QLatin1Char(':'), 1)};
    const bool isTheirs = m_office.surroundings().directory.holds(staff, post, today()) && act.staff != staff;
    return isTheirs ? std::nullopt : std::optional<Error>(CaseError::NotYours);
}

Result<void> Desk::review(const QString &staff, const QString &caseId, const QString &file, const QString &opinion)
{
    const Surroundings &s = m_office.surroundings();
    const auto opened = m_office.open(caseId);
    if (!opened)
        return opened.error();
    auto acts = approvalsOf(*opened, s);
    if (!acts)
        return acts.error();
    const auto reviewed = std::find_if(acts->begin(), acts->end(), [&](const ApprovalView &view) { return view.file == file; });
    if (reviewed == acts->end() || reviewed->review == ApprovalView::Review::None)
        return CaseError::NothingToReview;
    const ApprovalAct &seen = reviewed->record.act;
    if (const auto refused = mayNotReview(seen, staff))
        return *refused;
    if (reviewed->review == ApprovalView::Review::Done)
        return CaseError::NothingToReview;
    ApprovalAct record = actOf(QStringLiteral("review"), staff, seen.of, opinion.trimmed(), s);
    record.draft = seen.draft;
    record.reviewed = file;
    Office::Act act;
    act.caseId = caseId;
    act.actor = {Actor::Kind::Clerk, staff, seen.of};
    act.expectedVersion = opened->stored.state.version;
    if (const auto kept = putOnRecord(record, *opened, opened->stored.state.variables({}), s, act.bodies); !kept)
        return kept.error();
    if (const auto done = m_office.perform(act); !done)
        return done.error();
    return s.directory.removeAfterReview(file);
}

} // namespace engine::casework
