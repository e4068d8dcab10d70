// SPDX-License-Identifier: Apache-2.0
// External work: a town's own systems fetch service tasks and answer them. openapi.json describes it.
#include "server/api/resource.h"

#include <QFile>

static void loadDescription()
{
    Q_INIT_RESOURCE(todoke_openapi);
}

namespace server::api {

using engine::casework::ExternalWork;
using engine::casework::longestLock;
using engine::core::Error;
using engine::core::Result;
using engine::directory::Worker;
using engine::feel::Context;
using engine::feel::Value;

namespace {

using std::chrono::seconds;

constexpr qint64 mostJobs = 100;

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

Json membersOf(const Context &context)
{
    Json::Object members;
    for (const auto &[name, value] : context.entries())
        members.emplace(name, value.toJson());
    return members;
}

/// The member `name` as named FEEL values in tagged JSON; a plain whole number is a number too.
Result<Context> valuesOf(const Json &body, const char *name)
{
    const Json &given = body[QLatin1String(name)];
    if (!given.isObject() && !given.isNull())
        return Error(ApiError::WrongMember, {word(name), word("{ … }")});
    Context values;
    for (const auto &[key, json] : given.toObject()) {
        if (json.isInteger()) {
            values.set(key, engine::core::Decimal(json.toInteger()));
            continue;
        }
        auto value = Value::fromJson(json);
        if (!value)
            return Error(ApiError::WrongMember, {word(name) + QLatin1Char('.') + key, engine::core::sentence(value.error(), {QStringLiteral("en")})});
        values.set(key, std::move(*value));
    }
    return values;
}

/// The member `name` as a whole number from `least` to `most`; `otherwise` where there is none.
Result<qint64> numberOf(const Json &body, const char *name, qint64 least, qint64 most, qint64 otherwise)
{
    const Json &given = body[QLatin1String(name)];
    if (given.isNull())
        return otherwise;
    if (!given.isInteger() || given.toInteger() < least || given.toInteger() > most)
        return Error(ApiError::WrongMember, {word(name), QStringLiteral("%1 … %2").arg(least).arg(most)});
    return given.toInteger();
}

Result<seconds> lockOf(const Json &body)
{
    const auto number = numberOf(body, "lockSeconds", 1, seconds(longestLock).count(), 60);
    return number ? Result<seconds>(seconds(*number)) : Result<seconds>(number.error());
}

Result<http::Response> fetch(const Json &body, const Worker &worker, ExternalWork &work)
{
    std::set<QString> topics;
    const Json &given = body[QLatin1String("topics")];
    for (const Json &topic : given.toArray())
        topics.insert(topic.toString());
    if (!given.isNull() && (!given.isArray() || topics.empty()))
        return Error(ApiError::WrongMember, {word("topics"), word("[ … ]")});
    const auto most = numberOf(body, "most", 1, mostJobs, 10);
    if (!most)
        return most.error();
    const auto lock = lockOf(body);
    if (!lock)
        return lock.error();
    const auto jobs = work.fetch(worker, topics, static_cast<int>(*most), *lock);
    if (!jobs)
        return jobs.error();
    Json::Array list;
    for (const ExternalWork::Job &job : *jobs)
        list.push_back(Json::Object{{word("request"), job.request},
                                    {word("case"), job.caseId},
                                    {word("procedure"), job.procedure},
                                    {word("topic"), job.topic},
                                    {word("variables"), membersOf(job.variables)},
                                    {word("attempts"), job.attempts},
                                    {word("lockedUntil"), isoTime(job.lockedUntil)}});
    return answer(Json::Object{{word("work"), std::move(list)}});
}

Json done(const QString &request)
{
    return Json::Object{{word("request"), request}, {word("done"), true}};
}

Result<http::Response> completeWork(const Json &body, const QString &request, const Worker &worker, ExternalWork &work)
{
    const auto results = valuesOf(body, "results");
    if (!results)
        return results.error();
    const auto completed = work.complete(worker, request, *results);
    return completed ? Result<http::Response>(answer(done(request))) : Result<http::Response>(completed.error());
}

Result<http::Response> throwError(const Json &body, const QString &request, const Worker &worker, ExternalWork &work)
{
    const auto details = valuesOf(body, "details");
    if (!details)
        return details.error();
    const auto thrown = work.throwError(worker, request, body[QLatin1String("code")].toString(), *details);
    return thrown ? Result<http::Response>(answer(done(request))) : Result<http::Response>(thrown.error());
}

Result<http::Response> fail(const Json &body, const QString &request, const Worker &worker, ExternalWork &work)
{
    std::optional<seconds> retry;
    if (!body[QLatin1String("retrySeconds")].isNull()) {
        const auto number = numberOf(body, "retrySeconds", 0, seconds(longestLock).count(), 0);
        if (!number)
            return number.error();
        retry = seconds(*number);
    }
    const auto failed = work.fail(worker, request, body[QLatin1String("error")].toString(), retry, body[QLatin1String("final")].toBool());
    if (!failed)
        return failed.error();
    return answer(Json::Object{{word("request"), request},
                               {word("attempts"), failed->attempts},
                               {word("nextAt"), isoTime(failed->nextAt)},
                               {word("incident"), failed->incident}});
}

Result<http::Response> extend(const Json &body, const QString &request, const Worker &worker, ExternalWork &work)
{
    const auto lock = lockOf(body);
    if (!lock)
        return lock.error();
    const auto until = work.extend(worker, request, *lock);
    if (!until)
        return until.error();
    return answer(Json::Object{{word("request"), request}, {word("lockedUntil"), isoTime(*until)}});
}

using Handling = std::function<Result<http::Response>(const Json &body, const QString &request, const Worker &worker, ExternalWork &work)>;

/// A handler that is only called for a worker with a token, and with a JSON object; `changes` wakes whoever waits for cases to go on.
http::Handler forWorkers(const ApiSurroundings &surroundings, Handling handle, bool changes = true)
{
    return [surroundings, handle = std::move(handle), changes](http::Request &request) {
        const auto worker = surroundings.workers.of(bearerToken(request));
        if (!worker)
            return refusal(worker.error(), request.language);
        if (!*worker)
            return refusal(ApiError::NoWorker, request.language);
        const auto body = bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        auto response = handle(*body, request.parameter(word("request")), **worker, surroundings.work);
        if (!response)
            return refusal(response.error(), request.language);
        if (changes)
            surroundings.changed();
        return std::move(*response);
    };
}

} // namespace

void addWork(http::Router &router, const ApiSurroundings &surroundings)
{
    loadDescription();
    router.get(word("/api/v1/openapi.json"), [](http::Request &) {
        QFile file(word(":/todoke/api/openapi.json"));
        const bool open = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(open, "addWork", "the description is compiled into this library");
        const auto description = Json::parse(open ? file.readAll() : QByteArray("{}"));
        return answer(description ? *description : Json(Json::Object{}));
    }, http::apiRoute);
    router.post(word("/api/v1/external-work/fetch"),
                forWorkers(surroundings, [](const Json &body, const QString &, const Worker &worker, ExternalWork &work) { return fetch(body, worker, work); }, false),
                http::apiRoute);
    router.post(word("/api/v1/external-work/{request}/complete"), forWorkers(surroundings, completeWork), http::apiRoute);
    router.post(word("/api/v1/external-work/{request}/error"), forWorkers(surroundings, throwError), http::apiRoute);
    router.post(word("/api/v1/external-work/{request}/fail"), forWorkers(surroundings, fail), http::apiRoute);
    router.post(word("/api/v1/external-work/{request}/extend"), forWorkers(surroundings, extend, false), http::apiRoute);
}

} // namespace server::api
