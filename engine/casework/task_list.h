// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/case_store.h"

namespace engine::casework {

/// How the open tasks of a case stand in the lists of those who may do them, by task.
std::map<QString, ListedTask> listedTasks(const state::CaseState &state, const CaseLine &line, const procedure::Package &package, const QByteArray &zone);

/// What a case is found by: the names of people and companies in its entry form and how they are read. Nothing that tells where
/// somebody lives. Personal; the store keeps keyed hashes of it.
std::vector<QString> searchTexts(const state::CaseState &state, const procedure::Package &package);

/// A text as it is searched: as names are compared, and katakana as hiragana.
QString searchForm(const QString &text);

} // namespace engine::casework
