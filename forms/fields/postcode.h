// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace forms::fields {

/// `NNN-NNNN` out of 1638001, 〒163-8001, １６３ー８００１; nothing for anything else.
std::optional<QString> postcode(QStringView text);

} // namespace forms::fields
