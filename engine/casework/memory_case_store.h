// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/case_store.h"

#include <mutex>

namespace engine::casework {

/// Cases kept in memory, for scenarios and simulations: nothing is encrypted and nothing outlives it. Thread-safe.
class MemoryCaseStore : public CaseStore
{
public:
    core::Result<std::optional<StoredCase>> load(const QString &caseId) override;
    core::Result<void> commit(const Commit &commit) override;
    core::Result<std::optional<DoneCommand>> commandDone(const QString &key) override;
    core::Result<std::optional<CaseLine>> findCase(const QString &submissionOrNumber) override;
    core::Result<std::vector<CaseLine>> cases(const CaseFilter &filter, int most, const QString &after) override;
    core::Result<std::optional<CaseLine>> caseLine(const QString &caseId) override;
    core::Result<qint64> countCases(const CaseFilter &filter, int most) override;
    core::Result<std::vector<CaseLine>> casesWith(const QString &text, const std::set<QString> &packages, int most) override;
    core::Result<std::vector<TaskLine>> tasks(const TaskFilter &filter, int most, const QString &after = {}) override;
    core::Result<qint64> countTasks(const TaskFilter &filter, int most) override;
    core::Result<std::optional<TaskLine>> task(const QString &task) override;
    core::Result<std::vector<DueTimer>> dueTimers(const QDateTime &now, int most) override;
    core::Result<std::vector<OutboxRow>> dueOutbox(const QDateTime &now, int most) override;
    core::Result<void> outboxDone(const QString &key) override;
    core::Result<void> outboxLater(const QString &key, const QString &error, const QDateTime &nextAt) override;
    core::Result<void> outboxAt(const QString &key, const QDateTime &nextAt) override;
    core::Result<WrittenFile> writeFile(const QString &caseId, core::ByteSource &content, const QDateTime &now) override;
    core::Result<OpenFile> openFile(const QString &caseId, const QByteArray &digest) override;
    core::Result<bool> sweepFiles(const QDateTime &before) override;
    core::Result<qint64> nextNumber(const QString &series) override;
    core::Result<void> publish(const procedure::Package &package, const QDateTime &now) override;
    core::Result<std::vector<procedure::Files>> published() override;

private:
    struct Kept { StoredCase stored; CaseLine line; std::map<QString, ListedTask> tasks; std::vector<QString> texts; };
    TaskLine lineOfTask(const state::Task &task, const CaseLine &ofCase) const;

    std::mutex m_mutex;
    std::map<QString, Kept> m_cases;
    std::map<QString, DoneCommand> m_commands;
    std::vector<OutboxRow> m_outbox;
    std::map<std::pair<QString, QByteArray>, QByteArray> m_files;
    std::map<QString, qint64> m_series;
    std::vector<procedure::Files> m_packages;
    qint64 m_position = 0;
};

} // namespace engine::casework
