// SPDX-License-Identifier: Apache-2.0
#include "server/api/resource.h"

#include <QTimeZone>

namespace server::api {

namespace {

Json staffJson(const engine::directory::Staff &staff, const ApiSurroundings &surroundings, const engine::core::Language &language)
{
    const auto &s = surroundings.office.surroundings();
    Json::Array positions;
    for (const engine::directory::Post &post : s.directory.postsOf(staff.id, s.clock.now().toTimeZone(QTimeZone(s.zone)).date())) {
        const auto office = s.directory.office(post.office);
        const auto position = s.directory.position(post.position);
        positions.push_back(Json::Object{{QStringLiteral("office"), post.office},
                                         {QStringLiteral("officeName"), office ? office->name.in(language) : post.office},
                                         {QStringLiteral("position"), post.position},
                                         {QStringLiteral("positionName"), position ? position->name.in(language) : post.position}});
    }
    return Json::Object{{QStringLiteral("id"), staff.id},
                        {QStringLiteral("name"), staff.name},
                        {QStringLiteral("positions"), positions},
                        {QStringLiteral("namedStaff"), s.directory.isNamedStaff(staff.id)}};
}

} // namespace

void addSession(http::Router &router, const ApiSurroundings &surroundings)
{
    router.post(QStringLiteral("/api/v1/session"), [surroundings](http::Request &request) {
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const auto staff = surroundings.office.surroundings().directory.signIn((*body)[QLatin1String("staff")].toString(),
                                                                               (*body)[QLatin1String("password")].toString());
        if (!staff)
            return refusal(staff.error(), request.language);
        return answer(Json::Object{{QStringLiteral("token"), surroundings.sessions.begin(staff->id)},
                                   {QStringLiteral("staff"), staffJson(*staff, surroundings, request.language)}},
                      201);
    }, http::apiRoute);
    router.add("DELETE", QStringLiteral("/api/v1/session"), signedIn(surroundings, [surroundings](http::Request &request, const QString &) {
        surroundings.sessions.end(QString::fromLatin1(request.headers.value("Authorization").mid(7).trimmed()));
        return http::Response::noContent();
    }), http::apiRoute);
}

} // namespace server::api
