// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/model.h"

#include <map>

namespace engine::bpmn {

/// `message`, `signal`, `error`, `escalation`, `itemDefinition`, `resource`, `dataStore`, …: what stands beside the
/// processes of a file and is referred to by its id.
struct RootElement
{
    QString element;
    QString id;
    QString name;
    QString code;      ///< `errorCode`, `escalationCode`
    Reference item;    ///< `itemRef`, `structureRef`, `itemSubjectRef`
    bool collection = false;
    core::SourceRef where;
    Detail detail; ///< the whole of it
};

struct Operation
{
    QString id;
    QString name;
    Reference in;
    Reference out;
    std::vector<Reference> errors;
    core::SourceRef where;
};

struct Interface
{
    QString id;
    QString name;
    std::vector<Operation> operations;
    core::SourceRef where;
};

struct Participant
{
    QString id;
    QString name;
    Reference process;
    std::optional<Bounds> bounds;
    core::SourceRef where;
    std::vector<Detail> details;
};

struct MessageFlow
{
    QString id;
    QString name;
    Reference source;
    Reference target;
    Reference message;
    core::SourceRef where;
    std::vector<Point> waypoints;
};

struct Collaboration
{
    QString id;
    QString name;
    std::vector<Participant> participants;
    std::vector<MessageFlow> messageFlows;
    core::SourceRef where;
    std::vector<Detail> details;
};

/// A BPMN file. Immutable once read; any thread. A global task is a process of one task.
struct Definitions
{
    QString id;
    QString name;
    QString targetNamespace;
    core::SourceRef where;
    std::vector<Process> processes;
    std::vector<RootElement> roots;
    std::vector<EventDefinition> events; ///< for `eventDefinitionRef`
    std::vector<Interface> interfaces;
    std::vector<Collaboration> collaborations;
    std::vector<Detail> details; ///< everything else: choreographies, conversations, documentation

    /// The root element called `id`, or nullptr.
    const RootElement *root(const QString &id) const;
    const EventDefinition *event(const QString &id) const;
};

} // namespace engine::bpmn
