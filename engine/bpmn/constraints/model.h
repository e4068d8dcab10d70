// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/constraints/constraint_error.h"
#include "engine/bpmn/interchange/document.h"

#include <map>

/// For the files of this folder only.
namespace engine::bpmn::constraints {

using interchange::Element;
using interchange::Value;

/// A document as the rules ask about it.
class Model
{
public:
    explicit Model(const interchange::Document &document);

    const interchange::Document &document() const { return m_document; }
    std::vector<const Element *> all(QStringView kind) const { return m_document.all(kind); }
    /// Whether the file is a procedure of ours (see constraints.h).
    bool isProcedure() const { return m_isProcedure; }

    /// Sequence flows that lead to or from a node, by their own targetRef and sourceRef.
    const std::vector<const Element *> &incoming(const Element &node) const;
    const std::vector<const Element *> &outgoing(const Element &node) const;
    /// The definitions of an event, whether it holds them or names them.
    std::vector<const Element *> definitions(const Element &event) const;
    bool hasDefinition(const Element &event, QStringView kind) const;
    static bool isExecutable(const Element &element); ///< inside a process with isExecutable
    static bool isEventSubProcess(const Element &element) { return element.is(u"SubProcess") && element.isTrue(u"triggeredByEvent"); }
    /// What starts a process without a start event: a receive task or an event-based gateway that instantiates.
    static bool instantiates(const Element &node);
    /// The structure of what an item-aware element or a message holds; also through a reference to a data object or store.
    const Element *item(const Element *holder) const;
    /// Whether two items are the same, or have the same structure.
    static bool sameItem(const Element *left, const Element *right);

private:
    const interchange::Document &m_document;
    bool m_isProcedure = false;
    std::map<const Element *, std::vector<const Element *>> m_incoming;
    std::map<const Element *, std::vector<const Element *>> m_outgoing;
};

/// Collects what a family of rules finds.
class Findings
{
public:
    explicit Findings(core::Faults &faults) : m_faults(faults) {}

    template <typename... Arguments> void add(ConstraintError id, const core::SourceRef &where, const Arguments &...arguments)
    {
        m_faults.push_back(core::Error(id, QStringList{arguments...}, where));
    }
    void add(ConstraintError id, const Element &element) { add(id, element.where, element.label()); }

private:
    core::Faults &m_faults;
};

// One family of rules a file; constraints.cpp lists them.
using Family = void (*)(const Model &model, Findings &out);
void identifiers(const Model &model, Findings &out);
void references(const Model &model, Findings &out);
void artifacts(const Model &model, Findings &out);
void expressions(const Model &model, Findings &out);
void timers(const Model &model, Findings &out);
void sequenceFlows(const Model &model, Findings &out);
void gateways(const Model &model, Findings &out);
void eventGateways(const Model &model, Findings &out);
void collaborations(const Model &model, Findings &out);
void messageFlows(const Model &model, Findings &out);
void activities(const Model &model, Findings &out);
void operations(const Model &model, Findings &out);
void loops(const Model &model, Findings &out);
void subProcesses(const Model &model, Findings &out);
void calls(const Model &model, Findings &out);
void data(const Model &model, Findings &out);
void dataSets(const Model &model, Findings &out);
void dataAssociations(const Model &model, Findings &out);
void eventData(const Model &model, Findings &out);
void startEvents(const Model &model, Findings &out);
void endEvents(const Model &model, Findings &out);
void boundaryEvents(const Model &model, Findings &out);
void intermediateEvents(const Model &model, Findings &out);
void links(const Model &model, Findings &out);
void messages(const Model &model, Findings &out);

} // namespace engine::bpmn::constraints
