// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <set>

namespace engine::procedure {

/// How a case may end, by the cover sheet's `kind` (legal-frame 1.3). An application gets an answer. A filing
/// (届出) is done on arrival, so it only ends as filed, or with an order or a designation that follows from it. An entry (申込) is
/// no application: it counts or is invalid, and where lots are drawn it may lose, or win and then qualify or not, by its own rules.
std::set<QString> endingsOf(const QString &kind);

} // namespace engine::procedure
