// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/tool/check/kind.h"

namespace tests {

/// Every package below procedures/ and tests/packages/, as the folders are when the test runs.
std::vector<Sound> soundPackages();
/// One package; `common` is the folder of what is shared.
Sound soundPackage(const QString &folder, const QString &common);

} // namespace tests
