// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/journal/personal.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace engine::journal {

/// Who does something: a plain id, never a name.
struct Actor
{
    enum class Kind { System, Citizen, Clerk };
    Kind kind = Kind::System;
    QString id;       ///< account or staff id; empty for the system
    QString position; ///< for clerks: as what they act, `tax-office/certificates:clerk`
    bool operator==(const Actor &) const = default;
};

using NamedValues = std::vector<std::pair<QString, Personal>>;

// ---- the closed set of commands ------------------------------------------------------------------

struct StartCase
{
    QString procedure;     ///< id from the cover sheet
    QString package;       ///< SHA-256 of the package, hex
    QString process;       ///< id of the BPMN process
    QString submission;    ///< id of the submission it came from
    QDateTime arrival;     ///< when it arrived at the intake (デジタル手続法 6(3))
    NamedValues variables; ///< the answers, the applicant, the attachments
};

struct ClaimTask { QString task; };
struct ReleaseTask { QString task; };
struct CompleteTask { QString task; NamedValues answers; };
/// A message from outside: `payment`, `completion`. Correlated by name within the case.
struct ReceiveMessage { QString message; NamedValues payload; };
struct FireTimer { QString timer; };
struct CompleteService { QString request; NamedValues results; };
/// `final` turns the failure into an incident that a clerk sees.
struct FailService { QString request; QString error; bool final = false; };
struct RetryService { QString request; };
/// The work behind a service request or a user task (its id in `work`) ends in a BPMN error: the nearest boundary
/// event or event sub-process for `code` goes on.
struct ThrowError { QString work; QString code; NamedValues details; };
/// A signal from outside: everything in the case that waits for it goes on.
struct ThrowSignal { QString signal; };
/// Begins another process of the definition (a pool) within the running case.
struct StartProcess { QString process; NamedValues variables; };
/// Ends the case whatever it waits for: withdrawal by the applicant (取下げ).
struct EndCase { QString outcome; NamedValues details; };
/// A fact of casework that moves no token: registration, approval signed, address shown, letter sent, note.
struct RecordFact { QString kind; NamedValues details; };
struct AttachFile
{
    QString file;      ///< id; its chunks are committed before this command
    QString role;      ///< attachment name, `application`, `signature`, `document:certificate`, `approval`
    QByteArray digest; ///< keyed digest of the content, hex
    qint64 size = 0;
    QString mediaType;
    Personal name;     ///< file names are personal
};
/// Replaces variables of the case: the answers after a completion (補正).
struct ReviseAnswers { NamedValues variables; };
/// Erases values by variable name (or a whole fact's details); the ground is an article or a class, plain text without personal data.
struct EraseValues { std::vector<QString> names; std::vector<QString> files; QString ground; };
/// Hands a running case over to another version of its package; since format 3.
struct MigrateCase
{
    QString package;       ///< SHA-256 of the version it goes to, hex
    NamedValues variables; ///< answers that this version needs and the case does not have
};

using CommandBody = std::variant<StartCase, ClaimTask, ReleaseTask, CompleteTask, ReceiveMessage, FireTimer,
                                 CompleteService, FailService, RetryService, EndCase, RecordFact, AttachFile,
                                 ReviseAnswers, EraseValues, ThrowError, ThrowSignal, StartProcess, MigrateCase>;

/// A command with everything that the pure engine may not fetch itself.
struct Command
{
    QString caseId;
    QString id;        ///< idempotency key
    QDateTime now;     ///< UTC, milliseconds
    QByteArray seed;   ///< 32 random bytes: salts and ids made while executing derive from it
    /// Of a command that was read and whose seed has been erased; else empty (`seedCommitment()` knows both).
    QByteArray erasedSeed = {};
    Actor actor;
    CommandBody body;
};

/// The seed is kept like a personal value, for whoever has it can try out salted values: it goes when
/// a value of its record is erased, and the record then cannot be executed again.
Personal seedAsPersonal(const QByteArray &seed);
QByteArray seedCommitment(const Command &command);
/// The personal values that came with a command by name; nullptr for one that brings none.
const NamedValues *namedValues(const CommandBody &body);

// ---- the closed set of events ---------------------------------------------------------------------

