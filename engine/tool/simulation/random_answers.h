// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

#include <QRandomGenerator>

namespace engine::tool {

/// What somebody might answer: any option of a choice, a small number, a day of the year around `today`. For simulations
/// only: what a form would refuse is not left out.
feel::Context randomAnswers(const forms::model::Form &form, const QDate &today, QRandomGenerator &random);

/// Puts a random one of `values` at each path that begins with `variable`, unless the answers have something there.
void putAsked(feel::Context &answers, const QString &variable, const std::map<QString, std::vector<feel::Value>> &values, QRandomGenerator &random);

} // namespace engine::tool
