// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/local_text.h"
#include "engine/feel/expression.h"

#include <QHash>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace engine::bpmn {

/// The elements that we carry out. One file each in `runtime/elements`.
enum class NodeType {
    StartEvent,
    EndEvent,
    TerminateEndEvent,
    UserTask,
    ServiceTask,
    BusinessRuleTask,
    ScriptTask,
    ReceiveTask,
    CallActivity,
    ExclusiveGateway,
    ParallelGateway,
    EventBasedGateway,
    TimerCatchEvent,
    MessageCatchEvent,
    BoundaryTimerEvent,
    BoundaryMessageEvent,
};

/// An index into `Process::nodes` or `Process::flows`.
using Index = std::size_t;
inline constexpr Index none = static_cast<Index>(-1);

/// Diagram interchange: a place on the author's drawing, in its own units.
struct Point
{
    double x = 0;
    double y = 0;
};

struct Bounds
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// A name and what an author wrote for it: a service's parameter, a mapping in or out.
struct Mapping
{
    QString name;
    feel::Expression value;
    core::SourceRef where;
};

/// What an author named, with the place of the name: a form, a role, a decision.
struct Reference
{
    QString name; ///< empty: not given
    core::SourceRef where;
    bool isGiven() const { return !name.isEmpty(); }
};

enum class TimerKind { Date, Duration };

/// When a timer fires. ISO 8601 texts were turned into the FEEL that says the same. A date without time
/// means the end of that day in the town's zone: the last day of a period belongs to it (民法 141).
struct TimerDefinition
{
    TimerKind kind = TimerKind::Date;
    feel::Expression when;
};

/// Who signs what in an approval route: 起案, 回議・合議, 決裁.
enum class Act { None, Draft, Concur, Approve };

struct SequenceFlow
{
    QString id;
    QString name;
    Index source = none;
    Index target = none;
    std::optional<feel::Expression> condition;
    core::SourceRef where;
    core::SourceRef conditionWhere; ///< known also where the condition could not be parsed
    std::vector<Point> waypoints;
};

/// One element of a process. What its type has no use for stays empty.
struct Node
{
    QString id;
    QString name;
    core::LocalText labels; ///< `todoke:label` children; `label()` falls back to the name
    NodeType type = NodeType::UserTask;
    core::SourceRef where;
    std::vector<Index> incoming; ///< flows
    std::vector<Index> outgoing; ///< flows, in the order they stand in the file
    Index defaultFlow = none;
    std::vector<Index> boundaryEvents; ///< nodes attached to this activity
    std::optional<Bounds> bounds;

    Reference form;
    std::optional<feel::Expression> owner; ///< `potentialOwner`, else the lane's role
    bool ownerGiven = false; ///< also where the owner could not be parsed
    Act act = Act::None;
    std::optional<feel::Expression> due;
    bool flat = false;  ///< `todoke:flat`: each answer also by its own name

    QString result;     ///< `todoke:result`: the variable for the outcome of the node
    Reference service;
    std::vector<Mapping> parameters; ///< of a service
    std::vector<Mapping> results;    ///< of a service: FEEL over its result
    Reference decision;
    std::optional<feel::Expression> script;
    Reference called;
    std::vector<Mapping> in;
    std::vector<Mapping> out;
    std::optional<TimerDefinition> timer;
    Reference message;
    Index attachedTo = none;
    bool interrupting = true;
    Reference outcome; ///< of an end event

    bool isActivity() const;
    bool isEvent() const;
    bool isGateway() const;
    bool isEnd() const { return type == NodeType::EndEvent || type == NodeType::TerminateEndEvent; }
    bool isBoundary() const { return type == NodeType::BoundaryTimerEvent || type == NodeType::BoundaryMessageEvent; }
    /// What people read: the label in `language`, else the name, else the id.
    QString label(const core::Language &language) const;
};

/// A lane: an office or a position; `role` owns its user tasks that name no owner.
struct Lane
{
    QString id;
    QString name;
    Reference role;
    std::vector<Index> nodes;
    std::optional<Bounds> bounds;
    core::SourceRef where;
};

/// A process as its author drew it. Immutable once read; any number of threads may use the same one.
struct Process
{
    QString id;
    QString name;
    core::SourceRef where;
    std::vector<Node> nodes;
    std::vector<SequenceFlow> flows;
    std::vector<Lane> lanes;
    std::optional<Bounds> bounds; ///< of its pool, where it is drawn with one

    /// The node called `nodeId`, or nullptr.
    const Node *node(const QString &nodeId) const;
    const SequenceFlow *flow(const QString &flowId) const;
    /// The start event, or nullptr in a process with faults.
    const Node *start() const;

    QHash<QString, Index> nodeIndex;
    QHash<QString, Index> flowIndex;
};

/// The element's name in BPMN's own words, as in `userTask`.
QString elementName(NodeType type);

/// `todoke:act` in its own words: draft, concur, approve; empty for none.
QString actName(Act act);

} // namespace engine::bpmn
