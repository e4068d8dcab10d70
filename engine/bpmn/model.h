// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/data.h"
#include "engine/bpmn/event_definition.h"
#include "engine/core/local_text.h"

#include <QHash>

#include <memory>

namespace engine::bpmn {

/// The flow nodes of BPMN. One file each in `runtime/elements`. What an event waits for or throws is told by
/// its event definitions, what a sub-process is by `Node::triggeredByEvent`.
enum class NodeType {
    StartEvent,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    BoundaryEvent,
    EndEvent,
    Task,
    ManualTask,
    UserTask,
    ServiceTask,
    SendTask,
    ReceiveTask,
    ScriptTask,
    BusinessRuleTask,
    CallActivity,
    SubProcess,
    Transaction,
    AdHocSubProcess,
    ExclusiveGateway,
    InclusiveGateway,
    ParallelGateway,
    ComplexGateway,
    EventBasedGateway,
};

/// Who signs what in an approval route: 起案, 回議・合議, 決裁.
enum class Act { None, Draft, Concur, Approve };

/// `gatewayDirection`, for checks only: what a gateway does follows from its flows.
enum class GatewayDirection { Unspecified, Converging, Diverging, Mixed };

struct SequenceFlow
{
    QString id;
    QString name;
    Index source = none;
    Index target = none;
    Index scope = none; ///< the sub-process that it stands in; none: the process
    std::optional<feel::Expression> condition;
    core::SourceRef where;
    core::SourceRef conditionWhere; ///< known also where the condition could not be parsed
    std::vector<Point> waypoints;
    std::vector<Detail> details;

    bool hasCondition() const { return condition || conditionWhere.line > 0; }
};

/// `standardLoopCharacteristics`: while the condition is true, at most `maximum` times.
struct StandardLoop
{
    bool testBefore = false;
    std::optional<qint64> maximum;
    std::optional<feel::Expression> condition;
    core::SourceRef where;
    core::SourceRef maximumWhere;
};

/// When a multi-instance activity throws an event. BPMN 2.0.2, Table 10.30.
enum class Behaviour { None, One, All, Complex };

/// `multiInstanceLoopCharacteristics`. How many: `cardinality`, or one for each entry of a collection, which is
/// the data that `loopDataInput` refers to or what `todoke:collection` gives.
struct MultiInstance
{
    bool sequential = false;
    std::optional<feel::Expression> cardinality;
    std::optional<feel::Expression> collection;
    QString item;   ///< the variable of an instance's entry: `inputDataItem` or `todoke:item`
    QString output; ///< the variable of an instance's result: `outputDataItem` or `todoke:output`
    QString collected; ///< the variable that takes the list of results: `loopDataOutputRef` or `todoke:collected`
    Reference loopDataInput;
    Reference loopDataOutput;
    std::optional<DataItem> inputItem;
    std::optional<DataItem> outputItem;
    std::optional<feel::Expression> completion;
    Behaviour behaviour = Behaviour::All;
    Reference oneEvent;
    Reference noneEvent;
    std::optional<EventDefinition> thrown; ///< what `oneEvent` or `noneEvent` refers to
    struct Complex
    {
        QString id;
        std::optional<feel::Expression> condition;
        std::optional<EventDefinition> event;
        core::SourceRef where;
    };
    std::vector<Complex> complex;
    QString id;
    core::SourceRef where;
    std::vector<Detail> details;
};

enum class Ordering { Parallel, Sequential };

/// What an ad-hoc sub-process adds.
struct AdHoc
{
    Ordering ordering = Ordering::Parallel;
    std::optional<feel::Expression> completion;
    bool cancelRemaining = true;
};

/// One element of a process. What its type has no use for stays empty.
struct Node
{
    QString id;
    QString name;
    core::LocalText labels; ///< `todoke:label` children; `label()` falls back to the name
    NodeType type = NodeType::UserTask;
    core::SourceRef where;
    Index parent = none;         ///< the sub-process that it stands in; none: the process
    std::vector<Index> incoming; ///< flows
    std::vector<Index> outgoing; ///< flows, in the order they stand in the file
    Reference defaultGiven;      ///< as it stands in the file
    Index defaultFlow = none;
    std::optional<Bounds> bounds;
    bool expanded = true; ///< how a sub-process is drawn
    std::vector<Detail> details;

    // ---- activities
    std::vector<Index> boundaryEvents; ///< nodes attached to this activity
    std::optional<StandardLoop> loop;
    std::optional<MultiInstance> instances;
    qint64 startQuantity = 1;
    qint64 completionQuantity = 1;
    core::SourceRef quantityWhere;
    bool forCompensation = false;
    std::vector<DataAssociation> dataInputs;
    std::vector<DataAssociation> dataOutputs;
    std::optional<IoSpecification> io;
    std::vector<DataItem> properties;
    std::vector<ResourceRole> resources;

    // ---- tasks
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
    Reference message; ///< of a send or receive task: its name
    Reference operation;
    bool instantiate = false; ///< a receive task or an event-based gateway that begins a process

