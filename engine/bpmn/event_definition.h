// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/detail.h"
#include "engine/feel/expression.h"

#include <optional>

namespace engine::bpmn {

/// The event definitions of BPMN. One file each in `runtime/events`.
enum class EventType { Message, Timer, Error, Escalation, Signal, Conditional, Compensation, Link, Cancel, Terminate };

enum class TimerKind { Date, Duration, Cycle };

/// When a timer fires. ISO 8601 texts were turned into the FEEL that says the same. A date without time
/// means the end of that day in the town's zone: the last day of a period belongs to it (民法 141).
///
/// A cycle is `R4/PT1H`, `R/P1D` or `R3/2030-01-01T09:00:00+09:00/P1D`: `when` gives the period, `first` when it
/// begins (absent: one period from now).
struct TimerDefinition
{
    TimerKind kind = TimerKind::Date;
    feel::Expression when;
    std::optional<qint64> repetitions = {}; ///< of a cycle; absent: without end
    std::optional<feel::Expression> first = {};
};

/// What an event waits for or throws.
struct EventDefinition
{
    EventType type = EventType::Message;
    QString id;
    /// The name of the message or signal, the code of the error or escalation (empty: any), the name of the link,
    /// the id of the activity to compensate.
    Reference subject;
    std::optional<TimerDefinition> timer;
    std::optional<feel::Expression> condition;
    bool waitForCompletion = true; ///< of a compensation
    Reference operation;           ///< of a message
    Index activity = none;         ///< of a compensation: the node that `subject` names
    bool byReference = false;      ///< came by `eventDefinitionRef`
    core::SourceRef where;
    std::vector<Detail> details;
};

/// The element's name, as in `messageEventDefinition`.
QString elementName(EventType type);

} // namespace engine::bpmn
