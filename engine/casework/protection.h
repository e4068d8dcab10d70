// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"

namespace engine::casework {

/// The people a case speaks of: the sender, and every group of answers with a person's name in it.
std::vector<directory::Subject> subjectsOf(const OpenCase &open);

/// Whether one of them is protected, or one of their protected persons is to be kept safe from the sender.
core::Result<bool> isProtectionConcerned(const OpenCase &open, const directory::Directory &directory);

/// Whether `staff` may see what points to where the people of this case live (支援措置). Default deny.
bool maySeeAddresses(const OpenCase &open, const directory::Directory &directory, const QString &staff);

/// The kinds of field that point to a place.
bool pointsToPlace(const QString &fieldKind);

/// `answers` without what points to a place; what is left out is null, as in a form where it was left blank.
feel::Context withoutPlaces(const forms::model::Form &form, const feel::Context &answers);

/// The answers of the citizen's form as they stand in the case.
feel::Context answersOf(const OpenCase &open);

} // namespace engine::casework
