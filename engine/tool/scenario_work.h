// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"
#include "engine/xml/document.h"

namespace engine::tool {

/// What a system of the town answers in a scenario's step `<work topic="…" error="…">`: its results are elements with FEEL
/// in them. Fails where no such work waits, and at an element that holds no FEEL.
core::Result<casework::Office::Act> externalAnswer(const xml::Element &step, const state::CaseState &state);

} // namespace engine::tool
