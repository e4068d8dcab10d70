// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/database.h"

namespace engine::store {

enum class CopyError { TargetNotEmpty };
core::ErrorText errorText(CopyError id);

/// Copies everything of a town into an empty database of any kind, in one read transaction of `from`: what is committed meanwhile is not in it.
/// `progress` is called now and then with the table and how many of its rows are done. Refuses a target that holds a town.
/// Afterwards `todoke verify` proves the copy as it does the town: nothing in it depends on the kind of database. Gives the number of rows.
core::Result<qint64> copyTown(const Database &from, Database &to, const std::function<void(const QString &table, qint64 rows)> &progress);

/// The count of a town's commits: what differs between two copies of it.
core::Result<qint64> commitsOf(const Database &database);

} // namespace engine::store
