// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/run.h"

namespace engine::runtime {

/// How one BPMN element is carried out. Stateless: reads the run, answers with events.
///
///     enter ─► (waits) ─► taskCompleted | timerFired | messageReceived | serviceCompleted | scopeEnded ─► leave
///
/// An element that does not wait for a thing refuses it.
class Element
{
public:
    virtual ~Element() = default;

    virtual core::Result<void> enter(Run &run, const Place &place) const = 0;
    virtual core::Result<void> taskCompleted(Run &run, const Place &place, const journal::NamedValues &answers) const;
    virtual core::Result<void> timerFired(Run &run, const Place &place) const;
    virtual core::Result<void> messageReceived(Run &run, const Place &place, const journal::NamedValues &payload) const;
    virtual core::Result<void> serviceCompleted(Run &run, const Place &place, const journal::NamedValues &results) const;
    /// The called process that ran in `scope` has no token left.
    virtual core::Result<void> scopeEnded(Run &run, const Place &place, const QString &scope) const;
};

/// The element of `type`; see elements/table.cpp.
const Element &elementOf(bpmn::NodeType type);

} // namespace engine::runtime