struct CaseStarted { QString procedure; QString package; QString process; QString submission; QDateTime arrival; };
struct VariableSet
{
    QString scope; ///< activity instance id, "" is the case
    QString name;
    Personal value;
    std::vector<QString> from = {}; ///< the names it was made of: erasing one of them erases this too
};
struct NodeEntered { QString token; QString scope; QString node; };
struct NodeLeft { QString token; QString scope; QString node; };
struct FlowTaken { QString token; QString flow; };   ///< sequence flow id
struct TokenEnded { QString token; };                ///< consumed by a join or an end event
struct ScopeOpened { QString scope; QString parent; QString token; QString process; }; ///< call activity
struct ScopeClosed { QString scope; };
struct TaskCreated
{
    QString task;
    QString token;
    QString scope;
    QString node;
    QString form;                    ///< form id or empty
    std::vector<QString> roles;      ///< candidate roles of the package
    std::optional<QDateTime> due;
};
struct TaskClaimed { QString task; Actor by; };
struct TaskReleased { QString task; };
struct TaskCompleted { QString task; Actor by; };
struct TaskCancelled { QString task; };
struct TimerSet { QString timer; QString token; QString scope; QString node; QDateTime due; };
struct TimerCancelled { QString timer; };
struct TimerFired { QString timer; };
struct MessageAwaited { QString subscription; QString token; QString scope; QString node; QString message; };
struct MessageUnsubscribed { QString subscription; };
struct MessageReceived { QString subscription; QString message; };
/// Nothing is called by the engine: the runtime's caller carries this out through the outbox.
struct ServiceRequested
{
    QString request;
    QString token;
    QString scope;
    QString node;
    QString service;
    std::vector<std::pair<QString, Personal>> parameters;
    std::map<QString, std::vector<QString>> from = {}; ///< by parameter: the names it was made of
};
/// What waited for it is gone: a boundary event, the end of the case. A result that comes now is refused.
struct ServiceCancelled { QString request; };
struct ServiceCompleted { QString request; };
struct ServiceFailed { QString request; QString error; int attempt = 0; };
struct IncidentRaised { QString request; QString error; };
struct IncidentResolved { QString request; };
/// A decision table fired: which rules, for the "why" (ids are plain, inputs are not repeated).
struct DecisionMade { QString node; QString decision; std::vector<QString> rules; };
struct FactRecorded { QString fact; QString kind; Actor by; NamedValues details; };
struct FileAttached { QString file; QString role; QByteArray digest; qint64 size = 0; QString mediaType; Personal name; };
struct ValuesErased { std::vector<QString> names; std::vector<QByteArray> commitments; std::vector<QString> files; QString ground; };
/// granted, refused, dismissed, withdrawn, deemed-withdrawn (legal-frame 1.3)
struct CaseEnded { QString outcome; };

// ---- since format 2

/// A sub-process begins. `process` is the one in which `node` stands.
struct SubProcessOpened { QString scope; QString parent; QString token; QString process; QString node; };
/// A loop or multi-instance activity begins; `total` instances, -1 where a condition decides.
struct LoopOpened { QString scope; QString parent; QString token; QString process; QString node; qint64 total = 0; };
struct InstanceOpened { QString scope; QString loop; qint64 number = 0; };
struct InstanceClosed { QString scope; bool completed = false; }; ///< else it was terminated
/// Another process of the definition begins in this case: a pool.
struct PoolOpened { QString scope; QString process; };
/// A completed sub-process is kept for what may undo it.
struct ScopeKept { QString scope; };
/// A timer that fires again; `remaining` more times, -1 for without end.
struct CycleSet { QString timer; QString token; QString scope; QString node; QDateTime due; qint64 remaining = 0; };
struct SignalAwaited { QString subscription; QString token; QString scope; QString node; QString signal; };
struct SignalReceived { QString subscription; QString signal; };
/// `definition` is the place of the condition among the node's event definitions.
struct ConditionAwaited { QString subscription; QString token; QString scope; QString node; qint64 definition = 0; };
/// The condition came true; what does not interrupt waits until it has been false again.
struct ConditionMet { QString subscription; };
struct ConditionReset { QString subscription; };
/// A signal, error, escalation, compensation or cancel event, by the kind and the name or code.
struct EventThrown { QString token; QString scope; QString node; QString kind; QString name; };
/// A message to the world outside or to another pool; the runtime's caller carries it out through the outbox.
struct MessageSent
{
    QString token;
    QString scope;
    QString node;
    QString message;
    NamedValues payload;
    std::map<QString, std::vector<QString>> from = {}; ///< by entry: the names it was made of
};
/// `node` completed in `scope` and can be undone, by its handler or, where `inner` is kept, by what is in it.
struct CompensationReady { QString record; QString scope; QString node; QString inner; };
/// `token` undoes it for the throwing token `by`.
struct CompensationStarted { QString record; QString token; QString by; };
struct CompensationDone { QString record; };
/// A complex gateway has let its tokens through and takes the rest in silence, until it is reset.
struct GatewayActivated { QString scope; QString node; std::vector<QString> flows; };
struct GatewayReset { QString scope; QString node; };

// ---- since format 3

/// From now on the case runs with another version of its package, where it stands.
struct CaseMigrated { QString from; QString to; };
/// An open task has the form and the roles of the version that the case has come to.
struct TaskRevised { QString task; QString form; std::vector<QString> roles; };

using Event = std::variant<CaseStarted, VariableSet, NodeEntered, NodeLeft, FlowTaken, TokenEnded, ScopeOpened,
                           ScopeClosed, TaskCreated, TaskClaimed, TaskReleased, TaskCompleted, TaskCancelled,
                           TimerSet, TimerCancelled, TimerFired, MessageAwaited, MessageUnsubscribed,
                           MessageReceived, ServiceRequested, ServiceCancelled, ServiceCompleted, ServiceFailed,
                           IncidentRaised, IncidentResolved, DecisionMade, FactRecorded, FileAttached, ValuesErased, CaseEnded,
                           SubProcessOpened, LoopOpened, InstanceOpened, InstanceClosed, PoolOpened, ScopeKept, CycleSet,
                           SignalAwaited, SignalReceived, ConditionAwaited, ConditionMet, ConditionReset, EventThrown,
                           MessageSent, CompensationReady, CompensationStarted, CompensationDone, GatewayActivated,
                           GatewayReset, CaseMigrated, TaskRevised>;

using Events = std::vector<Event>;

} // namespace engine::journal
