// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/sentence.h"

#include <QDateTime>

namespace engine::calendar {

/// A day as people read it: 令和8年11月22日, 22 November 2026. Empty for no day.
QString dayText(QDate day, const core::Language &language);

/// A moment by the clocks of `zone`: 令和8年11月22日 9:30, 22 November 2026 9:30. Empty for no moment.
QString momentText(const QDateTime &moment, const QByteArray &zone, const core::Language &language);

} // namespace engine::calendar
