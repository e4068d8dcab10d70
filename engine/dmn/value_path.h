// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"

#include <QStringList>

namespace engine::dmn {

/// `context` with `value` at `path`; the contexts on the way are made where they are not there.
feel::Context withValueAt(const feel::Context &context, const QStringList &path, const feel::Value &value);

} // namespace engine::dmn
