// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/source_ref.h"

namespace engine::tool {

/// The line of `text` that `where` names, and below it a caret under its column; empty where `where` names no
/// line. Kanji and other wide letters take two columns of a terminal, marks on letters none.
QString pointer(const QString &text, const core::SourceRef &where);

} // namespace engine::tool
