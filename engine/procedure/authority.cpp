// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/authority.h"

namespace engine::procedure {

std::optional<Standing> standingOf(const CoverSheet &cover, const Role &role, const Presence &presence, const QString &person, QDate day)
{
    if (presence.holds(person, role))
        return Standing{role.delegatedBy.isEmpty() ? Authority::Own : Authority::Delegated, &role, &role};
    if (presence.isAnyoneThere(role))
        return std::nullopt;
    // Who delegated a power still has it.
    if (const Role *principal = cover.role(role.delegatedBy); principal && presence.holds(person, *principal))
        return Standing{Authority::Own, principal, &role};
    for (const Acting &acting : role.acting) {
        const Role *deputy = acting.holdsOn(day) ? cover.role(acting.role) : nullptr;
        if (!deputy)
            continue;
        if (presence.holds(person, *deputy))
            return Standing{Authority::Acting, deputy, &role};
        if (presence.isAnyoneThere(*deputy))
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace engine::procedure
