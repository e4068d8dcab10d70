// SPDX-License-Identifier: Apache-2.0
#include "server/api/resource.h"

#include "engine/runtime/execute.h"

namespace server::api {

using engine::casework::CaseError;
using engine::casework::WorkError;
using engine::core::Error;
using engine::core::ErrorText;
using engine::core::Language;
using engine::core::Result;
using engine::directory::DirectoryError;

ErrorText errorText(ApiError id)
{
    switch (id) {
    case ApiError::NotSignedIn:
        return {"api", "NotSignedIn", QT_TRANSLATE_NOOP("api", "sign in first")};
    case ApiError::NotJson:
        return {"api", "NotJson", QT_TRANSLATE_NOOP("api", "expected a JSON object: %1")};
    case ApiError::NoWorker:
        return {"api", "NoWorker", QT_TRANSLATE_NOOP("api", "this is no worker's token; an administrator makes one with todoke-server worker")};
    case ApiError::WrongMember:
        return {"api", "WrongMember", QT_TRANSLATE_NOOP("api", "expected “%1” to be %2")};
    case ApiError::NotFound:
        return {"api", "NotFound", QT_TRANSLATE_NOOP("api", "there is nothing here")};
    }
    Q_UNREACHABLE();
}

namespace {

int statusOf(const Error &error)
{
    using engine::runtime::RuntimeError;
    if (error.is(ApiError::NotSignedIn) || error.is(ApiError::NoWorker) || error.is(DirectoryError::WrongStaffOrPassword))
        return 401;
    if (error.is(DirectoryError::TooManyTries))
        return 429;
    if (error.is(CaseError::NotYours) || error.is(CaseError::OwnDraft) || error.is(CaseError::NotYourDraft) || error.is(CaseError::NotNamedStaff) || error.is(WorkError::WrongTopic))
        return 403;
    if (error.is(CaseError::UnknownCase) || error.is(CaseError::NoSuchFile) || error.is(ApiError::NotFound))
        return 404;
    if (error.is(WorkError::NoSuchWork) || error.is(WorkError::NotHeld) || error.is(CaseError::UnknownTask) || error.is(CaseError::HeldByOther) || error.is(CaseError::CaseMoved) || error.is(CaseError::DraftMoved) || error.is(CaseError::DraftActedOn) || error.is(CaseError::NoPullBack) || error.is(CaseError::NothingToReview) || error.is(CaseError::Contended)
        || error.is(RuntimeError::NotWaiting) || error.is(RuntimeError::AlreadyEnded) || error.is(RuntimeError::TaskHeldByOther))
        return 409;
    if (error.is(ApiError::NotJson) || error.is(ApiError::WrongMember) || error.is(WorkError::WrongCode) || error.is(CaseError::ReasonMissing))
        return 400;
    return 503;
}

Json errorJson(const Error &error, const Language &language)
{
    return Json(Json::Object{{QStringLiteral("id"), error.idText()}, {QStringLiteral("text"), engine::core::sentence(error, language)}});
}

} // namespace

http::Response answer(const Json &body, int status)
{
    http::Response response = http::Response::json(body.canonical(), status);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

http::Response refusal(const Error &error, const Language &language)
{
    return answer(Json(Json::Object{{QStringLiteral("error"), errorJson(error, language)}}), statusOf(error));
}

http::Response refusal(const std::vector<forms::check::FieldError> &errors, const Language &language)
{
    Json::Array fields;
    for (const forms::check::FieldError &error : errors) {
        const QString text = error.text.isEmpty() ? engine::core::sentence(error.error, language) : error.text.in(language);
        fields.push_back(Json::Object{{QStringLiteral("path"), error.path}, {QStringLiteral("text"), text}});
    }
    const Json body(Json::Object{{QStringLiteral("id"), QStringLiteral("check.Fields")},
                                 {QStringLiteral("text"), engine::core::translate("api", QT_TRANSLATE_NOOP("api", "There is a problem with your answers"), language)},
                                 {QStringLiteral("fields"), fields}});
    return answer(Json(Json::Object{{QStringLiteral("error"), body}}), 422);
}

http::Response unauthorised(const Language &language)
{
    return refusal(ApiError::NotSignedIn, language);
}

Result<Json> bodyOf(const http::Request &request)
{
    auto json = Json::parse(request.body);
    if (!json)
        return Error(ApiError::NotJson, {engine::core::sentence(json.error(), request.language)});
    if (!json->isObject())
        return Error(ApiError::NotJson, {QStringLiteral("{ … }")});
    return json;
}

QString bearerToken(const http::Request &request)
{
    const QByteArray field = request.headers.value("Authorization");
    return field.startsWith("Bearer ") ? QString::fromLatin1(field.mid(7).trimmed()) : QString();
}

std::optional<QString> staffOf(const http::Request &request, const ApiSurroundings &surroundings)
{
    const QString token = bearerToken(request);
    if (token.isEmpty())
        return std::nullopt;
    const auto staff = surroundings.sessions.staffOf(token);
    if (!staff)
        return std::nullopt;
    const auto member = surroundings.office.surroundings().directory.staff(*staff);
    return member && member->active ? staff : std::nullopt;
}

http::Handler signedIn(const ApiSurroundings &surroundings, std::function<http::Response(http::Request &, const QString &)> handler)
{
    return [surroundings, handler = std::move(handler)](http::Request &request) {
        const auto staff = staffOf(request, surroundings);
        return staff ? handler(request, *staff) : unauthorised(request.language);
    };
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

Json localText(const engine::core::LocalText &text)
{
    Json json{Json::Object{}};
    for (const auto &[tag, words] : text.texts)
        json.set(tag, words);
    return json;
}

Json taskJson(const engine::casework::TaskView &task)
{
    const engine::casework::TaskLine &line = task.line;
    Json json(Json::Object{{QStringLiteral("id"), line.task},
                           {QStringLiteral("case"), line.ofCase.caseId},
                           {QStringLiteral("caseVersion"), line.ofCase.version},
                           {QStringLiteral("number"), line.ofCase.number},
                           {QStringLiteral("receipt"), line.ofCase.receipt},
                           {QStringLiteral("procedure"), line.ofCase.procedure},
                           {QStringLiteral("procedureName"), localText(task.procedure)},
                           {QStringLiteral("label"), localText(task.label)},
                           {QStringLiteral("node"), line.node},
                           {QStringLiteral("act"), task.act},
                           {QStringLiteral("created"), isoTime(line.created)},
                           {QStringLiteral("due"), line.due ? Json(isoTime(*line.due)) : Json()},
                           {QStringLiteral("mine"), task.mine},
                           {QStringLiteral("overdue"), task.overdue}});
    json.set(QStringLiteral("claimedBy"), line.claimedBy.isEmpty()
                                              ? Json()
                                              : Json(Json::Object{{QStringLiteral("id"), line.claimedBy}, {QStringLiteral("name"), task.claimedByName}}));
    return json;
}

Json sectionsJson(const std::vector<forms::check::SummarySection> &sections)
{
    Json::Array list;
    for (const forms::check::SummarySection &section : sections) {
        Json::Array rows;
        for (const forms::check::SummaryRow &row : section.rows) {
            // A place that is hidden and a place that was left blank are told alike.
            const bool place = row.field && engine::casework::pointsToPlace(row.field->kind);
            rows.push_back(Json::Object{{QStringLiteral("path"), row.path},
                                        {QStringLiteral("label"), row.label},
                                        {QStringLiteral("value"), row.value},
                                        {QStringLiteral("hidden"), place && row.value.isEmpty()}});
        }
        list.push_back(Json::Object{{QStringLiteral("title"), section.title}, {QStringLiteral("rows"), rows}});
    }
    return list;
}

static QString reviewWord(engine::casework::ApprovalView::Review review)
{
    using Review = engine::casework::ApprovalView::Review;
    switch (review) {
    case Review::None:
        return {};
    case Review::Waiting:
        return QStringLiteral("waiting");
    case Review::Done:
        return QStringLiteral("done");
    }
    Q_UNREACHABLE();
}

Json approvalsJson(const std::vector<engine::casework::ApprovalView> &approvals, const Language &language)
{
    Json::Array list;
    for (const engine::casework::ApprovalView &approval : approvals) {
        const engine::casework::ApprovalAct &act = approval.record.act;
        list.push_back(Json::Object{{QStringLiteral("act"), act.act},
                                    {QStringLiteral("actText"), wordFor(QStringLiteral("act:") + act.act, language)},
                                    {QStringLiteral("by"), act.staffName},
                                    {QStringLiteral("position"), act.post},
                                    {QStringLiteral("officeName"), localText(approval.office)},
                                    {QStringLiteral("positionName"), localText(approval.position)},
                                    {QStringLiteral("at"), isoTime(act.at)},
                                    {QStringLiteral("outcome"), act.outcome},
                                    {QStringLiteral("outcomeText"), approval.outcome.isEmpty() ? Json(wordFor(act.outcome, language)) : localText(approval.outcome)},
                                    {QStringLiteral("opinion"), act.opinion},
                                    {QStringLiteral("file"), approval.file},
                                    {QStringLiteral("draft"), QString::fromLatin1(act.draft.toHex())},
                                    {QStringLiteral("version"), approval.record.version},
                                    {QStringLiteral("holds"), approval.record.holds},
                                    {QStringLiteral("authority"), engine::casework::authorityName(act.authority)},
                                    {QStringLiteral("ofOfficeName"), localText(approval.ofOffice)},
                                    {QStringLiteral("ofPositionName"), localText(approval.ofPosition)},
                                    {QStringLiteral("for"), act.forNames.join(QStringLiteral("、"))},
                                    {QStringLiteral("review"), reviewWord(approval.review)}});
    }
    return list;
}

Json caseLineJson(const engine::casework::CaseLine &line, const ApiSurroundings &surroundings, const Language &language)
{
    Json json(Json::Object{{QStringLiteral("id"), line.caseId},
                           {QStringLiteral("number"), line.number},
                           {QStringLiteral("receipt"), line.receipt},
                           {QStringLiteral("procedure"), line.procedure},
                           {QStringLiteral("arrival"), isoTime(line.arrival)},
                           {QStringLiteral("state"), line.phase},
                           {QStringLiteral("stateText"), wordFor(line.phase, language)}});
    const auto package = surroundings.office.surroundings().catalogue.byHash(line.package);
    json.set(QStringLiteral("procedureName"), package ? localText(package->cover.name) : Json(Json::Object{}));
    return json;
}

void addApi(http::Router &router, const ApiSurroundings &surroundings)
{
    addSession(router, surroundings);
    addTasks(router, surroundings);
    addCases(router, surroundings);
    addWork(router, surroundings);
}

} // namespace server::api
