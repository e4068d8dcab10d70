// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/capacity.h"
#include "engine/casework/proposal.h"
#include "engine/casework/protection.h"

namespace engine::casework {

struct TaskView
{
    TaskLine line;
    core::LocalText label;
    core::LocalText procedure;
    QString act; ///< draft, concur, approve or empty
    QString claimedByName;
    bool mine = false;
    bool overdue = false;
};

/// A task opened for work.
struct TaskWork
{
    TaskView task;
    std::shared_ptr<const forms::model::Form> form; ///< nullptr: nothing to fill in
    QByteArray formXml;
    feel::Context context; ///< variables the reader may see
    std::map<QString, std::vector<forms::model::Option>> options; ///< by decision
    forms::check::RawAnswers answers; ///< prefilled
    std::optional<Proposal> proposal; ///< what an act of an approval route is about
    std::optional<core::Error> barred; ///< why the reader, whose post fits, may look but not finish it
    Capacity capacity; ///< as what the reader would finish it
};

/// What somebody had before their eyes when they finished a task; what is set must still stand.
struct HasRead
{
    std::optional<qint64> version = {}; ///< of the case
    QByteArray draft = {};              ///< digest of the proposal
};

/// What came of completing a task.
struct Completed
{
    QString caseId;
    qint64 version = 0;
    std::vector<forms::check::FieldError> errors; ///< not empty: nothing was done
};

struct CaseView
{
    CaseLine line;
    std::shared_ptr<const procedure::Package> package;
    std::vector<forms::check::SummarySection> sections;
    std::vector<state::File> files; ///< those the reader may open
    std::vector<ApprovalView> approvals;
    std::vector<std::pair<QString, signature::Verification>> signatures; ///< of the application files, by file id
    std::vector<TaskView> tasks;
    struct History { QDateTime at; QString key; QString detail; QString by; };
    std::vector<History> history; ///< key: a fact's kind or `task:NODE`
    std::vector<std::pair<QString, QString>> incidents; ///< request and error id
    bool mayPullBack = false; ///< the reader drafted, and nobody has acted on it yet
    std::set<QString> mayReview; ///< the files of approvals that wait for the reader to look at them (後閲)
};

/// Part of a list of tasks; `next` is where the following part begins, empty at the end.
struct TaskPage { std::vector<TaskView> tasks; QString next; };

enum class Queue { Mine, Open, Overdue, Incidents, Waiting, Done, Review };

/// What a member of staff sees and does. Every answer leaves out what the reader may not see. Thread-safe.
class Desk
{
public:
    explicit Desk(Office &office) : m_office(office) {}

    core::Result<TaskPage> tasks(const QString &staff, Queue queue, const QString &after = {}) const;
    /// How many tasks or cases a queue holds; counts no further than `countedAtMost`.
    core::Result<qint64> count(const QString &staff, Queue queue) const;
    static constexpr int countedAtMost = 10'000;
    /// `Open`: every case that has not ended, also those that nobody has to act on. `Review`: those in which somebody
    /// approved for the reader's post while its holders were away (後閲), oldest first.
    core::Result<std::vector<CaseLine>> cases(const QString &staff, Queue queue) const;
    core::Result<TaskWork> open(const QString &staff, const QString &task, const core::Language &language) const;
    core::Result<TaskView> claim(const QString &staff, const QString &task, bool takeOver);
    core::Result<TaskView> release(const QString &staff, const QString &task);
    /// Checks the answers, and completes the task. An act of an approval route is signed and put on record in the
    /// same transaction; nobody concurs in or approves their own draft, or another draft than they have `read`.
    core::Result<Completed> complete(const QString &staff, const QString &task, const forms::check::RawAnswers &answers,
                                     const HasRead &read, const QString &key);

    /// Takes the draft back that `staff` wrote, before anybody has acted on it (引戻し).
    core::Result<Completed> pullBack(const QString &staff, const QString &caseId, const QString &reason, const QString &key);
    /// Puts on record that `staff` has looked at an approval that was given for their post (後閲); `file` is its record.
    core::Result<void> review(const QString &staff, const QString &caseId, const QString &file, const QString &opinion);

    core::Result<CaseView> caseView(const QString &staff, const QString &caseId, const core::Language &language) const;
    core::Result<std::optional<CaseLine>> find(const QString &numberOrReceipt) const;
    /// Cases in whose entry a name stands that has `text` in it (see searchTexts), newest first, at most twenty.
    core::Result<std::vector<CaseLine>> findByName(const QString &staff, const QString &text) const;
    /// The content is read as it is asked for, see CaseStore::openFile.
    struct FileView { state::File file; qint64 size = 0; std::unique_ptr<core::ByteSource> content; };
    core::Result<FileView> file(const QString &staff, const QString &caseId, const QString &fileId) const;
    /// What stands in a field that points to a place; only for the named staff where somebody is protected. The view
    /// and its reason are on record before the answer.
    core::Result<QString> address(const QString &staff, const QString &caseId, const QString &path, const QString &reason);
    /// The case's process as SVG, with what is done, where it waits and since when.
    core::Result<QByteArray> diagram(const QString &staff, const QString &caseId, const core::Language &language) const;
    core::Result<void> retry(const QString &staff, const QString &caseId, const QString &request);
    /// Lets a case go on without a service that nobody can carry out; who said so and why is on record. What the service would have given is
    /// null. Only what is an incident can be skipped.
    core::Result<void> skip(const QString &staff, const QString &caseId, const QString &request, const QString &reason);

private:
    core::Result<Completed> completeAsItStands(const QString &staff, const QString &task, const forms::check::RawAnswers &answers, const HasRead &read, const QString &key);
    core::Result<TaskView> viewOf(const QString &staff, const TaskLine &line) const;
    /// As what `staff` may do `line` now, or an error.
    core::Result<Capacity> capacityFor(const QString &staff, const TaskLine &line) const;
    core::Result<std::pair<TaskLine, OpenCase>> taskAndCase(const QString &task) const;
    std::set<QString> packagesOf(const QString &staff) const;
    TaskFilter filterOf(const QString &staff, Queue queue) const;
    core::Result<std::vector<CaseLine>> casesToReview(const QString &staff) const;
    /// Why `staff` is not the one to look at `act` afterwards.
    std::optional<core::Error> mayNotReview(const ApprovalAct &act, const QString &staff) const;
    CaseFilter caseFilterOf(const QString &staff, Queue queue) const;
    QDate today() const;
    bool handles(const QString &staff, const procedure::Package &package) const;

    Office &m_office; // outlives this
};

/// What forms of a case are checked against: variables, decisions, files, options.
forms::check::Against againstCase(const OpenCase &open, const feel::Context &variables, const QDateTime &now, const QByteArray &zone);

} // namespace engine::casework
