// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/element.h"

namespace engine::runtime {

/// Whether `event` throws what somebody may be about to wait for: a message or a signal.
bool throwsAfterOthers(const bpmn::Node &event);

/// Throws the messages, signals and escalations of the event at `place`. Its token may be gone afterwards.
core::Result<void> throwEvents(Run &run, const Place &place);

} // namespace engine::runtime
