// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/value_path.h"

namespace engine::dmn {

feel::Context withValueAt(const feel::Context &context, const QStringList &path, const feel::Value &value)
{
    feel::Context changed = context;
    if (path.size() == 1) {
        changed.set(path.front(), value);
        return changed;
    }
    const feel::Value *inner = context.find(path.front());
    const auto *members = inner ? inner->as<feel::Context>() : nullptr;
    changed.set(path.front(), withValueAt(members ? *members : feel::Context(), path.mid(1), value));
    return changed;
}

} // namespace engine::dmn
