// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/check/check.h"
#include "server/http/message.h"

namespace server::pages {

/// What the browser sent for a form's fields: everything but our own buttons and tokens. A text so long that no field
/// takes it is kept just long enough to be told so.
forms::check::RawAnswers answersOf(const http::Fields &fields);

/// `name` is the key of an answer to a field of `page`, or of one of its boxes or entries.
bool belongsTo(const forms::model::Page &page, const QString &name);

/// `kept` with the answers of one page replaced by what was sent.
forms::check::RawAnswers merged(const forms::check::RawAnswers &kept, const forms::check::RawAnswers &sent, const forms::model::Page &page);

forms::check::RawAnswers onlyOf(const forms::model::Page &page, const forms::check::RawAnswers &all);

/// The pages of a form that apply to the answers so far, in order.
std::vector<const forms::model::Page *> pagesThatApply(const forms::model::Form &form, const forms::check::Checked &checked);

} // namespace server::pages
