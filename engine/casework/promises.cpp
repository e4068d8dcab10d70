// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/promises.h"

#include "engine/procedure/checks/staffing.h"

namespace engine::casework {

core::ErrorText errorText(PromiseError id)
{
    switch (id) {
    case PromiseError::TooFew:
        return {"casework", "TooFew", QT_TRANSLATE_NOOP("casework", "%1 rests on %2 people in the post %3, and the town has %4: an approval may find nobody")};
    case PromiseError::Shared:
        return {"casework", "Shared", QT_TRANSLATE_NOOP("casework", "%1 takes the posts %2 and %3 for different people’s, and %4 holds both: an approval may find nobody else")};
    }
    Q_UNREACHABLE();
}

core::Faults brokenPromises(const procedure::CoverSheet &cover, const directory::Directory &directory)
{
    const procedure::checks::Staffing promised(cover);
    const std::vector<directory::Staff> staff = directory.allStaff();
    const auto holdersOf = [&](const directory::Post &post) {
        std::set<QString> holders;
        for (const directory::Staff &one : staff) {
            if (one.active && std::find(one.posts.begin(), one.posts.end(), post) != one.posts.end())
                holders.insert(one.id);
        }
        return holders;
    };
    core::Faults faults;
    std::set<QString> told;
    for (const procedure::Role &role : cover.roles) {
        const directory::Post post{role.office, role.position};
        const std::set<QString> holders = holdersOf(post);
        const std::set<QString> &wanted = promised.holdersOf(role);
        if (holders.size() < wanted.size() && told.insert(post.toString()).second)
            faults.emplace_back(PromiseError::TooFew, QStringList{cover.id, QString::number(wanted.size()), post.toString(), QString::number(holders.size())}, role.where);
        for (const procedure::Role &other : cover.roles) {
            const directory::Post otherPost{other.office, other.position};
            const std::set<QString> &others = promised.holdersOf(other);
            const bool mayShare = std::any_of(wanted.begin(), wanted.end(), [&](const QString &person) { return others.contains(person); });
            if (mayShare || post.toString() >= otherPost.toString())
                continue;
            for (const QString &person : holdersOf(otherPost)) {
                const bool isFresh = holders.contains(person) && told.insert(post.toString() + otherPost.toString() + person).second;
                if (isFresh)
                    faults.emplace_back(PromiseError::Shared, QStringList{cover.id, post.toString(), otherPost.toString(), person}, role.where);
            }
        }
    }
    return faults;
}

} // namespace engine::casework
