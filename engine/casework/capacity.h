// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/directory/directory.h"
#include "engine/procedure/authority.h"

#include <set>

namespace engine::casework {

/// As what a member of staff does a task.
struct Capacity
{
    directory::Post post; ///< theirs
    procedure::Authority authority = procedure::Authority::Own;
    std::optional<directory::Post> of; ///< the one in whose name (専決) or for whose holders (代決) they do it
    QStringList forNames;              ///< who is away, or delegated it for some days
};

/// As what `staff` may do now what goes to any of `roles`; nothing where they may not.
std::optional<Capacity> capacityOf(const QString &staff, const std::vector<QString> &roles, const procedure::CoverSheet &cover,
                                   const directory::Directory &directory, QDate day);

/// The posts, as text, whose tasks `staff` may do now because none of their holders is there.
std::set<QString> postsActedFor(const QString &staff, const procedure::CoverSheet &cover, const directory::Directory &directory, QDate day);

} // namespace engine::casework
