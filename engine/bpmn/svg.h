// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"
#include "engine/core/sentence.h"

#include <QByteArray>
#include <QDateTime>

#include <map>

namespace engine::bpmn {

/// How far a case has come: ids of nodes, of its sub-processes too. A moment that is not known is invalid.
struct Progress
{
    std::map<QString, QDateTime> done;    ///< when it was, the last time
    std::map<QString, QDateTime> waiting; ///< since when
    QByteArray zone = "Asia/Tokyo";       ///< whose days are shown
};

/// The process as a stand-alone SVG, drawn as its author did or, where nothing is drawn, in columns from the
/// start. What is done and what waits shows by form and mark, not by colour alone, and beside what waits stands
/// since which day; the drawing has a title and a description in words (role="img"), each node its own title with
/// the moments, all in `language`.
QByteArray svg(const Process &process, const Progress &progress, const core::Language &language);

} // namespace engine::bpmn
