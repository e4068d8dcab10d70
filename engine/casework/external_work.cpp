// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/external_work.h"

#include "engine/casework/pump.h"
#include "engine/core/json.h"
#include "engine/runtime/execute.h"

#include <QRegularExpression>

namespace engine::casework {

using core::Error;
using core::Result;

namespace {

const QString topicName = QStringLiteral("topic");
const QString workerName = QStringLiteral("worker");
const QString toldName = QStringLiteral("told");

/// How many attempts are looked through for an error that was told already.
constexpr int mostAttempts = 64;

/// The key under which a worker's result is committed: once per worker and request.
QString keyOf(const directory::Worker &worker, const QString &request)
{
    return QStringLiteral("work:") + worker.name + QLatin1Char(':') + request;
}

bool isCode(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}\\z"));
    return code.match(text).hasMatch();
}

journal::NamedValues named(const feel::Context &values)
{
    journal::NamedValues all;
    for (const auto &[name, value] : values.entries())
        all.emplace_back(name, Office::personal(value));
    return all;
}

} // namespace

core::ErrorText errorText(WorkError id)
{
    switch (id) {
    case WorkError::WrongTopic:
        return {"casework", "WrongTopic", QT_TRANSLATE_NOOP("casework", "this worker may not do work of the topic “%1”")};
    case WorkError::NoSuchWork:
        return {"casework", "NoSuchWork", QT_TRANSLATE_NOOP("casework", "there is no work “%1” to be done: it was finished, or the case needs it no more")};
    case WorkError::NotHeld:
        return {"casework", "NotHeld", QT_TRANSLATE_NOOP("casework", "this worker does not hold the work “%1” any more: its lock has run out; fetch anew")};
    case WorkError::WrongCode:
        return {"casework", "WrongCode", QT_TRANSLATE_NOOP("casework", "expected a code of letters, digits, dots, colons, dashes and underscores, at most 64, got “%1”")};
    }
    Q_UNREACHABLE();
}

QByteArray WorkTicket::bytes() const
{
    core::Json json(core::Json::Object{{topicName, topic}, {workerName, worker}});
    if (!told.isEmpty())
        json.set(toldName, told);
    return json.canonical();
}

WorkTicket WorkTicket::of(const QByteArray &bytes)
{
    const auto json = core::Json::parse(bytes);
    return json ? WorkTicket{(*json)[topicName].toString(), (*json)[workerName].toString(), (*json)[toldName].toString()} : WorkTicket{};
}

Result<std::vector<ExternalWork::Job>> ExternalWork::fetch(const directory::Worker &worker, std::set<QString> topics, int most,
                                                           std::chrono::seconds lock)
{
    for (const QString &topic : topics) {
        if (!worker.topics.contains(topic))
            return Error(WorkError::WrongTopic, {topic});
    }
    if (topics.empty())
        topics = worker.topics;
    const Surroundings &s = m_office.surroundings();
    const QDateTime now = s.clock.now();
    const auto rows = m_queue.takeWork(topics, worker.name, now, now.addSecs(lock.count()), most);
    if (!rows)
        return rows.error();
    std::vector<Job> jobs;
    std::optional<Error> hindered;
    for (const WorkRow &row : *rows) {
        const auto opened = m_office.open(row.caseId);
        if (!opened) {
            // One case that cannot be opened must not keep the others of its topic from being done.
            hindered = opened.error();
            if (const auto later = m_queue.holdWork(row, {row.ticket.topic, {}, {}}, now.addSecs(backOff(row.attempts).count()), true); !later)
                return later.error();
            continue;
        }
        const auto call = opened->stored.state.services.find(row.request);
        if (call == opened->stored.state.services.end() || opened->stored.state.ended) {
            // Cancelled meanwhile, or done by a commit before a crash.
            if (const auto gone = s.store.outboxDone(row.request); !gone)
                return gone.error();
            continue;
        }
        Job job{row.request, row.caseId, opened->stored.state.procedure, row.ticket.topic, {}, row.attempts, row.nextAt};
        for (const auto &[name, value] : call->second.parameters) {
            if (name != topicName)
                job.variables.set(name, value.erased ? feel::Value() : value.value);
        }
        jobs.push_back(std::move(job));
    }
    if (jobs.empty() && hindered)
        return *hindered;
    return jobs;
}

/// The row of a request that `worker` has locked. A lock that has run out still counts while nobody else has taken it.
Result<WorkRow> ExternalWork::held(const directory::Worker &worker, const QString &request)
{
    const auto row = m_queue.work(request);
    if (!row)
        return row.error();
    if (!*row)
        return Error(WorkError::NoSuchWork, {request});
    if (!worker.topics.contains((*row)->ticket.topic))
        return Error(WorkError::WrongTopic, {(*row)->ticket.topic});
    if ((*row)->ticket.worker != worker.name)
        return Error(WorkError::NotHeld, {request});
    return **row;
}

