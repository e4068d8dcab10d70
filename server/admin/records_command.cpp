// SPDX-License-Identifier: Apache-2.0
#include "server/admin/records_command.h"

#include "engine/casework/records.h"

#include <QTimeZone>

namespace server::admin {

using engine::casework::DueRecord;
using engine::casework::Records;
using engine::core::Error;
using engine::core::Result;

namespace {

Result<QDate> dayOf(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    return day.isValid() ? Result<QDate>(day) : Result<QDate>(Error(AdminError::Usage, {QLatin1String(recordsUsage)}));
}

Result<void> tellDue(const Records &records, QDate day, QTextStream &out)
{
    const auto due = records.due(day);
    if (!due)
        return due.error();
    for (const DueRecord &record : *due) {
        out << record.line.caseId << "  " << record.recordsClass << ", " << record.years << " years, over on " << record.ends.toString(Qt::ISODate);
        if (record.hold)
            out << "  HELD: " << record.hold->ground << (record.hold->until ? QStringLiteral(" until ") + record.hold->until->toString(Qt::ISODate) : QString());
        out << '\n';
    }
    out << due->size() << " records\n";
    return {};
}

Result<void> signIn(Town &town, const QString &staff, QTextStream &in, QTextStream &out)
{
    out << "Password of " << staff << ": ";
    out.flush();
    const auto member = town.directory().signIn(staff, in.readLine());
    return member ? Result<void>() : member.error();
}

Result<void> dispose(Town &town, Records &records, const QStringList &arguments, QTextStream &in, QTextStream &out)
{
    const QString proposer = arguments.at(1);
    const QString approver = arguments.at(2);
    for (const QString &staff : {proposer, approver}) {
        if (const auto known = signIn(town, staff, in, out); !known)
            return known;
    }
    Result<void> first;
    for (const QString &caseId : arguments.mid(3)) {
        const auto gone = records.dispose(caseId, proposer, approver);
        out << caseId << (gone ? QStringLiteral("  disposed of") : QStringLiteral("  kept: ") + engine::core::sentence(gone.error(), {QStringLiteral("en")})) << '\n';
        if (!gone && first)
            first = gone;
    }
    // The citizens' side forgets with it, and neither database nor log keep what is gone.
    const engine::casework::Pump::Progress told = town.pump().drain();
    if (!told.failed.empty())
        return told.failed.front();
    if (const auto emptied = town.database().checkpoint(); !emptied)
        return emptied;
    return first;
}

} // namespace

Result<void> recordsCommand(Town &town, const QStringList &arguments, QTextStream &in, QTextStream &out)
{
    Records records(town.office());
    const QString verb = arguments.value(0);
    if (verb == QLatin1String("due") && arguments.size() <= 2) {
        const auto day = arguments.size() == 2 ? dayOf(arguments.at(1)) : Result<QDate>(QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone("Asia/Tokyo")).date());
        return day ? tellDue(records, *day, out) : Result<void>(day.error());
    }
    if (verb == QLatin1String("hold") && (arguments.size() == 4 || arguments.size() == 5)) {
        std::optional<QDate> until;
        if (arguments.size() == 5) {
            const auto day = dayOf(arguments.at(4));
            if (!day)
                return day.error();
            until = *day;
        }
        if (const auto known = signIn(town, arguments.at(3), in, out); !known)
            return known;
        return records.hold(arguments.at(1), arguments.at(2), until, arguments.at(3));
    }
    if (verb == QLatin1String("end-hold") && arguments.size() == 4) {
        if (const auto known = signIn(town, arguments.at(3), in, out); !known)
            return known;
        return records.endHold(arguments.at(1), arguments.at(2), arguments.at(3));
    }
    if (verb == QLatin1String("dispose") && arguments.size() >= 4)
        return dispose(town, records, arguments, in, out);
    return Error(AdminError::Usage, {QLatin1String(recordsUsage)});
}

} // namespace server::admin
