// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/memory_case_store.h"

#include "engine/casework/office.h"
#include "engine/casework/task_list.h"
#include "engine/casework/work_queue.h"

namespace engine::casework {

using core::Error;
using core::Result;

namespace {

std::vector<CaseLine> newestFirst(std::vector<CaseLine> lines, int most)
{
    std::sort(lines.begin(), lines.end(), [](const CaseLine &a, const CaseLine &b) { return std::pair(b.arrival, b.caseId) < std::pair(a.arrival, a.caseId); });
    lines.resize(std::min(lines.size(), static_cast<std::size_t>(most)));
    return lines;
}

} // namespace

Result<std::optional<StoredCase>> MemoryCaseStore::load(const QString &caseId)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_cases.find(caseId);
    return found == m_cases.end() ? std::optional<StoredCase>() : std::optional(found->second.stored);
}

Result<void> MemoryCaseStore::commit(const Commit &commit)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_cases.find(commit.line.caseId);
    const qint64 version = found == m_cases.end() ? 0 : found->second.stored.state.version;
    if (version != commit.expectedVersion)
        return CommitError::VersionMoved;
    const QByteArray head = commit.records.empty() ? (found == m_cases.end() ? QByteArray(32, '\0') : found->second.stored.head) : commit.records.back().hash;
    m_cases[commit.line.caseId] = {{commit.after, head}, commit.line, commit.tasks, commit.searchTexts};
    for (const QByteArray &digest : commit.erasedFiles)
        m_files.erase({commit.line.caseId, digest});
    for (const QString &done : commit.outboxDone)
        std::erase_if(m_outbox, [&](const OutboxRow &row) { return row.key == done; });
    for (OutboxRow row : commit.outbox) {
        row.position = ++m_position;
        m_outbox.push_back(std::move(row));
    }
    if (commit.commandKey)
        m_commands[*commit.commandKey] = {commit.line.caseId, commit.after.version};
    return {};
}

Result<std::optional<CaseStore::DoneCommand>> MemoryCaseStore::commandDone(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_commands.find(key);
    return found == m_commands.end() ? std::optional<DoneCommand>() : std::optional(found->second);
}

Result<std::optional<CaseLine>> MemoryCaseStore::findCase(const QString &submissionOrNumber)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, kept] : m_cases) {
        if (kept.stored.state.submission == submissionOrNumber || kept.line.number == submissionOrNumber || kept.line.receipt == submissionOrNumber)
            return std::optional(kept.line);
    }
    return std::optional<CaseLine>();
}

Result<std::vector<CaseLine>> MemoryCaseStore::cases(const CaseFilter &filter, int most, const QString &after)
{
    const std::lock_guard lock(m_mutex);
    std::vector<CaseLine> lines;
    for (const auto &[id, kept] : m_cases) {
        if (filter.fits(kept.line))
            lines.push_back(kept.line);
    }
    lines = newestFirst(std::move(lines), std::numeric_limits<int>::max());
    const auto last = std::find_if(lines.begin(), lines.end(), [&](const CaseLine &line) { return line.caseId == after; });
    if (last != lines.end())
        lines.erase(lines.begin(), last + 1);
    if (lines.size() > static_cast<std::size_t>(most))
        lines.resize(static_cast<std::size_t>(most));
    return lines;
}

Result<std::optional<CaseLine>> MemoryCaseStore::caseLine(const QString &caseId)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_cases.find(caseId);
    return found == m_cases.end() ? std::optional<CaseLine>() : std::optional(found->second.line);
}

TaskLine MemoryCaseStore::lineOfTask(const state::Task &task, const CaseLine &ofCase) const
{
    return {task.id, task.scope, task.node, task.form, task.roles, task.created, task.due, task.claimedBy ? task.claimedBy->id : QString(), ofCase};
}

Result<qint64> MemoryCaseStore::countCases(const CaseFilter &filter, int most)
{
    const auto found = cases(filter, most, {});
    if (!found)
        return found.error();
    return static_cast<qint64>(found->size());
}

Result<std::vector<CaseLine>> MemoryCaseStore::casesWith(const QString &text, const std::set<QString> &packages, int most)
{
    const std::lock_guard lock(m_mutex);
    const QString wanted = searchForm(text);
    std::vector<CaseLine> lines;
    for (const auto &[id, kept] : m_cases) {
        const bool found = std::any_of(kept.texts.begin(), kept.texts.end(), [&](const QString &one) { return searchForm(one).contains(wanted); });
        if (found && !wanted.isEmpty() && packages.contains(kept.line.package))
            lines.push_back(kept.line);
    }
    return newestFirst(std::move(lines), most);
}

