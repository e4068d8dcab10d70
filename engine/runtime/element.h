// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/run.h"

namespace engine::runtime {

/// What came for an event that waits, or what a throwing event gives.
struct Trigger
{
    bpmn::EventType type = bpmn::EventType::Message;
    QString name; ///< message, signal, error or escalation code
    journal::NamedValues payload = {};
};

/// How one BPMN element is carried out. Stateless: reads the run, answers with events.
///
///     enter ─► (waits) ─► taskCompleted | triggered | serviceCompleted | scopeEnded ─► leave
///
/// An element that does not wait for a thing refuses it.
class Element
{
public:
    virtual ~Element() = default;

    virtual core::Result<void> enter(Run &run, const Place &place) const = 0;
    virtual core::Result<void> taskCompleted(Run &run, const Place &place, const journal::NamedValues &answers) const;
    /// One of the node's event definitions has come to pass. The place has no token where the start event of an event
    /// sub-process waited, and the host's where a boundary event did.
    virtual core::Result<void> triggered(Run &run, const Place &place, const Trigger &trigger) const;
    virtual core::Result<void> serviceCompleted(Run &run, const Place &place, const journal::NamedValues &results) const;
    /// A way in `scope`, which runs for the token at `place`, has ended; others may go on.
    virtual core::Result<void> pathEnded(Run &run, const Place &place, const QString &scope) const;
    /// What ran in `scope` for the token at `place` has no token left.
    virtual core::Result<void> scopeEnded(Run &run, const Place &place, const QString &scope) const;
};

/// The element of `type`; see elements/table.cpp.
const Element &elementOf(bpmn::NodeType type);

} // namespace engine::runtime
