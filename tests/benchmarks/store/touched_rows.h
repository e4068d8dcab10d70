// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace benchmarks {

/// Counts what SQLite does for the statements of every connection that this program opens from now on: the steps of its virtual machine, which
/// are as many for each row that a statement visits. One at a time; any thread.
class TouchedRows
{
public:
    TouchedRows();
    void reset();
    qint64 steps() const;
};

} // namespace benchmarks
