// SPDX-License-Identifier: Apache-2.0
// Requests for external work: rows of the outbox that no pump touches.
#include "engine/store/sql_case_store.h"

#include "engine/store/intake_columns.h"

namespace engine::store {

using casework::WorkRow;
using casework::WorkTicket;
using core::Result;

namespace {

WorkRow workOf(const Row &row)
{
    return {row.text(0), row.text(1), WorkTicket::of(row.blob(2)), QDateTime::fromString(row.text(3), Qt::ISODateWithMs), static_cast<int>(row.integer(4))};
}

Result<std::optional<WorkRow>> find(Connection &connection, const QString &request)
{
    std::optional<WorkRow> found;
    const auto asked = connection.each("SELECT row_key, case_id, payload, next_at, attempts FROM outbox WHERE row_key = ? AND kind = 'external'", {request},
                                       [&](const Row &row) { found = workOf(row); });
    if (!asked)
        return asked.error();
    return found;
}

} // namespace

Result<std::vector<WorkRow>> SqlCaseStore::takeWork(const std::set<QString> &topics, const QString &worker, const QDateTime &now,
                                                       const QDateTime &until, int most)
{
    // Never taken, or held for longer than anybody may: the clock was set back since.
    const QString tooFar = timeText(now.addSecs(2 * std::chrono::seconds(casework::longestLock).count()));
    std::vector<WorkRow> taken;
#define WAITING "SELECT row_key, case_id, payload, next_at, attempts, position FROM outbox WHERE kind = 'external' AND "
    const auto due = [&](Connection &connection) -> Result<void> {
        std::map<qint64, WorkRow> found; // in the order in which they were asked for
        const auto take = [&](const Row &row) {
            if (WorkRow work = workOf(row); topics.contains(work.ticket.topic))
                found.emplace(row.integer(5), std::move(work));
        };
        if (const auto fresh = connection.each(WAITING "next_at = created ORDER BY position", {}, take); !fresh)
            return fresh;
        if (const auto again = connection.each(WAITING "next_at <> created AND next_at <= ? ORDER BY next_at, position", {timeText(now)}, take); !again)
            return again;
        if (const auto far = connection.each(WAITING "next_at <> created AND next_at > ? ORDER BY next_at, position", {tooFar}, take); !far)
            return far;
        taken.clear();
        for (auto &[position, work] : found) {
            if (taken.size() < static_cast<std::size_t>(most))
                taken.push_back(std::move(work));
        }
        return {};
    };
#undef WAITING
    // Whoever asks in vain, as workers mostly do, costs no commit.
    if (const auto seen = m_database.read(due); !seen || taken.empty())
        return seen ? Result<std::vector<WorkRow>>(taken) : Result<std::vector<WorkRow>>(seen.error());
    const auto done = writeFolded([&](Connection &connection, Fold &fold) -> Result<void> {
        if (const auto asked = due(connection); !asked)
            return asked;
        for (WorkRow &work : taken) {
            work.ticket = {work.ticket.topic, worker, {}};
            work.nextAt = until;
            if (const auto held = m_rows.holdOutbox(connection, fold, work.request, work.ticket.bytes(), until, false); !held)
                return held;
        }
        return {};
    });
    if (!done)
        return done.error();
    return taken;
}

Result<std::optional<WorkRow>> SqlCaseStore::work(const QString &request)
{
    Result<std::optional<WorkRow>> found = std::optional<WorkRow>();
    const auto asked = m_database.read([&](Connection &connection) -> Result<void> {
        found = find(connection, request);
        return found ? Result<void>() : found.error();
    });
    if (!asked)
        return asked.error();
    return found;
}

Result<bool> SqlCaseStore::holdWork(const WorkRow &seen, const WorkTicket &next, const QDateTime &until, bool failed)
{
    bool held = false;
    const auto done = writeFolded([&](Connection &connection, Fold &fold) -> Result<void> {
        const auto found = find(connection, seen.request);
        if (!found)
            return found.error();
        held = *found && (*found)->ticket.worker == seen.ticket.worker && (*found)->attempts == seen.attempts;
        return held ? m_rows.holdOutbox(connection, fold, seen.request, next.bytes(), until, failed) : Result<void>();
    });
    if (!done)
        return done.error();
    return held;
}

} // namespace engine::store
