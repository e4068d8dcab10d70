// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::procedure {

/// As what somebody does a step that goes to a role.
enum class Authority {
    Own,       ///< by a post of their own, in its own name
    Delegated, ///< in the name of whoever delegated it: by the rules (専決), or a member of staff for some days
    Acting     ///< for holders who are all away (代決); they look at it afterwards (後閲)
};

/// Who holds which role, and who is there: a town's directory on a day, or what a cover sheet promises.
class Presence
{
public:
    virtual ~Presence() = default;
    virtual bool holds(const QString &person, const Role &role) const = 0;
    virtual bool isAnyoneThere(const Role &role) const = 0; ///< a holder who is not away
};

/// How somebody comes to do what goes to a role.
struct Standing
{
    Authority authority = Authority::Own;
    const Role *by = nullptr; ///< the role in which they do it; the cover sheet's
    const Role *of = nullptr; ///< the role that it goes to
};

/// Whether `person` may do now, on `day`, what goes to `role`, and as what. Holders may. While none of them is there, so may
/// those of the role that delegated it, and those who act for it: the first in order of whom somebody is there. Nothing is
/// said of who drafted: that bars a person, whatever their standing.
std::optional<Standing> standingOf(const CoverSheet &cover, const Role &role, const Presence &presence, const QString &person, QDate day);

} // namespace engine::procedure
