// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace engine::core {

/// A place in something an author wrote: a file (relative to its package), a line and a column.
/// Lines and columns count from 1; columns count code points. 0 means "not known".
struct SourceRef
{
    QString file;
    int line = 0;
    int column = 0;

    bool operator==(const SourceRef &) const = default;
    /// `file:line:column`, leaving out what is not known.
    QString toString() const;
};

} // namespace engine::core
