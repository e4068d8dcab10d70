// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <set>
#include <vector>

namespace engine::casework {

/// The service whose work somebody outside does: `todoke:service="external"` with the parameter `topic`.
inline constexpr auto externalService = "external";
/// What such a request is called among the rows to be carried out; no pump touches it.
inline constexpr auto externalKind = "external";
/// Nobody holds a request for longer without asking again, nor is one put off for longer.
inline constexpr std::chrono::hours longestLock{24};

/// What is kept of a request for external work beside its case. Nothing in it is personal.
struct WorkTicket
{
    QString topic;
    QString worker = {}; ///< who has locked it; empty: nobody
    QString told = {};   ///< who ended it in an error that nobody caught, until it is taken again
    QByteArray bytes() const;
    static WorkTicket of(const QByteArray &bytes);
};

/// A request for external work as it waits.
struct WorkRow
{
    QString request;
    QString caseId;
    WorkTicket ticket;
    QDateTime nextAt; ///< locked: until then; else when it may be tried (again)
    int attempts = 0; ///< that failed
};

/// Where requests for external work wait, and who holds which. Locks outlive a restart. Owned by casework, implemented by
/// engine/store. Thread-safe. Errors are the store's own.
class WorkQueue
{
public:
    virtual ~WorkQueue() = default;
    /// Locks the oldest of `topics` that are due for `worker` until `until`, at most `most`; no two callers get the same.
    virtual core::Result<std::vector<WorkRow>> takeWork(const std::set<QString> &topics, const QString &worker, const QDateTime &now,
                                                        const QDateTime &until, int most) = 0;
    virtual core::Result<std::optional<WorkRow>> work(const QString &request) = 0;
    /// Sets who holds it and until when; `failed` counts one more attempt. False, and nothing is changed, where it is gone
    /// or has another holder or other attempts than `seen` says.
    virtual core::Result<bool> holdWork(const WorkRow &seen, const WorkTicket &next, const QDateTime &until, bool failed) = 0;
};

} // namespace engine::casework