Result<QDateTime> ExternalWork::extend(const directory::Worker &worker, const QString &request, std::chrono::seconds lock)
{
    const auto row = held(worker, request);
    if (!row)
        return row.error();
    const QDateTime until = m_office.surroundings().clock.now().addSecs(lock.count());
    const auto kept = m_queue.holdWork(*row, row->ticket, until, false);
    if (!kept)
        return kept.error();
    return *kept ? Result<QDateTime>(until) : Error(WorkError::NotHeld, {request});
}

/// Carries out what ends the work.
Result<void> ExternalWork::finish(const WorkRow &row, const QString &key, const directory::Worker &worker, journal::CommandBody body)
{
    Office::Act act;
    act.caseId = row.caseId;
    act.actor = {journal::Actor::Kind::System, QStringLiteral("worker:") + worker.name, {}};
    act.key = key;
    act.bodies.push_back(std::move(body));
    const auto done = m_office.perform(act);
    if (!done)
        return done.error().is(runtime::RuntimeError::NothingAwaits) || done.error().is(runtime::RuntimeError::AlreadyEnded)
            ? Error(WorkError::NoSuchWork, {row.request})
            : done.error();
    if (!done->state.services.contains(row.request))
        return m_office.surroundings().store.outboxDone(row.request);
    // An error that nobody caught: somebody must look. Whoever took it meanwhile, or a clerk who wants it done at once, goes first.
    const auto later = m_queue.holdWork(row, {row.ticket.topic, {}, worker.name}, m_office.surroundings().clock.now().addSecs(backOff(row.attempts).count()), true);
    return later ? Result<void>() : later.error();
}

Result<void> ExternalWork::complete(const directory::Worker &worker, const QString &request, const feel::Context &results)
{
    const QString key = keyOf(worker, request);
    const auto row = held(worker, request);
    if (row)
        return finish(*row, key, worker, journal::CompleteService{request, named(results)});
    // Whoever did not hear the answer is told the same again.
    const auto before = m_office.surroundings().store.commandDone(key);
    if (!before)
        return before.error();
    return *before ? Result<void>() : row.error();
}

Result<void> ExternalWork::throwError(const directory::Worker &worker, const QString &request, const QString &code, const feel::Context &details)
{
    if (!isCode(code))
        return Error(WorkError::WrongCode, {code});
    const auto keyAfter = [&](int attempts) { return keyOf(worker, request) + QStringLiteral(":error:") + QString::number(attempts); };
    const auto row = held(worker, request);
    if (row)
        return finish(*row, keyAfter(row->attempts), worker, journal::ThrowError{request, code, named(details)});
    // Whoever did not hear the answer is told the same again: while nobody has taken it since, or where the error ended it.
    const auto waiting = m_queue.work(request);
    if (!waiting)
        return waiting.error();
    if (*waiting)
        return (*waiting)->ticket.told == worker.name ? Result<void>() : row.error();
    for (int attempts = 0; attempts < mostAttempts; ++attempts) {
        const auto before = m_office.surroundings().store.commandDone(keyAfter(attempts));
        if (!before)
            return before.error();
        if (*before)
            return {};
    }
    return row.error();
}

Result<void> ExternalWork::retry(const QString &request)
{
    const auto row = m_queue.work(request);
    if (!row || !*row)
        return row ? Result<void>() : row.error();
    const QDateTime now = m_office.surroundings().clock.now();
    if (!(*row)->ticket.worker.isEmpty() && (*row)->nextAt > now)
        return {}; // somebody is at it again already
    const auto due = m_queue.holdWork(**row, {(*row)->ticket.topic, {}, (*row)->ticket.told}, now, false);
    return due ? Result<void>() : due.error();
}

Result<ExternalWork::Failed> ExternalWork::fail(const directory::Worker &worker, const QString &request, const QString &why,
                                                std::optional<std::chrono::seconds> retry, bool final)
{
    if (!isCode(why))
        return Error(WorkError::WrongCode, {why});
    const auto row = held(worker, request);
    if (!row)
        return row.error();
    Failed failed{row->attempts + 1, m_office.surroundings().clock.now().addSecs(retry.value_or(backOff(row->attempts)).count()), false};
    failed.incident = final;
    if (failed.attempts >= triesBeforeIncident) {
        const auto seen = hasIncident(m_office, row->caseId, request);
        if (!seen)
            return seen.error();
        failed.incident = failed.incident || !*seen;
    }
    if (failed.incident) {
        Office::Act act;
        act.caseId = row->caseId;
        act.actor = {journal::Actor::Kind::System, QStringLiteral("worker:") + worker.name, {}};
        act.key = keyOf(worker, request) + QStringLiteral(":failed:") + QString::number(failed.attempts);
        act.bodies = {journal::FailService{request, why, true}};
        if (const auto done = m_office.perform(act); !done)
            return done.error();
    }
    const auto kept = m_queue.holdWork(*row, {row->ticket.topic, {}, {}}, failed.nextAt, true);
    if (!kept)
        return kept.error();
    return *kept ? Result<Failed>(failed) : Error(WorkError::NotHeld, {request});
}

} // namespace engine::casework
