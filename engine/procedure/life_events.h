// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::procedure {

inline constexpr auto lifeEventsNamespace = "urn:todoke:life-events:1";
/// Where the shared folder names the life events, among a package's files.
inline constexpr auto lifeEventsPath = "common/life-events.xml";

/// The life events that a town's packages share: an id, its names and the words that people use for it. Faults against the
/// schema, ids that come twice and names without Japanese land in `faults`.
std::vector<LifeEvent> readLifeEvents(const QByteArray &content, core::Faults &faults);

} // namespace engine::procedure
