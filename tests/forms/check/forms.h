// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forms/check/check.h"

#include "engine/core/json.h"

namespace tests {

/// A form of this folder, read with the names that `against()` gives meaning to; fails the test on a fault.
std::shared_ptr<const forms::model::Form> form(const QString &name);
/// What forms of this folder are checked against: 7 May 2026 in Tokyo, `fee`, `fiscal year`, two taxes.
forms::check::Against against();
/// The value of a FEEL literal.
engine::feel::Value literal(const QString &text);
forms::check::RawAnswers raw(const engine::core::Json &json);
QByteArray bytesOf(const QString &path);
/// `items[1].year Constraint`, with the author's sentence where there is one.
QStringList told(const std::vector<forms::check::FieldError> &errors);

} // namespace tests
