// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/authority.h"

#include <set>

namespace engine::procedure::checks {

/// The people whom a cover sheet promises, by role: as many as it says and no more, different ones for different posts unless it
/// says that they are the same.
class Staffing : public Presence
{
public:
    explicit Staffing(const CoverSheet &cover); ///< which outlives this

    bool holds(const QString &person, const Role &role) const override { return holdersOf(role).contains(person); }
    bool isAnyoneThere(const Role &role) const override;

    /// Called as the role; numbered where there are several.
    const std::set<QString> &holdersOf(const Role &role) const;
    void setAway(std::set<QString> away) { m_away = std::move(away); }

private:
    std::map<QString, std::set<QString>> m_holders; ///< by role
    std::set<QString> m_away;
};

/// A situation in which nobody may do what goes to some roles.
struct Hole
{
    QString drafter;             ///< empty: nobody has drafted
    std::set<QString> away;
    std::set<QString> notTheirTurn; ///< who act for these, are there and did not draft, but others go before them
    std::set<QString> ended;        ///< who act for these on other days
};

/// The plainest hole in what goes to any of `roles` on `day` when a holder of one of `drafters` has drafted, or one who acts for them;
/// with any people away, as many at a time as the cover sheet says. Nothing where somebody can always do it.
std::optional<Hole> holeIn(const CoverSheet &cover, const std::vector<const Role *> &roles, const std::set<QString> &drafters, QDate day);

} // namespace engine::procedure::checks
