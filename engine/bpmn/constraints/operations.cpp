// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

std::vector<const Element *> ofSpecification(const Element &activity, QStringView kind)
{
    const Element *specification = activity.child(u"ioSpecification");
    return specification ? specification->childrenOf(kind) : std::vector<const Element *>();
}

void services(const Model &model, Findings &out)
{
    for (const Element *task : model.all(u"ServiceTask")) {
        const Element *operation = task->target(u"operationRef");
        if (!operation)
            continue;
        if (ofSpecification(*task, u"InputSet").size() != 1)
            out.add(ConstraintError::EXT042, *task);
        if (ofSpecification(*task, u"OutputSet").size() > 1)
            out.add(ConstraintError::EXT043, *task);
        const auto inputs = ofSpecification(*task, u"DataInput");
        const auto outputs = ofSpecification(*task, u"DataOutput");
        if (!inputs.empty() && !Model::sameItem(model.item(inputs.front()), model.item(operation->target(u"inMessageRef"))))
            out.add(ConstraintError::EXT044, task->where, task->label(), operation->label());
        const Element *answer = operation->target(u"outMessageRef");
        if (answer && !outputs.empty() && !Model::sameItem(model.item(outputs.front()), model.item(answer)))
            out.add(ConstraintError::EXT045, task->where, task->label(), operation->label());
    }
}

struct Exchange
{
    QStringView task;
    QStringView set;
    QStringView data;
    ConstraintError sets;
    ConstraintError several;
    ConstraintError other;
};

/// A message has one content: what a task sends or receives is that.
void messageTasks(const Model &model, const Exchange &side, Findings &out)
{
    for (const Element *task : model.all(side.task)) {
        const Element *message = task->target(u"messageRef");
        if (!message)
            continue;
        const auto held = ofSpecification(*task, side.data);
        if (ofSpecification(*task, side.set).size() > 1)
            out.add(side.sets, task->where, task->label(), message->label());
        if (held.size() > 1)
            out.add(side.several, task->where, task->label(), message->label());
        if (!held.empty() && (!model.item(held.front()) || !Model::sameItem(model.item(held.front()), model.item(message))))
            out.add(side.other, held.front()->where, task->label(), message->label());
    }
}

} // namespace

/// Tasks and the operations and messages that they name (BPMN 2.0.2, 10.3.3 Tasks).
void operations(const Model &model, Findings &out)
{
    services(model, out);
    messageTasks(model, {u"SendTask", u"InputSet", u"DataInput", ConstraintError::EXT046, ConstraintError::EXT047, ConstraintError::EXT048}, out);
    messageTasks(model, {u"ReceiveTask", u"OutputSet", u"DataOutput", ConstraintError::EXT050, ConstraintError::EXT051, ConstraintError::EXT052}, out);
}

} // namespace engine::bpmn::constraints
