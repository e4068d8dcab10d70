// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/svg.h"
#include "engine/state/case_state.h"

namespace engine::casework {

/// How far the case has come in its own `process` and the sub-processes within it, for its picture. Of what stands
/// at one node several times, the longest wait counts.
bpmn::Progress progressOf(const state::CaseState &state, const bpmn::Process &process, const QByteArray &zone);

} // namespace engine::casework
