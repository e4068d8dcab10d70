// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/value.h"
#include "engine/procedure/package.h"

namespace engine::casework {

/// Something that outlives one case: an application round, a designated zone. It runs a process of its procedure's package that
/// stands in a file of its own, and has a journal like any case; `key` tells it from others of its kind.
struct Aggregate
{
    std::shared_ptr<const procedure::Package> package;
    QString process;
    QString key;
    feel::Context variables;

    /// Under which `CaseStore::findCase` finds it, for all versions of the package.
    QString id() const { return QStringLiteral("%1/%2/%3").arg(package->cover.id, process, key); }
};

/// What one case tells another.
struct Told
{
    QString caseId;
    QString message;
    feel::Context content;
    QString key; ///< told once, however often it is tried
};

} // namespace engine::casework
