// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/desk.h"
#include "engine/xml/document.h"

namespace engine::tool {

/// Gives `staff` the positions of these roles, beside those that they hold.
core::Result<void> employ(directory::Directory &directory, const procedure::CoverSheet &cover, const QString &staff, const std::vector<QString> &roles);

/// `<away staff="…" days="…">`: from `today` on.
core::Result<void> sendAway(directory::Directory &directory, const xml::Element &step, QDate today);

/// `<pull-back>` and `<review>`, which may have to be refused with `error`.
core::Result<void> pullBack(casework::Desk &desk, const xml::Element &step, const QString &caseId);
core::Result<void> reviewNewest(casework::Desk &desk, const xml::Element &step, const casework::OpenCase &open, const casework::Surroundings &surroundings);

/// What is not as `<expect approval="…" by="…" review="…">` says.
core::Faults approvalFaults(const xml::Element &step, const casework::OpenCase &open, const casework::Surroundings &surroundings);

} // namespace engine::tool
