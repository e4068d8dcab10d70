// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/journal/record.h"
#include "engine/state/lookup.h"
#include "engine/state/traces.h"

#include <map>
#include <optional>

namespace engine::state {

struct Token
{
    QString id;
    QString scope;
    QString node;
    QString flow = {};   ///< the one it came by
    QString undoes = {}; ///< the compensation record that it carries out
    QString undoneFor = {}; ///< the token that threw the compensation
};
/// A completed activity that can be undone, in the order of completion.
struct Compensation { QString id; QString scope; QString node; QString inner; bool operator==(const Compensation &) const = default; };
/// What a scope stands for. A process is the case itself or a called process, a pool one that runs beside them.
enum class ScopeKind { Process, Pool, SubProcess, Loop, Instance };
std::vector<const char *> wordsOf(ScopeKind);
struct Scope
{
    QString id;
    QString parent;
    QString token; ///< the token that waits for it; none for pools and instances
    QString process;
    std::map<QString, journal::Personal> variables;
    ScopeKind kind = ScopeKind::Process;
    QString node = {};      ///< the activity that it is, for sub-processes, loops and instances
    qint64 number = 0;      ///< of an instance, from 1
    qint64 total = 0;       ///< of a loop; -1: a condition decides
    qint64 started = 0;     ///< instances of a loop
    qint64 completed = 0;
    qint64 terminated = 0;
    bool kept = false; ///< it has completed and is there for compensation only
    std::map<QString, std::vector<QString>> activated = {}; ///< complex gateways that wait for the rest, with the flows they had
};
struct Task
{
    QString id;
    QString token;
    QString scope;
    QString node;
    QString form;
    std::vector<QString> roles;
    QDateTime created;
    std::optional<QDateTime> due;
    std::optional<journal::Actor> claimedBy;
};
struct Timer { QString id; QString token; QString scope; QString node; QDateTime due; qint64 remaining = 0; }; ///< remaining: how often it fires again, -1 without end
enum class Awaits { Message, Signal, Condition };
/// The words of an enumeration in a stored state, in its order.
std::vector<const char *> wordsOf(Awaits);
struct Subscription
{
    QString id;
    QString token; ///< none: the start event of an event sub-process of `scope` waits
    QString scope;
    QString node;
    QString message; ///< or signal
    Awaits awaits = Awaits::Message;
    qint64 definition = 0; ///< of a condition: which of the node's event definitions
    bool met = false;      ///< of a condition: it has been true and not been false since
};
struct ServiceCall { QString id; QString token; QString scope; QString node; QString service; journal::NamedValues parameters; int attempts = 0; QString incident; };
struct File { QString id; QString role; QByteArray digest; qint64 size = 0; QString mediaType; journal::Personal name; bool erased = false; QDateTime added; };
struct Fact { QString id; QString kind; journal::Actor by; QDateTime at; journal::NamedValues details; };
/// What happened, for people: entered and completed nodes with times and actors, in order.
struct Step { QString node; QString scope; QDateTime entered; std::optional<QDateTime> left; std::optional<journal::Actor> by; };

/// A running or ended case in memory. Only `apply` changes it.
struct CaseState
{
    QString caseId;
    qint64 version = 0; ///< sequence of the last record applied; 0: does not exist yet
    QString procedure;
    QString package;
    QString process;
    QString submission;
    QDateTime arrival;
    QDateTime started;
    std::optional<QDateTime> ended;
    QString outcome; ///< empty while it runs
    std::map<QString, Scope> scopes; ///< "" is the case itself
    std::map<QString, Token> tokens;
    std::map<QString, Task> tasks;   ///< open ones
    std::map<QString, Timer> timers;
    std::map<QString, Subscription> subscriptions;
    std::map<QString, ServiceCall> services; ///< waiting ones
    std::vector<Compensation> compensations;
    std::vector<File> files;
    std::vector<Fact> facts;
    std::vector<Step> steps;
    Traces traces; ///< every value that the journal still holds

    Lookup lookup;
    /// Makes `lookup` again, after reading.
    void index();

    /// The case's variables as FEEL sees them (scope "" and then the inner ones); erased ones are null.
    feel::Context variables(const QString &scope = {}) const;
    /// One of them; nothing where there is none of that name.
    std::optional<feel::Value> variable(const QString &scope, const QString &name) const;
};

/// The state after `event`; `now` and `actor` are those of the record's command. No SQL, no surprises: any event
/// of any journal ever written applies.
void apply(CaseState &state, const journal::Event &event, const journal::Command &command);
/// Applies a whole record and counts the version.
void apply(CaseState &state, const journal::Record &record);

/// The stored form: canonical JSON with commitments for personal values, and back. `values`, if given, gets these values.
QByteArray toJson(const CaseState &state, journal::PersonalValues *values = nullptr);
core::Result<CaseState> fromJson(const core::Json &json, const journal::PersonalValues &values);

} // namespace engine::state
