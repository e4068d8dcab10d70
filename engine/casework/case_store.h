// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/byte_source.h"
#include "engine/journal/record.h"
#include "engine/procedure/package.h"
#include "engine/state/case_state.h"

#include <QByteArray>
#include <QDateTime>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace engine::casework {

/// A case as it stands: its state and the hash of its last journal record.
struct StoredCase
{
    state::CaseState state;
    QByteArray head;
};

/// What lists sort and filter by; nothing in it is personal.
struct CaseLine
{
    QString caseId;
    QString number;  ///< 文書番号
    QString receipt; ///< 受付番号
    QString procedure;
    QString package;
    QDateTime arrival;
    std::optional<QDateTime> ended;
    QString outcome;
    QString phase; ///< glossary section 9
    std::optional<QDate> deadline; ///< by the standard processing period
    int incidents = 0;
    qint64 version = 0;
};

struct TaskLine
{
    QString task;
    QString scope;
    QString node;
    QString form;
    std::vector<QString> roles;
    QDateTime created;
    std::optional<QDateTime> due;
    QString claimedBy; ///< staff id or empty
    CaseLine ofCase;
};

/// Something to be carried out after the commit. The key makes it idempotent.
struct OutboxRow
{
    QString key;
    QString caseId;
    QString kind; ///< `service`, `view`, `push`
    QByteArray payload;
    QDateTime nextAt;
    qint64 position = 0;
    int attempts = 0;
};

/// A journal record as it will be kept: canonical bytes, and the personal values that stand beside it.
struct WrittenRecord
{
    qint64 sequence = 0;
    QByteArray bytes;
    QByteArray hash;
    journal::PersonalValues values;
};

/// How an open task stands in lists: who may do it (posts as text), and from when on it or its case is overdue.
struct ListedTask
{
    std::set<QString> posts;
    std::optional<QDateTime> due;
    bool operator==(const ListedTask &) const = default;
};

/// All that one or more commands to one case change, in one transaction.
struct Commit
{
    qint64 expectedVersion = 0; ///< of the case before the first record
    std::vector<WrittenRecord> records;
    std::vector<QByteArray> erased; ///< commitments whose values and salts go for good
    std::vector<QByteArray> erasedFiles; ///< digests of files that go for good
    state::CaseState after;
    CaseLine line;
    std::map<QString, ListedTask> tasks; ///< the open ones of `after`
    std::vector<QString> searchTexts;    ///< what the case is found by from now on
    std::vector<OutboxRow> outbox;
    std::vector<QString> outboxDone; ///< keys of rows that this commit finishes
    std::optional<QString> commandKey;
};

/// Which cases are wanted; the store looks, so that many cases of others cost a reader little.
struct CaseFilter
{
    bool ended = false;
    std::optional<QString> procedure = {};
    std::optional<std::set<QString>> packages = {}; ///< hashes: one of these versions
    std::optional<std::set<QString>> phases = {};
    bool withIncidents = false; ///< only those that have one

    bool fits(const CaseLine &line) const;
};

/// Where a task stands among all: pages go on behind it, even when it is gone.
QString markOf(const TaskLine &line);

/// Which open tasks are wanted: all, or those of any of `posts`, those that `holder` has claimed, those overdue at a time.
struct TaskFilter
{
    std::optional<std::set<QString>> posts = {};
    QString holder = {};
    std::optional<QDateTime> overdueAt = {}; ///< only with `posts`
};

enum class CommitError { VersionMoved };
core::ErrorText errorText(CommitError id);

/// Where cases are kept. Owned by casework, implemented by engine/store and in memory (for `todoke test`).
/// Thread-safe. Errors are the store's own; `CommitError::VersionMoved` asks for executing again.
class CaseStore
{
public:
    virtual ~CaseStore() = default;

