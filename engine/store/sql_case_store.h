// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"
#include "engine/casework/work_queue.h"
#include "engine/store/case_cache.h"
#include "engine/store/file_vault.h"
#include "engine/store/sealed_rows.h"
#include "engine/store/search_words.h"

#include <atomic>

namespace engine::store {

/// Cases in a town's database. Journal, state, task list, timers and outbox of a command are one
/// commit; the heads of the chains are sealed with the town's key, and a counter of commits is kept
/// in an anchor file outside the database, which catches a stale copy. Thread-safe.
class SqlCaseStore final : public casework::CaseStore, public casework::WorkQueue
{
public:
    /// Checks the anchor and the key; `anchorFile` empty: none (in memory).
    static core::Result<std::unique_ptr<SqlCaseStore>> open(Database &database, const TownKeys &keys, const QString &anchorFile);

    core::Result<std::optional<casework::StoredCase>> load(const QString &caseId) override;
    core::Result<void> commit(const casework::Commit &commit) override;
    core::Result<std::optional<DoneCommand>> commandDone(const QString &key) override;
    core::Result<std::optional<casework::CaseLine>> findCase(const QString &submissionOrNumber) override;
    core::Result<std::vector<casework::CaseLine>> cases(const casework::CaseFilter &filter, int most, const QString &after) override;
    core::Result<std::optional<casework::CaseLine>> caseLine(const QString &caseId) override;
    core::Result<qint64> countCases(const casework::CaseFilter &filter, int most) override;
    core::Result<std::vector<casework::CaseLine>> casesWith(const QString &text, const std::set<QString> &packages, int most) override;
    core::Result<std::vector<casework::TaskLine>> tasks(const casework::TaskFilter &filter, int most, const QString &after = {}) override;
    core::Result<qint64> countTasks(const casework::TaskFilter &filter, int most) override;
    core::Result<std::optional<casework::TaskLine>> task(const QString &task) override;
    core::Result<std::vector<DueTimer>> dueTimers(const QDateTime &now, int most) override;
    core::Result<std::vector<casework::OutboxRow>> dueOutbox(const QDateTime &now, int most) override;
    core::Result<void> outboxDone(const QString &key) override;
    core::Result<void> outboxLater(const QString &key, const QString &error, const QDateTime &nextAt) override;
    core::Result<void> outboxAt(const QString &key, const QDateTime &nextAt) override;
    core::Result<std::vector<casework::WorkRow>> takeWork(const std::set<QString> &topics, const QString &worker, const QDateTime &now,
                                                          const QDateTime &until, int most) override;
    core::Result<std::optional<casework::WorkRow>> work(const QString &request) override;
    core::Result<bool> holdWork(const casework::WorkRow &seen, const casework::WorkTicket &next, const QDateTime &until, bool failed) override;
    core::Result<WrittenFile> writeFile(const QString &caseId, core::ByteSource &source, const QDateTime &now) override;
    core::Result<OpenFile> openFile(const QString &caseId, const QByteArray &digest) override;
    core::Result<bool> sweepFiles(const QDateTime &before) override;
    core::Result<qint64> nextNumber(const QString &series) override;
    core::Result<void> publish(const procedure::Package &package, const QDateTime &now) override;
    core::Result<std::vector<procedure::Files>> published() override;

    /// Makes what lists and searches look things up by, for a database that is older than these; once.
    core::Result<void> completeLists(const procedure::Catalogue &catalogue, const calendar::BusinessCalendar &calendar, const QByteArray &zone);

private:
    SqlCaseStore(Database &database, const TownKeys &keys, QString anchorFile);
    core::Result<void> checkAnchor();
    core::Result<void> countGroup(Connection &connection);
    void writeAnchor() const;
    core::Result<void> writeCommit(Connection &connection, const casework::Commit &commit, const QByteArray &state);
    core::Result<void> sealHead(Connection &connection, Fold &fold, const casework::Commit &commit) const;
    core::Result<void> writeLists(Connection &connection, const casework::Commit &commit, bool isNew) const;
    static core::Result<void> writePosts(Connection &connection, const QString &caseId, const state::CaseState &state,
                                         const std::map<QString, casework::ListedTask> &listed);
    core::Result<void> writeWords(Connection &connection, const QString &caseId, const std::vector<QString> &texts, bool isNew) const;
    core::Result<void> writeSealedRows(Connection &connection, Fold &fold, const casework::Commit &commit) const;
    core::Result<WrittenFile> writeSmall(const QString &caseId, const QByteArray &bytes, const QDateTime &now);
    core::Result<WrittenFile> writeLarge(const QString &caseId, QByteArray head, core::ByteSource &source, const QDateTime &now);
    core::Result<void> writeFolded(const std::function<core::Result<void>(Connection &, Fold &)> &work);

    Database &m_database; // outlives this
    crypto::SecretKey m_seal;
    SealedRows m_rows;
    CaseVault m_vault;
    FileVault m_files{m_vault};
    SearchWords m_search;
    CaseCache m_cache;
    QString m_anchorFile;
    std::atomic<qint64> m_counter = 0;
};

} // namespace engine::store
