// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>

namespace engine::calendar {

/// The day at whose end `age` is reached (年齢計算ニ関スル法律): the one before the birthday; for those born on
/// 29 February, in a year that has no such day, 28 February.
QDate dayOfAge(QDate born, int age);

} // namespace engine::calendar
