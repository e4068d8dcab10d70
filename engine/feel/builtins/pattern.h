// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QRegularExpression>

namespace engine::feel {

/// A regular expression of XQuery and XPath Functions 3.1, 5.6 (which FEEL uses), compiled for
/// PCRE with bounds on its work. Fails with BadPattern or BadFlags.
core::Result<QRegularExpression> compilePattern(const QString &pattern, const QString &flags);

/// XPath's replacement text (`$1`, `$0`, `\$`, `\\`) with the groups of `match` put in; nullopt when
/// it is not one.
std::optional<QString> filledIn(const QString &replacement, const QRegularExpressionMatch &match, int groupCount);

} // namespace engine::feel
