// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/casework/office.h"
#include "engine/casework/work_queue.h"
#include "engine/directory/workers.h"

namespace engine::casework {

enum class WorkError { WrongTopic, NoSuchWork, NotHeld, WrongCode };
core::ErrorText errorText(WorkError id);

/// Lets a town's own system do a service task (`todoke:service="external"`), in whatever language it is written:
///
///     waits ─► fetch (locked) ─► complete | throwError ─► the case goes on
///        ▲          │ ▲ extend
///        └── fail, or the lock runs out
///
/// A result counts once: whoever completes again what they have completed is told the same; whose lock has run out and
/// passed to somebody else is refused. Thread-safe.
class ExternalWork
{
public:
    ExternalWork(Office &office, WorkQueue &queue) : m_office(office), m_queue(queue) {}

    struct Job
    {
        QString request;
        QString caseId;
        QString procedure;
        QString topic;
        feel::Context variables; ///< the parameters of the service task but its topic
        int attempts = 0;        ///< that failed
        QDateTime lockedUntil;
    };
    /// Locks and gives what waits; `topics` empty: all that the worker may do.
    core::Result<std::vector<Job>> fetch(const directory::Worker &worker, std::set<QString> topics, int most, std::chrono::seconds lock);
    /// The new end of the lock.
    core::Result<QDateTime> extend(const directory::Worker &worker, const QString &request, std::chrono::seconds lock);
    core::Result<void> complete(const directory::Worker &worker, const QString &request, const feel::Context &results);
    /// Ends the work in a BPMN error that the model may catch; where it does not, a clerk sees an incident.
    core::Result<void> throwError(const directory::Worker &worker, const QString &request, const QString &code, const feel::Context &details);

    struct Failed
    {
        int attempts = 0;
        QDateTime nextAt;
        bool incident = false;
    };
    /// `why` is a plain code, never a sentence, for it may not name anybody. Tried again after `retry`, else with back-off;
    /// `final`, or too many tries, becomes an incident.
    core::Result<Failed> fail(const directory::Worker &worker, const QString &request, const QString &why,
                              std::optional<std::chrono::seconds> retry, bool final);

    /// Work that failed may be fetched at once: a clerk has seen to what stood in its way. No matter what is no external work.
    core::Result<void> retry(const QString &request);

private:
    core::Result<WorkRow> held(const directory::Worker &worker, const QString &request);
    core::Result<void> finish(const WorkRow &row, const QString &key, const directory::Worker &worker, journal::CommandBody body);

    Office &m_office;
    WorkQueue &m_queue;
};

} // namespace engine::casework