    // ---- sub-processes
    bool triggeredByEvent = false;
    std::optional<AdHoc> adHoc;
    std::vector<Index> children;          ///< nodes, in the order they stand in the file
    std::vector<Index> starts;            ///< its start events
    std::vector<Index> entries;           ///< where a token is put when it begins without a trigger
    std::vector<Index> eventSubProcesses; ///< nodes
    std::vector<DataItem> dataObjects;

    // ---- events
    std::vector<EventDefinition> events;
    bool parallelMultiple = false; ///< all of its events must come, not one of them
    Index attachedTo = none;
    Reference attachedGiven;
    bool interrupting = true;
    Reference outcome;           ///< of an end event
    Index handler = none;        ///< of a boundary event for compensation: the activity that undoes
    Index linked = none;         ///< of a throwing link: the catching one
    std::vector<DataItem> eventData; ///< dataInput or dataOutput of an event

    // ---- gateways
    GatewayDirection direction = GatewayDirection::Unspecified;
    std::optional<feel::Expression> activation; ///< of a complex gateway
    bool eventGatewayParallel = false;          ///< `eventGatewayType="Parallel"`
    /// Of an inclusive or complex gateway, by incoming flow: from which nodes a token can come to that flow
    /// without passing the gateway (BPMN 2.0.2, 13.4.3).
    std::vector<std::vector<bool>> upstream;

    bool isActivity() const;
    bool isTask() const;
    bool isEvent() const;
    bool isGateway() const;
    bool isSubProcess() const;
    bool isEventSubProcess() const { return isSubProcess() && triggeredByEvent; }
    bool isEnd() const { return type == NodeType::EndEvent; }
    bool isStart() const { return type == NodeType::StartEvent; }
    bool isBoundary() const { return type == NodeType::BoundaryEvent; }
    /// Whether it waits for something to happen: start, catch or boundary event.
    bool catches() const;
    bool has(EventType event) const { return definition(event) != nullptr; }
    const EventDefinition *definition(EventType event) const;
    bool isTerminate() const { return isEnd() && has(EventType::Terminate); }
    /// The timer of its first timer definition, or nullptr.
    const TimerDefinition *timer() const;
    /// The message it waits for or sends: of a task, or of its first message definition.
    const Reference &messageName() const;
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
    Index parent = none; ///< lane
    std::optional<Bounds> bounds;
    core::SourceRef where;
    std::vector<Detail> details;
};

/// A directed or plain association between two elements, by their ids.
struct Association
{
    QString id;
    Reference source;
    Reference target;
    QString direction; ///< None, One, Both
    Index scope = none;
    core::SourceRef where;
    std::vector<Point> waypoints;
};

/// Where a message of this process goes: to another process of the same file.
struct MessageRoute
{
    Index source = none;   ///< the node that sends; none: the pool as a whole
    QString targetProcess; ///< its id
    QString targetNode;    ///< empty: the pool as a whole
};

/// A process as its author drew it, its sub-processes flat within it. Immutable once read; any number of
/// threads may use the same one.
struct Process
{
    QString id;
    QString name;
    core::SourceRef where;
    bool executable = true;
    bool globalTask = false; ///< a global task, read as a process of that one task
    std::vector<Node> nodes;
    std::vector<SequenceFlow> flows;
    std::vector<Lane> lanes;
    std::vector<Index> children;          ///< nodes that stand in no sub-process
    std::vector<Index> starts;            ///< its start events, and receive tasks and gateways that begin it
    std::vector<Index> entries;           ///< where a token is put when it begins without a trigger
    std::vector<Index> eventSubProcesses; ///< nodes
    std::vector<Index> joins;             ///< inclusive and complex gateways with several incoming flows
    std::vector<DataItem> dataObjects;
    std::vector<DataItem> properties;
    std::vector<Association> associations;
    std::vector<ResourceRole> resources;
    std::vector<MessageRoute> routes;
    std::optional<IoSpecification> io;
    std::optional<Bounds> bounds; ///< of its pool, where it is drawn with one
    std::vector<Detail> details;

    /// The node called `nodeId`, or nullptr.
    const Node *node(const QString &nodeId) const;
    const SequenceFlow *flow(const QString &flowId) const;
    /// Where a case begins: the start event without a trigger, else the first one that begins it; nullptr in a
    /// process with faults.
    const Node *start() const;
    Index indexOf(const Node &node) const { return static_cast<Index>(&node - nodes.data()); }
    const std::vector<Index> &childrenOf(Index scope) const;
    const std::vector<Index> &startsOf(Index scope) const;
    const std::vector<Index> &entriesOf(Index scope) const;
    const std::vector<Index> &eventSubProcessesOf(Index scope) const;

    QHash<QString, Index> nodeIndex;
    QHash<QString, Index> flowIndex;
};

/// The element's name in BPMN's own words, as in `userTask`.
QString elementName(NodeType type);

/// `todoke:act` in its own words: draft, concur, approve; empty for none.
QString actName(Act act);

} // namespace engine::bpmn
