// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace benchmarks {

/// How many times this program has asked for memory.
long allocationCount();

} // namespace benchmarks
