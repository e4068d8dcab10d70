// SPDX-License-Identifier: Apache-2.0
#include "desktop-client/api/types.h"

#include "desktop-client/text.h"

using namespace Qt::StringLiterals;
using engine::core::Json;

namespace desktop::api {

namespace {

QDateTime moment(const Json &json)
{
    return QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
}

template <typename T> std::vector<T> list(const Json &json, T (*read)(const Json &))
{
    std::vector<T> items;
    for (const Json &item : json.toArray())
        items.push_back(read(item));
    return items;
}

Post post(const Json &json)
{
    return {json["office"_L1].toString(), localText(json["officeName"_L1]), json["position"_L1].toString(),
            localText(json["positionName"_L1])};
}

Row row(const Json &json)
{
    return {json["path"_L1].toString(), localText(json["label"_L1]), json["value"_L1].toString(), json["hidden"_L1].toBool()};
}

Section section(const Json &json)
{
    return {localText(json["title"_L1]), list(json["rows"_L1], row)};
}

File file(const Json &json)
{
    return {json["id"_L1].toString(),        json["role"_L1].toString(),    json["roleText"_L1].toString(), json["name"_L1].toString(),
            json["mediaType"_L1].toString(), json["size"_L1].toInteger(), moment(json["added"_L1])};
}

Signature signature(const Json &json)
{
    return {json["file"_L1].toString(), json["holds"_L1].toBool(), json["signer"_L1].toString(), moment(json["at"_L1]), json["text"_L1].toString()};
}

Approval approval(const Json &json)
{
    Approval approval;
    approval.act = json["act"_L1].toString();
    approval.actText = json["actText"_L1].toString();
    approval.by = json["by"_L1].toString();
    approval.position = json["position"_L1].toString();
    approval.officeName = localText(json["officeName"_L1]);
    approval.positionName = localText(json["positionName"_L1]);
    approval.at = moment(json["at"_L1]);
    approval.outcome = json["outcome"_L1].toString();
    approval.outcomeText = localText(json["outcomeText"_L1]);
    approval.opinion = json["opinion"_L1].toString();
    approval.file = json["file"_L1].toString();
    approval.draft = json["draft"_L1].toString();
    approval.version = json["version"_L1].toInteger();
    approval.holds = json["holds"_L1].toBool();
    approval.authority = json["authority"_L1].toString();
    approval.ofOfficeName = localText(json["ofOfficeName"_L1]);
    approval.ofPositionName = localText(json["ofPositionName"_L1]);
    approval.forNames = json["for"_L1].toString();
    approval.review = json["review"_L1].toString();
    return approval;
}

Event event(const Json &json)
{
    return {moment(json["at"_L1]), json["text"_L1].toString(), json["by"_L1].toString()};
}

Decision decision(const Json &json)
{
    Decision decision{json["decision"_L1].toString(), {}};
    for (const Json &line : json["text"_L1].toArray())
        decision.text << line.toString();
    return decision;
}

Incident incident(const Json &json)
{
    return {json["request"_L1].toString(), json["text"_L1].toString()};
}

} // namespace

Staff staff(const Json &json)
{
    return {json["id"_L1].toString(), localText(json["name"_L1]), list(json["positions"_L1], post), json["namedStaff"_L1].toBool()};
}

Queue queue(const Json &json)
{
    return {json["id"_L1].toString(), localText(json["name"_L1]), json["count"_L1].toInteger()};
}

Task task(const Json &json)
{
    Task task;
    task.id = json["id"_L1].toString();
    task.caseId = json["case"_L1].toString();
    task.number = json["number"_L1].toString();
    task.receipt = json["receipt"_L1].toString();
    task.procedureName = localText(json["procedureName"_L1]);
    task.label = localText(json["label"_L1]);
    task.node = json["node"_L1].toString();
    task.act = json["act"_L1].toString();
    task.created = moment(json["created"_L1]);
    task.due = moment(json["due"_L1]);
    task.claimedById = json["claimedBy"_L1]["id"_L1].toString();
    task.claimedByName = localText(json["claimedBy"_L1]["name"_L1]);
    task.mine = json["mine"_L1].toBool();
    task.overdue = json["overdue"_L1].toBool();
    return task;
}

CaseLine caseLine(const Json &json)
{
    return {json["id"_L1].toString(),        json["number"_L1].toString(), json["receipt"_L1].toString(),  localText(json["procedureName"_L1]),
            moment(json["arrival"_L1]), json["state"_L1].toString(),  json["stateText"_L1].toString()};
}

std::vector<Task> queueRows(const Json &body)
{
    std::vector<Task> rows = list(body["tasks"_L1], task);
    for (const CaseLine &line : list(body["cases"_L1], caseLine)) {
        Task row;
        row.caseId = line.id;
        row.number = line.number;
        row.receipt = line.receipt;
        row.procedureName = line.procedureName;
        row.label = line.stateText;
        rows.push_back(std::move(row));
    }
    return rows;
}

Case readCase(const Json &json)
{
    Case one;
    one.line = caseLine(json);
    one.version = json["version"_L1].toInteger();
    one.outcome = json["outcome"_L1].toString();
    one.deadline = QDate::fromString(json["deadline"_L1].toString().left(10), Qt::ISODate);
    one.sections = list(json["sections"_L1], section);
    one.files = list(json["files"_L1], file);
    one.signatures = list(json["signatures"_L1], signature);
    one.approvals = list(json["approvals"_L1], approval);
    one.history = list(json["history"_L1], event);
    one.tasks = list(json["tasks"_L1], task);
    one.decisions = list(json["decisions"_L1], decision);
    one.incidents = list(json["incidents"_L1], incident);
    one.mayPullBack = json["mayPullBack"_L1].toBool();
    for (const Json &file : json["mayReview"_L1].toArray())
        one.mayReview << file.toString();
    return one;
}

std::optional<Proposal> readProposal(const Json &json)
{
    if (!json.isObject())
        return std::nullopt;
    return Proposal{list(json["sections"_L1], section), list(json["acts"_L1], approval), json["draft"_L1].toString(), json["head"_L1].toString(),
                    json["version"_L1].toInteger()};
}

} // namespace desktop::api
