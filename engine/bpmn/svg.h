// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"
#include "engine/core/sentence.h"

#include <QByteArray>

#include <set>

namespace engine::bpmn {

/// How far a case has come: ids of nodes.
struct Progress
{
    std::set<QString> done;
    std::set<QString> waiting;
};

/// The process as a stand-alone SVG, drawn as its author did or, where nothing is drawn, in columns from the
/// start. What is done and what waits shows by form and mark, not by colour alone; the drawing has a title and
/// a description in words (role="img"), each node its own title, all in `language`.
QByteArray svg(const Process &process, const Progress &progress, const core::Language &language);

/// Bounds for every node and waypoints for every flow, the author's where there are any. For drawings.
struct Layout
{
    std::vector<Bounds> nodes;
    std::vector<std::vector<Point>> flows;
};
Layout layoutOf(const Process &process);

} // namespace engine::bpmn
