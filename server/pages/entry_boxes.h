// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/pages/views.h"

namespace server::pages {

/// The boxes in which people say who they are; they stand on more than one page.
Box emailBox(const QString &value, const engine::core::Language &language);
Box signInEmailBox(const QString &value, const engine::core::Language &language);
Box passwordBox(const engine::core::Language &language);
Box newPasswordBox(const engine::core::Language &language);
Box numberBox(const QString &value, const engine::core::Language &language); ///< of a receipt or a draft
Box secretBox(const engine::core::Language &language);

/// Tells `sentence` at a box that a sent form left empty, unless something is told there already.
void demand(const http::Request &request, Box &box, const char *sentence);

} // namespace server::pages
