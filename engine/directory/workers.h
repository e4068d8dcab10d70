// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/clock.h"
#include "engine/directory/directory_store.h"

#include <set>

namespace engine::directory {

/// A system of the town that does external work, and the topics that it may do.
struct Worker
{
    QString name;
    std::set<QString> topics;
};

enum class WorkerError { WrongName, NoTopic, NoSuchWorker };
core::ErrorText errorText(WorkerError id);

/// The workers of a town. Each signs in with a token of its own, which is made by an administrator, shown once, and kept
/// hashed. Thread-safe, as the store is.
class Workers
{
public:
    explicit Workers(DirectoryStore &store) : m_store(store) {}

    /// A new token for `name`; one that it had before is worth nothing from now on.
    core::Result<QString> add(const QString &name, const std::set<QString> &topics);
    core::Result<void> remove(const QString &name);
    /// Whose token it is; nothing if it is nobody's.
    core::Result<std::optional<Worker>> of(const QString &token) const;
    core::Result<std::vector<Worker>> all() const;

private:
    DirectoryStore &m_store; // outlives this
};

} // namespace engine::directory
