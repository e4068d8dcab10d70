// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"

#include <QDate>
#include <QDateTime>

#include <optional>

/// What `server/api` says, as values. Each reads its JSON leniently: what is missing stays empty.
namespace desktop::api {

struct Post
{
    QString office;
    QString officeName;
    QString position;
    QString positionName;
};

struct Staff
{
    QString id;
    QString name;
    std::vector<Post> posts;
    bool named = false; ///< may see protected addresses, after giving a reason
};

struct Queue
{
    QString id;
    QString name;
    qint64 count = 0;
    bool operator==(const Queue &) const = default;
};

struct Task
{
    QString id; ///< empty: a case that nobody has to act on
    QString caseId;
    QString number;
    QString receipt;
    QString procedureName;
    QString label;
    QString node;
    QString act;
    QDateTime created;
    QDateTime due;
    QString claimedById;
    QString claimedByName;
    bool mine = false;
    bool overdue = false;
    bool operator==(const Task &) const = default;
};

struct CaseLine
{
    QString id;
    QString number;
    QString receipt;
    QString procedureName;
    QDateTime arrival;
    QString state;
    QString stateText;
    bool operator==(const CaseLine &) const = default;
};

struct Row
{
    QString path;
    QString label;
    QString value;
    bool hidden = false; ///< a place: whether there is one is not said
};

struct Section
{
    QString title;
    std::vector<Row> rows;
};

struct File
{
    QString id;
    QString role;
    QString roleText;
    QString name;
    QString mediaType;
    qint64 size = 0;
    QDateTime added;
};

struct Signature
{
    QString file;
    bool holds = false;
    QString signer;
    QDateTime at;
    QString text;
};

struct Approval
{
    QString act;
    QString actText;
    QString by;
    QString position; ///< `tax-office/certificates:clerk`
    QString officeName;
    QString positionName;
    QDateTime at;
    QString outcome;
    QString outcomeText;
    QString opinion;
    QString file; ///< of the record
    QString draft; ///< hash of the draft that it is about
    qint64 version = 0; ///< of the case that it was signed over
    bool holds = false;
    QString authority;   ///< own, delegated (専決), acting (代決)
    QString ofOfficeName; ///< of the post in whose name or for whose holders it was done
    QString ofPositionName;
    QString forNames;    ///< who was away, or delegated it
    QString review;      ///< of an acting approval: waiting, done (後閲)
};

/// What an act of an approval route is about.
struct Proposal
{
    std::vector<Section> sections; ///< the draft, filled in
    std::vector<Approval> acts;    ///< of the whole case, in order of time
    QString draft;                 ///< its hash
    QString head;                  ///< of the case's journal
    qint64 version = 0;
};

struct Event
{
    QDateTime at;
    QString text;
    QString by;
};

struct Decision
{
    QString decision;
    QStringList text;
};

struct Incident
{
    QString request;
    QString text;
};

struct Case
{
    CaseLine line;
    qint64 version = 0;
    QString outcome;
    QDate deadline;
    std::vector<Section> sections;
    std::vector<File> files;
    std::vector<Signature> signatures;
    std::vector<Approval> approvals;
    std::vector<Event> history;
    std::vector<Task> tasks;
    std::vector<Decision> decisions;
    std::vector<Incident> incidents;
    bool mayPullBack = false;
    QStringList mayReview; ///< files of approvals
};

Staff staff(const engine::core::Json &json);
Queue queue(const engine::core::Json &json);
Task task(const engine::core::Json &json);
CaseLine caseLine(const engine::core::Json &json);
/// The rows of a queue: its tasks, then its cases that have none (waiting, done), as tasks without an id.
std::vector<Task> queueRows(const engine::core::Json &body);
Case readCase(const engine::core::Json &json);
/// Nothing where the task decides on nothing.
std::optional<Proposal> readProposal(const engine::core::Json &json);

} // namespace desktop::api
