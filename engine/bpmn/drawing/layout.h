// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"

namespace engine::bpmn::drawing {

/// Bounds for every node and waypoints for every flow. What stands in a collapsed sub-process has neither.
struct Layout
{
    bool computed = false; ///< nothing of it is the author's
    std::vector<bool> shown; ///< by node
    std::vector<Bounds> nodes;
    std::vector<std::vector<Point>> flows;
};

/// As the author drew it; where a shape is missing, the whole is computed: columns along the flows, no two nodes on
/// one place, what stands in a sub-process within it, boundary events on their host. For drawings.
Layout layoutOf(const Process &process);

/// Whether a sub-process is drawn as a frame around what stands in it.
bool isFrame(const Node &node);

} // namespace engine::bpmn::drawing
