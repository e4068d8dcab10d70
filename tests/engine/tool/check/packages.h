// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engine/tool/check/kind.h"

namespace tests {

/// Every package below procedures/ and tests/packages/, as the folders are when the test runs.
std::vector<Sound> soundPackages();
Sound soundPackage(const QString &folder);

} // namespace tests
