// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/desk.h"

/// How a case's data meets its forms; used by Desk.
namespace engine::casework {

/// The citizen's form of the case's package; nullptr where it has none.
const forms::model::Form *entryForm(const OpenCase &open);

/// The variables of a scope, without what points to a place where the reader may not see that.
feel::Context visibleVariables(const OpenCase &open, const QString &scope, bool places);

/// The citizen's answers and then the clerks' forms that have been filled in, in the order of the process.
std::vector<forms::check::SummarySection> caseSections(const OpenCase &open, bool places, const core::Language &language, const QDateTime &now,
                                                       const QByteArray &zone);

/// Files that repeat the citizen's answers as a whole are hidden together with the places in them.
bool mayOpen(const state::File &file, bool places);

/// What a place field of the citizen's form says, for people; empty when there is nothing.
QString placeAt(const OpenCase &open, const QString &path, const QDateTime &now, const QByteArray &zone);

/// The source of a form of the package: `examination`, `common:draft`.
QByteArray formSource(const procedure::Package &package, const QString &form);

} // namespace engine::casework
