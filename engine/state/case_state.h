// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/json.h"
#include "engine/journal/record.h"

#include <map>
#include <optional>
#include <set>

namespace engine::state {

struct Token { QString id; QString scope; QString node; QString flow = {}; }; ///< flow: the one it came by
struct Scope { QString id; QString parent; QString token; QString process; std::map<QString, journal::Personal> variables; };
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
struct Timer { QString id; QString token; QString scope; QString node; QDateTime due; };
struct Subscription { QString id; QString token; QString scope; QString node; QString message; };
struct ServiceCall { QString id; QString token; QString scope; QString node; QString service; journal::NamedValues parameters; int attempts = 0; QString incident; };
struct File { QString id; QString role; QByteArray digest; qint64 size = 0; QString mediaType; journal::Personal name; bool erased = false; QDateTime added; };
struct Fact { QString id; QString kind; journal::Actor by; QDateTime at; journal::NamedValues details; };
/// What happened, for people: entered and completed nodes with times and actors, in order.
struct Step { QString node; QString scope; QDateTime entered; std::optional<QDateTime> left; std::optional<journal::Actor> by; };

/// Where a personal value of the journal belongs: the names under which it may be asked to be erased, also
/// those it was made of, and the seed of its record, which goes with it.
struct Trace { std::set<QString> names; std::set<QByteArray> seeds; };

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
    std::vector<File> files;
    std::vector<Fact> facts;
    std::vector<Step> steps;
    std::map<QByteArray, Trace> traces; ///< by commitment: every value that the journal still holds

    /// The case's variables as FEEL sees them (scope "" and then the inner ones); erased ones are null.
    feel::Context variables(const QString &scope = {}) const;
};

/// The state after `event`; `now` and `actor` are those of the record's command. No SQL, no surprises: any event
/// of any journal ever written applies.
void apply(CaseState &state, const journal::Event &event, const journal::Command &command);
/// Applies a whole record and counts the version.
void apply(CaseState &state, const journal::Record &record);

/// The stored form: canonical JSON with commitments for personal values, and back.
core::Json toJson(const CaseState &state, journal::PersonalValues &values);
core::Result<CaseState> fromJson(const core::Json &json, const journal::PersonalValues &values);

} // namespace engine::state
