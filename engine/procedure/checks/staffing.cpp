// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/checks/staffing.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace engine::procedure::checks {

namespace {

/// The role that says who holds this one's post: through `held-by`, else the first of the same post.
const Role &sourceOf(const CoverSheet &cover, const Role &role)
{
    const Role *source = &role;
    for (std::size_t step = 0; step < cover.roles.size() && !source->heldBy.isEmpty(); ++step) {
        const Role *next = cover.role(source->heldBy);
        if (!next)
            break;
        source = next;
    }
    const auto first = std::find_if(cover.roles.begin(), cover.roles.end(), [&](const Role &one) {
        return one.office == source->office && one.position == source->position && one.heldBy.isEmpty();
    });
    return first == cover.roles.end() ? *source : *first;
}

/// What is said of the post; the least where several roles say something.
int numberOf(const CoverSheet &cover, const Role &role)
{
    std::optional<int> number;
    for (const Role &one : cover.roles) {
        if (one.office == role.office && one.position == role.position && one.holders)
            number = number ? std::min(*number, *one.holders) : *one.holders;
    }
    return number.value_or(1);
}

void insert(std::set<QString> &into, const std::set<QString> &more)
{
    into.insert(more.begin(), more.end());
}

/// Those who may ever do what goes to `role`.
std::set<QString> everyoneFor(const CoverSheet &cover, const Role &role, const Staffing &staffing)
{
    std::set<QString> people = staffing.holdersOf(role);
    if (const Role *principal = cover.role(role.delegatedBy))
        insert(people, staffing.holdersOf(*principal));
    for (const Acting &acting : role.acting) {
        if (const Role *deputy = cover.role(acting.role))
            insert(people, staffing.holdersOf(*deputy));
    }
    return people;
}

/// Calls `visit` with every set of at most `most` people, small ones first, until it says true.
bool anySet(const std::set<QString> &people, int most, const std::function<bool(const std::set<QString> &)> &visit)
{
    const std::vector<QString> all(people.begin(), people.end());
    std::set<QString> chosen;
    const std::function<bool(std::size_t, int)> choose = [&](std::size_t from, int more) {
        if (more == 0)
            return visit(chosen);
        for (std::size_t i = from; i < all.size(); ++i) {
            chosen.insert(all[i]);
            if (choose(i + 1, more - 1))
                return true;
            chosen.erase(all[i]);
        }
        return false;
    };
    for (int size = 0; size <= most; ++size) {
        if (choose(0, size))
            return true;
    }
    return false;
}

/// Why those who act for `role` may not.
void explain(Hole &hole, const CoverSheet &cover, const Role &role, const Staffing &staffing, QDate day)
{
    for (const Acting &acting : role.acting) {
        const Role *deputy = cover.role(acting.role);
        for (const QString &person : deputy ? staffing.holdersOf(*deputy) : std::set<QString>()) {
            if (!acting.holdsOn(day))
                hole.ended.insert(person);
            else if (person != hole.drafter && !hole.away.contains(person))
                hole.notTheirTurn.insert(person);
        }
    }
}

} // namespace

Staffing::Staffing(const CoverSheet &cover)
{
    for (const Role &role : cover.roles) {
        const Role &source = sourceOf(cover, role);
        const int those = numberOf(cover, source);
        const int number = role.holders ? std::min(*role.holders, those) : role.heldBy.isEmpty() ? those : std::min(numberOf(cover, role), those);
        std::set<QString> &holders = m_holders[role.id];
        for (int i = 1; i <= number; ++i)
            holders.insert(those == 1 ? source.id : source.id + u' ' + QString::number(i));
    }
}

bool Staffing::isAnyoneThere(const Role &role) const
{
    const std::set<QString> &holders = holdersOf(role);
    return std::any_of(holders.begin(), holders.end(), [&](const QString &person) { return !m_away.contains(person); });
}

const std::set<QString> &Staffing::holdersOf(const Role &role) const
{
    return m_holders.at(role.id);
}

std::optional<Hole> holeIn(const CoverSheet &cover, const std::vector<const Role *> &roles, const std::set<QString> &drafters, QDate day)
{
    Staffing staffing(cover);
    std::set<QString> people;
    for (const Role *role : roles)
        insert(people, everyoneFor(cover, *role, staffing));
    std::set<QString> mayHaveDrafted;
    for (const QString &id : drafters) {
        if (const Role *drafter = cover.role(id))
            insert(mayHaveDrafted, everyoneFor(cover, *drafter, staffing));
    }
    if (mayHaveDrafted.empty())
        mayHaveDrafted.insert(QString());
    const auto may = [&](const QString &person) {
        return std::any_of(roles.begin(), roles.end(), [&](const Role *role) { return standingOf(cover, *role, staffing, person, day).has_value(); });
    };
    std::optional<Hole> found;
    anySet(people, cover.absentAtOnce, [&](const std::set<QString> &away) {
        staffing.setAway(away);
        const auto drafter = std::find_if(mayHaveDrafted.begin(), mayHaveDrafted.end(), [&](const QString &one) {
            return std::none_of(people.begin(), people.end(), [&](const QString &person) { return person != one && !away.contains(person) && may(person); });
        });
        if (drafter == mayHaveDrafted.end())
            return false;
        found = Hole{*drafter, away, {}, {}};
        for (const Role *role : roles)
            explain(*found, cover, *role, staffing, day);
        return true;
    });
    return found;
}

} // namespace engine::procedure::checks
