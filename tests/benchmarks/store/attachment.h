// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/office_work/office_work.h"

namespace benchmarks {

/// A file of so many bytes in and out of the store through the office: prints the bytes a second, and by how much the peak of memory grows.
int streamAlone(engine::casework::Office &office, tests::OfficeWork &work, qint64 bytes);
/// What 99 of 100 commands of `clients` take at most while nothing streams, for some `seconds`, and while a file goes in and out.
int streamBeside(engine::casework::Office &office, tests::OfficeWork &work, qint64 bytes, int clients, int seconds);

} // namespace benchmarks
