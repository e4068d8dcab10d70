// SPDX-License-Identifier: Apache-2.0
#include "server/api/filter.h"

namespace server::api {

using engine::casework::Queue;

namespace {

std::optional<Queue> queueOf(const QString &name)
{
    static const std::map<QString, Queue> queues = {{QStringLiteral("mine"), Queue::Mine},         {QStringLiteral("open"), Queue::Open},
                                                    {QStringLiteral("overdue"), Queue::Overdue},   {QStringLiteral("waiting"), Queue::Waiting},
                                                    {QStringLiteral("incidents"), Queue::Incidents}, {QStringLiteral("review"), Queue::Review},
                                                    {QStringLiteral("done"), Queue::Done}};
    const auto found = queues.find(name);
    return found == queues.end() ? std::nullopt : std::optional(found->second);
}

bool isOfTasks(Queue queue)
{
    return queue == Queue::Mine || queue == Queue::Open || queue == Queue::Overdue;
}

http::Response queues(const http::Request &request, const QString &staff, const ApiSurroundings &surroundings)
{
    Json::Array list;
    for (const char *name : {"mine", "open", "overdue", "waiting", "incidents", "review", "done"}) {
        const QString id = QLatin1String(name);
        const Queue queue = *queueOf(id);
        const auto count = surroundings.desk.count(staff, queue);
        if (!count)
            return refusal(count.error(), request.language);
        list.push_back(Json::Object{{QStringLiteral("id"), id}, {QStringLiteral("name"), wordFor(id, request.language)}, {QStringLiteral("count"), *count}});
    }
    return answer(Json::Object{{QStringLiteral("queues"), list}});
}

http::Response list(const http::Request &request, const QString &staff, const ApiSurroundings &surroundings)
{
    const auto queue = queueOf(request.query.has(QStringLiteral("queue")) ? request.query.first(QStringLiteral("queue")) : QStringLiteral("open"));
    if (!queue)
        return refusal(ApiError::NotFound, request.language);
    const Filter filter(request.query.first(QStringLiteral("filter")));
    QString next;
    Json::Array tasks;
    Json::Array cases;
    if (isOfTasks(*queue)) {
        const auto found = surroundings.desk.tasks(staff, *queue, request.query.first(QStringLiteral("after")));
        if (!found)
            return refusal(found.error(), request.language);
        for (const engine::casework::TaskView &task : found->tasks) {
            if (filter.fits(task))
                tasks.push_back(taskJson(task));
        }
        next = found->next;
    } else {
        const auto found = surroundings.desk.cases(staff, *queue);
        if (!found)
            return refusal(found.error(), request.language);
        for (const engine::casework::CaseLine &line : *found) {
            if (filter.fits(line, surroundings))
                cases.push_back(caseLineJson(line, surroundings, request.language));
        }
    }
    return answer(Json::Object{{QStringLiteral("tasks"), tasks}, {QStringLiteral("cases"), cases}, {QStringLiteral("next"), next.isEmpty() ? Json() : Json(next)}});
}

Json answersJson(const forms::check::RawAnswers &answers)
{
    Json json{Json::Object{}};
    for (const auto &[path, values] : answers.values) {
        Json::Array list;
        for (const QString &value : values)
            list.push_back(value);
        json.set(path, list);
    }
    return json;
}

http::Response open(const http::Request &request, const QString &staff, const ApiSurroundings &surroundings)
{
    const auto work = surroundings.desk.open(staff, request.parameter(QStringLiteral("task")), request.language);
    if (!work)
        return refusal(work.error(), request.language);
    Json options{Json::Object{}};
    for (const auto &[decision, list] : work->options) {
        Json::Array entries;
        for (const forms::model::Option &option : list)
            entries.push_back(Json::Object{{QStringLiteral("value"), option.value}, {QStringLiteral("label"), localText(option.label)}});
        options.set(decision, entries);
    }
    const Json form = work->form ? Json(Json::Object{{QStringLiteral("id"), work->form->id}, {QStringLiteral("xml"), QString::fromUtf8(work->formXml)}}) : Json();
    Json proposal;
    if (work->proposal) {
        proposal = Json(Json::Object{{QStringLiteral("sections"), sectionsJson(work->proposal->sections)},
                                     {QStringLiteral("acts"), approvalsJson(work->proposal->acts, request.language)},
                                     {QStringLiteral("draft"), QString::fromLatin1(work->proposal->digest.toHex())},
                                     {QStringLiteral("head"), QString::fromLatin1(work->proposal->head.toHex())},
                                     {QStringLiteral("version"), work->proposal->version}});
    }
    const Json barred = work->barred ? Json(engine::core::sentence(*work->barred, request.language)) : Json();
    return answer(Json::Object{{QStringLiteral("task"), taskJson(work->task)},
                               {QStringLiteral("barred"), barred},
                               {QStringLiteral("authority"), engine::casework::authorityName(work->capacity.authority)},
                               {QStringLiteral("for"), work->capacity.forNames.join(QStringLiteral("、"))},
                               {QStringLiteral("proposal"), proposal},
                               {QStringLiteral("form"), form},
                               {QStringLiteral("context"), engine::feel::Value(work->context).toJson()},
                               {QStringLiteral("options"), options},
                               {QStringLiteral("answers"), answersJson(work->answers)}});
}

http::Response complete(const http::Request &request, const QString &staff, const ApiSurroundings &surroundings)
{
    const auto body = bodyOf(request);
    if (!body)
        return refusal(body.error(), request.language);
    forms::check::RawAnswers answers;
    for (const auto &[path, values] : (*body)[QLatin1String("answers")].toObject()) {
        QStringList texts;
        for (const Json &value : values.toArray())
            texts << value.toString();
        answers.values[path] = texts;
    }
    engine::casework::HasRead read;
    if ((*body)[QLatin1String("caseVersion")].isInteger())
        read.version = (*body)[QLatin1String("caseVersion")].toInteger();
    read.draft = QByteArray::fromHex((*body)[QLatin1String("draft")].toString().toLatin1());
    const QByteArray key = request.headers.value("Idempotency-Key");
    const auto done = surroundings.desk.complete(staff, request.parameter(QStringLiteral("task")), answers, read,
                                                 key.isEmpty() ? QString() : staff + QLatin1Char('/') + QString::fromUtf8(key.left(128)));
    if (!done)
        return refusal(done.error(), request.language);
    if (!done->errors.empty())
        return refusal(done->errors, request.language);
    surroundings.changed();
    return answer(Json::Object{{QStringLiteral("case"), done->caseId}, {QStringLiteral("caseVersion"), done->version}});
}

} // namespace

void addTasks(http::Router &router, const ApiSurroundings &surroundings)
{
    const auto get = [&](const QString &path, http::Response (*handler)(const http::Request &, const QString &, const ApiSurroundings &)) {
        router.get(path, signedIn(surroundings, [surroundings, handler](http::Request &request, const QString &staff) { return handler(request, staff, surroundings); }),
                   http::apiRoute);
    };
    get(QStringLiteral("/api/v1/queues"), queues);
    get(QStringLiteral("/api/v1/tasks"), list);
    get(QStringLiteral("/api/v1/tasks/{task}"), open);
    router.post(QStringLiteral("/api/v1/tasks/{task}/complete"),
                signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) { return complete(request, staff, surroundings); }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/tasks/{task}/claim"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto body = request.body.isEmpty() ? engine::core::Result<Json>(Json(Json::Object{})) : bodyOf(request);
        if (!body)
            return refusal(body.error(), request.language);
        const auto task = surroundings.desk.claim(staff, request.parameter(QStringLiteral("task")), (*body)[QLatin1String("takeOver")].toBool());
        return task ? answer(Json::Object{{QStringLiteral("task"), taskJson(*task)}}) : refusal(task.error(), request.language);
    }), http::apiRoute);
    router.post(QStringLiteral("/api/v1/tasks/{task}/release"), signedIn(surroundings, [surroundings](http::Request &request, const QString &staff) {
        const auto task = surroundings.desk.release(staff, request.parameter(QStringLiteral("task")));
        return task ? answer(Json::Object{{QStringLiteral("task"), taskJson(*task)}}) : refusal(task.error(), request.language);
    }), http::apiRoute);
}

} // namespace server::api
