// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/drawing/layout.h"

namespace engine::bpmn::drawing {

/// Places every node that `layout` shows and routes every flow between nodes of one level, from the inner levels out.
/// A level is a grid: a node's column is the longest way to it, its row that of the node before it or the next free one
/// below; a flow takes a cell in every column it passes, and goes up and down between the columns only. Flows back go
/// below everything.
void computeLayout(const Process &process, Layout &layout);

} // namespace engine::bpmn::drawing
