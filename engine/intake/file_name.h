// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace engine::intake {

/// `name` with the ending that fits what its bytes are: a clerk's machine opens a file by its ending. `permit.exe` that is a PDF is called
/// `permit.exe.pdf`. Names of kinds that have no ending of their own stay.
QString namedByKind(const QString &name, const QString &mediaType);

} // namespace engine::intake
