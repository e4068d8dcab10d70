// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/api/api.h"

/// What the files of this room share.
namespace server::api {

using engine::core::Json;

/// One resource: registers its routes in its constructor's owner; one file each.
void addSession(http::Router &router, const ApiSurroundings &surroundings);
void addTasks(http::Router &router, const ApiSurroundings &surroundings);
void addCases(http::Router &router, const ApiSurroundings &surroundings);
void addWork(http::Router &router, const ApiSurroundings &surroundings);

/// The staff id of a request's bearer token.
std::optional<QString> staffOf(const http::Request &request, const ApiSurroundings &surroundings);
/// What stands behind `Authorization: Bearer`; empty where nothing does.
QString bearerToken(const http::Request &request);
http::Response answer(const Json &body, int status = 200);
http::Response refusal(const engine::core::Error &error, const engine::core::Language &language);
http::Response refusal(const std::vector<forms::check::FieldError> &errors, const engine::core::Language &language);
http::Response unauthorised(const engine::core::Language &language);
/// The request's JSON object; an error answer where it is none.
engine::core::Result<Json> bodyOf(const http::Request &request);
/// A handler that is only called for somebody signed in.
http::Handler signedIn(const ApiSurroundings &surroundings, std::function<http::Response(http::Request &, const QString &staff)> handler);

QString isoTime(const QDateTime &time);
Json localText(const engine::core::LocalText &text);
Json taskJson(const engine::casework::TaskView &task);
Json sectionsJson(const std::vector<forms::check::SummarySection> &sections);
Json approvalsJson(const std::vector<engine::casework::ApprovalView> &approvals, const engine::core::Language &language);
Json caseLineJson(const engine::casework::CaseLine &line, const ApiSurroundings &surroundings, const engine::core::Language &language);
/// Words for what the engine tells by key (`completion-requested`, `act:approve`, …).
QString wordFor(const QString &key, const engine::core::Language &language);

enum class ApiError { NotSignedIn, NotJson, NotFound, NoWorker, WrongMember };
engine::core::ErrorText errorText(ApiError id);

} // namespace server::api
