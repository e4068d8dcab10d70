// SPDX-License-Identifier: Apache-2.0
#include "server/admin/staff_command.h"

#include "server/admin/town_keys.h"

namespace server::admin {

using engine::core::Error;
using engine::core::Result;
using engine::directory::Absence;
using engine::directory::Delegation;
using engine::directory::Directory;
using engine::directory::Post;

namespace {

struct Days { QDate first; QDate last; };

Result<Days> daysOf(const QString &first, const QString &last)
{
    const Days days{QDate::fromString(first, Qt::ISODate), QDate::fromString(last, Qt::ISODate)};
    return days.first.isValid() && days.last.isValid() && days.first <= days.last ? Result<Days>(days) : Result<Days>(Error(AdminError::Usage, {QLatin1String(staffUsage)}));
}

QString shown(QDate first, QDate last)
{
    return first.toString(Qt::ISODate) + QStringLiteral("..") + last.toString(Qt::ISODate);
}

Result<void> delegate(Directory &directory, const QStringList &arguments, QTextStream &out)
{
    const auto days = daysOf(arguments.at(4), arguments.at(5));
    if (!days)
        return days.error();
    const QString post = arguments.at(3);
    const Delegation delegation{QStringLiteral("delegation-%1-%2-%3").arg(arguments.at(1), arguments.at(2), arguments.at(4)), arguments.at(1), arguments.at(2),
                                {post.section(QLatin1Char(':'), 0, 0), post.section(QLatin1Char(':'), 1)}, days->first, days->last};
    const auto from = directory.staff(delegation.from);
    // Nobody can give what they do not have.
    if (from && std::find(from->posts.begin(), from->posts.end(), delegation.post) == from->posts.end())
        return Error(engine::directory::DirectoryError::NotTheirPost, {delegation.from, post});
    if (const auto put = directory.put(delegation); !put)
        return put;
    out << delegation.id << '\n';
    return {};
}

} // namespace

Result<void> staffCommand(Directory &directory, const QStringList &arguments, QTextStream &out)
{
    const QString verb = arguments.value(0);
    if (verb == QLatin1String("away") && arguments.size() == 4) {
        const auto days = daysOf(arguments.at(2), arguments.at(3));
        if (!days)
            return days.error();
        const Absence absence{QStringLiteral("absence-%1-%2").arg(arguments.at(1), arguments.at(2)), arguments.at(1), days->first, days->last};
        if (const auto put = directory.put(absence); !put)
            return put;
        out << absence.id << '\n';
        return {};
    }
    if (verb == QLatin1String("delegate") && arguments.size() == 6)
        return delegate(directory, arguments, out);
    if (verb == QLatin1String("end") && arguments.size() == 2)
        return directory.end(arguments.at(1));
    if (verb == QLatin1String("list") && arguments.size() == 1) {
        for (const Absence &absence : directory.absences())
            out << absence.id << "  " << absence.staff << " away " << shown(absence.first, absence.last) << '\n';
        for (const Delegation &delegation : directory.delegations())
            out << delegation.id << "  " << delegation.from << " to " << delegation.to << " as " << delegation.post.toString() << ' ' << shown(delegation.first, delegation.last) << '\n';
        return {};
    }
    return Error(AdminError::Usage, {QLatin1String(staffUsage)});
}

} // namespace server::admin
