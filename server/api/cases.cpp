// SPDX-License-Identifier: Apache-2.0
#include "server/api/filter.h"

namespace server::api {

using engine::casework::CaseView;
using engine::core::Language;

namespace {

QString textOf(const engine::journal::Personal &personal)
{
    return personal.value.as<QString>() ? *personal.value.as<QString>() : QString();
}

Json filesJson(const CaseView &view, const Language &language)
{
    Json::Array files;
    for (const engine::state::File &file : view.files) {
        files.push_back(Json::Object{{QStringLiteral("id"), file.id},
                                     {QStringLiteral("role"), file.role},
                                     {QStringLiteral("roleText"), wordFor(file.role, language)},
                                     {QStringLiteral("name"), textOf(file.name)},
                                     {QStringLiteral("mediaType"), file.mediaType},
                                     {QStringLiteral("size"), file.size},
                                     {QStringLiteral("added"), isoTime(file.added)}});
    }
    return files;
}

Json signaturesJson(const CaseView &view, const Language &language)
{
    Json::Array signatures;
    for (const auto &[file, verification] : view.signatures) {
        QStringList reasons;
        for (const engine::core::Error &reason : verification.reasons())
            reasons << engine::core::sentence(reason, language);
        const bool any = !verification.signatures.empty();
        signatures.push_back(
            Json::Object{{QStringLiteral("file"), file},
                         {QStringLiteral("holds"), verification.holds()},
                         {QStringLiteral("signer"), any && verification.signatures.front().signer ? verification.signatures.front().signer->subject() : QString()},
                         {QStringLiteral("at"), any ? isoTime(verification.signatures.front().signingTime) : QString()},
                         {QStringLiteral("text"), reasons.join(QLatin1Char('\n'))}});
    }
    return signatures;
}

Json caseJson(const CaseView &view, const ApiSurroundings &surroundings, const Language &language)
{
    Json json = caseLineJson(view.line, surroundings, language);
    json.set(QStringLiteral("version"), view.line.version);
    json.set(QStringLiteral("outcome"), view.line.outcome);
    json.set(QStringLiteral("deadline"), view.line.deadline ? Json(view.line.deadline->toString(Qt::ISODate)) : Json());
    json.set(QStringLiteral("sections"), sectionsJson(view.sections));
    json.set(QStringLiteral("files"), filesJson(view, language));
    json.set(QStringLiteral("signatures"), signaturesJson(view, language));
    json.set(QStringLiteral("approvals"), approvalsJson(view.approvals, language));
    Json::Array history;
    for (const CaseView::History &entry : view.history) {
        history.push_back(Json::Object{{QStringLiteral("at"), isoTime(entry.at)}, {QStringLiteral("text"), wordFor(entry.key, language)}, {QStringLiteral("by"), entry.by}});
    }
    json.set(QStringLiteral("history"), history);
    Json::Array tasks;
    for (const engine::casework::TaskView &task : view.tasks)
        tasks.push_back(taskJson(task));
    json.set(QStringLiteral("tasks"), tasks);
    Json::Array incidents;
    for (const auto &[request, error] : view.incidents)
        incidents.push_back(Json::Object{{QStringLiteral("request"), request}, {QStringLiteral("text"), error}});
    json.set(QStringLiteral("incidents"), incidents);
    json.set(QStringLiteral("mayPullBack"), view.mayPullBack);
    Json::Array reviews;
    for (const QString &file : view.mayReview)
        reviews.push_back(file);
    json.set(QStringLiteral("mayReview"), reviews);
    return json;
}

/// The case of a number or receipt; else those in whose entry a name fits; else those that the words fit, the open ones first.
engine::core::Result<Json::Array> findCases(const QString &staff, const QString &words, const ApiSurroundings &surroundings, const Language &language)
{
    constexpr size_t most = 20;
    Json::Array found;
    const auto line = surroundings.desk.find(words);
    if (!line)
        return line.error();
    // What one may not open is not found either.
    if (*line && surroundings.desk.caseView(staff, (*line)->caseId, language))
        found.push_back(caseLineJson(**line, surroundings, language));
    const auto byName = surroundings.desk.findByName(staff, words);
    if (!byName)
        return byName.error();
    for (const engine::casework::CaseLine &one : *byName)
        found.push_back(caseLineJson(one, surroundings, language));
    const Filter filter(words);
    if (!found.empty() || filter.isEmpty())
        return found;
    for (const engine::casework::Queue queue : {engine::casework::Queue::Open, engine::casework::Queue::Done}) {
        const auto lines = surroundings.desk.cases(staff, queue);
        if (!lines)
            return lines.error();
        for (const engine::casework::CaseLine &one : *lines) {
            if (found.size() < most && filter.fits(one, surroundings))
                found.push_back(caseLineJson(one, surroundings, language));
        }
    }
    return found;
}

} // namespace

void addCases(http::Router &router, const ApiSurroundings &surroundings)
{
    router.get(QStringLiteral("/api/v1/cases"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto found = findCases(staff, request.query.first(QStringLiteral("number")), surroundings, request.language);
        return found ? answer(Json::Object{{QStringLiteral("cases"), *found}}) : refusal(found.error(), request.language);
    }), http::apiRoute);
    router.get(QStringLiteral("/api/v1/cases/{case}"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto view = surroundings.desk.caseView(staff, request.parameter(QStringLiteral("case")), request.language);
        return view ? answer(caseJson(*view, surroundings, request.language)) : refusal(view.error(), request.language);
    }), http::apiRoute);
    router.get(QStringLiteral("/api/v1/cases/{case}/diagram.svg"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        auto svg = surroundings.desk.diagram(staff, request.parameter(QStringLiteral("case")), request.language);
        if (!svg)
            return refusal(svg.error(), request.language);
        http::Response response;
        response.headers.set("Content-Type", "image/svg+xml");
        response.headers.set("Cache-Control", "no-store");
        response.body = std::move(*svg);
        return response;
    }), http::apiRoute);
    router.get(QStringLiteral("/api/v1/cases/{case}/files/{file}"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        auto file = surroundings.desk.file(staff, request.parameter(QStringLiteral("case")), request.parameter(QStringLiteral("file")));
        if (!file)
            return refusal(file.error(), request.language);
        http::Response response = http::Response::download(std::move(file->content), file->size, file->file.mediaType, textOf(file->file.name));
        response.headers.set("Cache-Control", "no-store");
        return response;
    }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/cases/{case}/address"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const auto value = surroundings.desk.address(staff, request.parameter(QStringLiteral("case")), (*body)[QLatin1String("path")].toString(),
                                                     (*body)[QLatin1String("reason")].toString());
        return value ? answer(Json::Object{{QStringLiteral("value"), *value}}) : refusal(value.error(), request.language);
    }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/cases/{case}/pull-back"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const QByteArray key = request.headers.value("Idempotency-Key");
        const auto done = surroundings.desk.pullBack(staff, request.parameter(QStringLiteral("case")), (*body)[QLatin1String("reason")].toString(),
                                                     key.isEmpty() ? QString() : staff + QLatin1Char('/') + QString::fromUtf8(key.left(128)));
        if (!done)
            return refusal(done.error(), request.language);
        surroundings.changed();
        return answer(Json::Object{{QStringLiteral("case"), done->caseId}, {QStringLiteral("caseVersion"), done->version}});
    }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/cases/{case}/reviews"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const auto done = surroundings.desk.review(staff, request.parameter(QStringLiteral("case")), (*body)[QLatin1String("file")].toString(),
                                                   (*body)[QLatin1String("opinion")].toString());
        if (!done)
            return refusal(done.error(), request.language);
        surroundings.changed();
        return http::Response::noContent();
    }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/services/{request}/retry"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const auto done = surroundings.desk.retry(staff, (*body)[QLatin1String("case")].toString(), request.parameter(QStringLiteral("request")));
        if (!done)
            return refusal(done.error(), request.language);
        if (const auto due = surroundings.work.retry(request.parameter(QStringLiteral("request"))); !due)
            return refusal(due.error(), request.language);
        surroundings.changed();
        return http::Response::noContent();
    }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/services/{request}/skip"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const auto done = surroundings.desk.skip(staff, (*body)[QLatin1String("case")].toString(), request.parameter(QStringLiteral("request")),
                                                 (*body)[QLatin1String("reason")].toString());
        if (!done)
            return refusal(done.error(), request.language);
        surroundings.changed();
        return http::Response::noContent();
    }), http::apiRoute);
}

} // namespace server::api
