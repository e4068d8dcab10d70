// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/element.h"

namespace engine::runtime {

/// Puts what came with `trigger` where the event wants it: a message as one context called by `todoke:result` or the
/// message's name and as the event's data outputs, an error or escalation as a context with its `code`.
void give(Run &run, const QString &scope, const bpmn::Node &event, const Trigger &trigger);

} // namespace engine::runtime