Result<std::vector<TaskLine>> MemoryCaseStore::tasks(const TaskFilter &filter, int most, const QString &after)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<QDateTime, TaskLine>> found;
    for (const auto &[id, kept] : m_cases) {
        for (const auto &[taskId, task] : kept.stored.state.tasks) {
            const auto listed = kept.tasks.find(taskId);
            const ListedTask as = listed == kept.tasks.end() ? ListedTask() : listed->second;
            const bool mayDo = !filter.posts || std::any_of(as.posts.begin(), as.posts.end(), [&](const QString &post) { return filter.posts->contains(post); });
            const bool held = filter.holder.isEmpty() || (task.claimedBy && task.claimedBy->id == filter.holder);
            const bool due = !filter.overdueAt || (as.due && *as.due < *filter.overdueAt);
            if (mayDo && held && due)
                found.emplace_back(filter.overdueAt ? *as.due : task.created, lineOfTask(task, kept.line));
        }
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return std::pair(a.first, a.second.task) < std::pair(b.first, b.second.task); });
    std::vector<TaskLine> lines;
    for (auto &[sorted, line] : found) {
        if (lines.size() < static_cast<std::size_t>(most) && (filter.overdueAt || after < markOf(line)))
            lines.push_back(std::move(line));
    }
    return lines;
}

Result<qint64> MemoryCaseStore::countTasks(const TaskFilter &filter, int most)
{
    const auto found = tasks(filter, most);
    if (!found)
        return found.error();
    return static_cast<qint64>(found->size());
}

Result<std::optional<TaskLine>> MemoryCaseStore::task(const QString &task)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, kept] : m_cases) {
        const auto found = kept.stored.state.tasks.find(task);
        if (found != kept.stored.state.tasks.end())
            return std::optional(lineOfTask(found->second, kept.line));
    }
    return std::optional<TaskLine>();
}

Result<std::vector<CaseStore::DueTimer>> MemoryCaseStore::dueTimers(const QDateTime &now, int most)
{
    const std::lock_guard lock(m_mutex);
    std::vector<DueTimer> due;
    for (const auto &[id, kept] : m_cases) {
        for (const auto &[timerId, timer] : kept.stored.state.timers) {
            if (timer.due <= now)
                due.push_back({id, timerId, timer.due});
        }
    }
    std::sort(due.begin(), due.end(), [](const DueTimer &a, const DueTimer &b) { return std::pair(a.due, a.timer) < std::pair(b.due, b.timer); });
    if (due.size() > static_cast<std::size_t>(most))
        due.resize(static_cast<std::size_t>(most));
    return due;
}

Result<std::vector<OutboxRow>> MemoryCaseStore::dueOutbox(const QDateTime &now, int most)
{
    const std::lock_guard lock(m_mutex);
    std::vector<OutboxRow> due;
    for (const OutboxRow &row : m_outbox) {
        if (row.nextAt <= now && row.kind != QLatin1String(externalKind) && due.size() < static_cast<std::size_t>(most))
            due.push_back(row);
    }
    return due;
}

Result<void> MemoryCaseStore::outboxDone(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_outbox, [&](const OutboxRow &row) { return row.key == key; });
    return {};
}

Result<void> MemoryCaseStore::outboxLater(const QString &key, const QString &, const QDateTime &nextAt)
{
    const std::lock_guard lock(m_mutex);
    for (OutboxRow &row : m_outbox) {
        if (row.key == key) {
            ++row.attempts;
            row.nextAt = nextAt;
        }
    }
    return {};
}

Result<void> MemoryCaseStore::outboxAt(const QString &key, const QDateTime &nextAt)
{
    const std::lock_guard lock(m_mutex);
    for (OutboxRow &row : m_outbox) {
        if (row.key == key)
            row.nextAt = nextAt;
    }
    return {};
}

Result<CaseStore::WrittenFile> MemoryCaseStore::writeFile(const QString &caseId, core::ByteSource &content, const QDateTime &)
{
    auto bytes = core::readAll(content);
    if (!bytes)
        return bytes.error();
    const WrittenFile written{crypto::sha256(*bytes).toHex(), bytes->size()};
    const std::lock_guard lock(m_mutex);
    m_files[{caseId, written.digest}] = std::move(*bytes);
    return written;
}

Result<CaseStore::OpenFile> MemoryCaseStore::openFile(const QString &caseId, const QByteArray &digest)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_files.find({caseId, digest});
    if (found == m_files.end())
        return Error(CaseError::NoSuchFile);
    return OpenFile{found->second.size(), std::make_unique<core::BytesInMemory>(found->second)};
}

Result<bool> MemoryCaseStore::sweepFiles(const QDateTime &)
{
    return false; // nothing outlives this
}

Result<qint64> MemoryCaseStore::nextNumber(const QString &series)
{
    const std::lock_guard lock(m_mutex);
    return ++m_series[series];
}

Result<void> MemoryCaseStore::publish(const procedure::Package &package, const QDateTime &)
{
    const std::lock_guard lock(m_mutex);
    m_packages.push_back(package.files);
    return {};
}

Result<std::vector<procedure::Files>> MemoryCaseStore::published()
{
    const std::lock_guard lock(m_mutex);
    return m_packages;
}

} // namespace engine::casework
