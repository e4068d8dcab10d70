// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/migration.h"

namespace server::admin {

/// Reads the answers for `todoke-server migrate`: an object by case number, `*` for every other case, each an object of
/// answers as somebody would type them:
///
///     {"2026-park-use-000001": {"insured": true, "insurer": {"name": "見本保険"}, "days": ["sat", "sun"]},
///      "*": {"insured": false}}
///
/// Fails with file, line and column where it is no JSON, and names what is no answer.
engine::core::Result<engine::casework::MigrationAnswers> readAnswers(const QString &file);

/// A line for each case (number, verdict, version), its reasons below it in Japanese and English, and the totals.
QString linesOf(const engine::casework::MigrationReport &report);

} // namespace server::admin