    virtual core::Result<std::optional<StoredCase>> load(const QString &caseId) = 0;
    virtual core::Result<void> commit(const Commit &commit) = 0;
    /// What the command with this key has changed, and the version that it made of it; if it was carried out.
    struct DoneCommand { QString caseId; qint64 version = 0; };
    virtual core::Result<std::optional<DoneCommand>> commandDone(const QString &key) = 0;

    /// By submission id, number or receipt; exact.
    virtual core::Result<std::optional<CaseLine>> findCase(const QString &submissionOrNumber) = 0;
    /// A page of those that `filter` wants, newest first; `after` is the last case id of the page before.
    virtual core::Result<std::vector<CaseLine>> cases(const CaseFilter &filter, int most, const QString &after) = 0;
    /// How many there are; counts no further than `most`.
    virtual core::Result<qint64> countCases(const CaseFilter &filter, int most) = 0;
    /// All that `filter` wants, read page by page.
    core::Result<std::vector<CaseLine>> allCases(const CaseFilter &filter);
    virtual core::Result<std::optional<CaseLine>> caseLine(const QString &caseId) = 0;
    /// Cases of these versions that `text` may stand in (see searchTexts), at most `most`, newest first; the caller looks whether it does.
    virtual core::Result<std::vector<CaseLine>> casesWith(const QString &text, const std::set<QString> &packages, int most) = 0;

    /// A page of the open tasks that `filter` wants, oldest first (overdue ones: longest overdue first, no pages); `after` is the mark of the
    /// last task of the page before.
    virtual core::Result<std::vector<TaskLine>> tasks(const TaskFilter &filter, int most, const QString &after = {}) = 0;
    /// How many there are; counts no further than `most`.
    virtual core::Result<qint64> countTasks(const TaskFilter &filter, int most) = 0;
    virtual core::Result<std::optional<TaskLine>> task(const QString &task) = 0;

    struct DueTimer { QString caseId; QString timer; QDateTime due; };
    virtual core::Result<std::vector<DueTimer>> dueTimers(const QDateTime &now, int most) = 0;

    virtual core::Result<std::vector<OutboxRow>> dueOutbox(const QDateTime &now, int most) = 0;
    virtual core::Result<void> outboxDone(const QString &key) = 0;
    /// It failed; that counts as an attempt.
    virtual core::Result<void> outboxLater(const QString &key, const QString &error, const QDateTime &nextAt) = 0;
    /// It is to be tried then, whatever was tried before.
    virtual core::Result<void> outboxAt(const QString &key, const QDateTime &nextAt) = 0;

    /// Keeps content under the case's key and gives its keyed digest (hex); the same content twice is one. It is taken piece by piece, in
    /// short transactions between which others go on. What no command names within a day of `now` goes again.
    struct WrittenFile { QByteArray digest; qint64 size = 0; };
    virtual core::Result<WrittenFile> writeFile(const QString &caseId, core::ByteSource &content, const QDateTime &now) = 0;
    /// To be read piece by piece; each piece is known to be whole and in its place before it is given. An error in the middle if it is
    /// erased meanwhile. The store outlives it.
    struct OpenFile { qint64 size = 0; std::unique_ptr<core::ByteSource> content; };
    virtual core::Result<OpenFile> openFile(const QString &caseId, const QByteArray &digest) = 0;
    /// Removes some of what was written before `before` and what no command has named. Whether there may be more.
    virtual core::Result<bool> sweepFiles(const QDateTime &before) = 0;

    /// The same for what is small; gives the digest.
    core::Result<QByteArray> putFile(const QString &caseId, const QByteArray &content, const QDateTime &now);
    core::Result<QByteArray> file(const QString &caseId, const QByteArray &digest);

    /// Counts up and gives the new number; part of no case's transaction, so numbers may have gaps.
    virtual core::Result<qint64> nextNumber(const QString &series) = 0;

    virtual core::Result<void> publish(const procedure::Package &package, const QDateTime &now) = 0;
    virtual core::Result<std::vector<procedure::Files>> published() = 0; ///< all versions, oldest first
};

} // namespace engine::casework
