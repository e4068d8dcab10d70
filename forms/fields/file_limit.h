// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/model/form.h"

namespace forms::fields {

/// How many bytes a file may have in a field: what the form says, else 20 MiB.
qint64 fileLimit(const model::Field &field);
/// What is said of a file that has more.
engine::core::Error fileTooLarge(qint64 limit);

} // namespace forms::fields
