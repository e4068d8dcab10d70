// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/intake/desk.h"
#include "engine/intake/drafts.h"

/// Drafts between their rows and what the pages use; shared by drafts.cpp and submit.cpp.
namespace engine::intake {

core::Result<Draft> readDraft(const Desk &desk, const rows::Draft &row);
/// `row` with the draft's changing parts written into it.
rows::Draft written(const Desk &desk, rows::Draft row, const Draft &draft);
/// The row if the visitor may open it and it has not expired.
core::Result<rows::Draft> draftFor(const Desk &desk, IntakeRows &rows, const Visitor &visitor, const QString &draft);
/// What a transaction reads of a draft; the rest of a Filling comes from outside of it, since the directory may
/// lie in the same database and transactions don't nest.
struct OpenDraft
{
    rows::Draft row;
    Draft draft;
    std::shared_ptr<const procedure::Package> package;
    std::shared_ptr<const forms::model::Form> form;
    std::optional<exchange::CompletionRequest> completion;
    core::Json account; ///< content of the account's row; null without one
};
core::Result<OpenDraft> openDraft(const Desk &desk, IntakeRows &rows, const rows::Draft &row);
core::Result<core::Json> accountContent(const Desk &desk, IntakeRows &rows, const QString &account);

/// Not within a transaction.
Filling fillingOf(const Desk &desk, const OpenDraft &open);
enum class Prefill { No, Yes };
/// What the form is checked against besides the draft's files; with Prefill::Yes the person's address as well, whose
/// look-up is noted. Not within a transaction.
forms::check::Against against(const Desk &desk, const std::shared_ptr<const procedure::Package> &package,
                              const core::Json &account, Prefill prefill);

/// Reads, changes and writes back a draft in one transaction.
core::Result<void> change(const Desk &desk, const Visitor &visitor, const QString &id,
                          const std::function<core::Result<void>(IntakeRows &, Draft &, const forms::model::Form &)> &work);
/// Takes a file, if there is one with this id, and its content from a draft.
core::Result<void> removeFileFrom(IntakeRows &rows, Draft &draft, const QString &file);

} // namespace engine::intake
