// SPDX-License-Identifier: Apache-2.0
#include "engine/directory/workers.h"

#include "engine/core/json.h"
#include "engine/crypto/crypto.h"

#include <QRegularExpression>

namespace engine::directory {

using core::Error;
using core::Result;

namespace {

const QString kind = QStringLiteral("worker");

bool isName(const QString &text)
{
    static const QRegularExpression name(QStringLiteral("^[a-z0-9][a-z0-9._-]{0,63}\\z"));
    return name.match(text).hasMatch();
}

Worker workerOf(const Entry &entry)
{
    Worker worker{entry.id, {}};
    if (const auto topics = core::Json::parse(entry.content)) {
        for (const core::Json &topic : topics->toArray())
            worker.topics.insert(topic.toString());
    }
    return worker;
}

/// 256 random bits need no slow hash.
QByteArray hashed(const QString &token)
{
    return crypto::sha256("worker " + token.toUtf8());
}

} // namespace

core::ErrorText errorText(WorkerError id)
{
    switch (id) {
    case WorkerError::WrongName:
        return {"directory", "WrongWorkerName", QT_TRANSLATE_NOOP("directory", "“%1” is no name for a worker or a topic: expected a-z, 0-9, dots, dashes and underscores, at most 64")};
    case WorkerError::NoTopic:
        return {"directory", "NoTopic", QT_TRANSLATE_NOOP("directory", "the worker “%1” needs a topic")};
    case WorkerError::NoSuchWorker:
        return {"directory", "NoSuchWorker", QT_TRANSLATE_NOOP("directory", "there is no worker “%1”")};
    }
    Q_UNREACHABLE();
}

Result<QString> Workers::add(const QString &name, const std::set<QString> &topics)
{
    if (!isName(name))
        return Error(WorkerError::WrongName, {name});
    if (topics.empty())
        return Error(WorkerError::NoTopic, {name});
    core::Json::Array list;
    for (const QString &topic : topics) {
        if (!isName(topic))
            return Error(WorkerError::WrongName, {topic});
        list.push_back(topic);
    }
    const QString token = QString::fromLatin1(crypto::randomBytes(32).toHex());
    if (const auto put = m_store.put({{kind, name, hashed(token), core::Json(std::move(list)).canonical()}}); !put)
        return put.error();
    return token;
}

Result<void> Workers::remove(const QString &name)
{
    const auto known = m_store.find(kind, name);
    if (!known)
        return known.error();
    if (!*known)
        return Error(WorkerError::NoSuchWorker, {name});
    return m_store.remove(kind, name);
}

Result<std::optional<Worker>> Workers::of(const QString &token) const
{
    const auto found = m_store.matching(kind, hashed(token));
    if (!found)
        return found.error();
    return found->empty() ? std::optional<Worker>() : std::optional(workerOf(found->front()));
}

Result<std::vector<Worker>> Workers::all() const
{
    const auto entries = m_store.all(kind);
    if (!entries)
        return entries.error();
    std::vector<Worker> workers;
    for (const Entry &entry : *entries)
        workers.push_back(workerOf(entry));
    return workers;
}

} // namespace engine::directory
