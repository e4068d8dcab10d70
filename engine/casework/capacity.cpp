// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/capacity.h"

namespace engine::casework {

using directory::Post;
using procedure::Authority;
using procedure::Role;

namespace {

Post postOf(const Role &role)
{
    return {role.office, role.position};
}

/// What the directory says of a day.
class TownPresence final : public procedure::Presence
{
public:
    TownPresence(const directory::Directory &directory, QDate day) : m_directory(directory), m_day(day) {}

    bool holds(const QString &person, const Role &role) const override { return m_directory.holds(person, postOf(role), m_day); }
    bool isAnyoneThere(const Role &role) const override { return m_directory.isAnyoneThere(postOf(role), m_day); }

private:
    const directory::Directory &m_directory; // the caller's
    QDate m_day;
};

} // namespace

std::optional<Capacity> capacityOf(const QString &staff, const std::vector<QString> &roles, const procedure::CoverSheet &cover,
                                   const directory::Directory &directory, QDate day)
{
    const TownPresence presence(directory, day);
    std::optional<Capacity> best;
    for (const QString &id : roles) {
        const Role *role = cover.role(id);
        const auto standing = role ? procedure::standingOf(cover, *role, presence, staff, day) : std::nullopt;
        if (!standing || (best && best->authority <= standing->authority))
            continue;
        Capacity capacity{postOf(*standing->by), standing->authority, {}, {}};
        if (standing->authority == Authority::Acting) {
            capacity.of = postOf(*standing->of);
            for (const directory::Staff &away : directory.away(*capacity.of, day))
                capacity.forNames << away.name;
        } else if (const auto delegation = directory.delegationTo(staff, capacity.post, day)) {
            const auto from = directory.staff(delegation->from);
            capacity.authority = Authority::Delegated;
            capacity.of = capacity.post;
            capacity.forNames << (from ? from->name : delegation->from);
        } else if (const Role *principal = standing->authority == Authority::Delegated ? cover.role(role->delegatedBy) : nullptr) {
            capacity.of = postOf(*principal);
        }
        best = std::move(capacity);
    }
    return best;
}

std::set<QString> postsActedFor(const QString &staff, const procedure::CoverSheet &cover, const directory::Directory &directory, QDate day)
{
    const TownPresence presence(directory, day);
    std::set<QString> posts;
    for (const Role &role : cover.roles) {
        const auto standing = role.acting.empty() && role.delegatedBy.isEmpty() ? std::nullopt : procedure::standingOf(cover, role, presence, staff, day);
        if (standing && standing->by != standing->of)
            posts.insert(postOf(role).toString());
    }
    return posts;
}

} // namespace engine::casework
