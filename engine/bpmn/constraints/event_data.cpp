// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

namespace engine::bpmn::constraints {

namespace {

/// What a definition carries; nothing for one that carries nothing, such as a timer.
const Element *carried(const Element &definition)
{
    for (const QStringView reference : {u"messageRef", u"errorRef", u"escalationRef", u"signalRef"}) {
        if (const Element *target = definition.target(reference))
            return target;
    }
    return nullptr;
}

} // namespace

/// An event that takes data in or gives it out does so for each of its definitions (BPMN 2.0.2, 10.5.1).
void eventData(const Model &model, Findings &out)
{
    for (const Element *event : model.all(u"Event")) {
        const auto held = event->childrenOf(event->is(u"ThrowEvent") ? u"DataInput" : u"DataOutput");
        if (held.empty())
            continue;
        const auto definitions = model.definitions(*event);
        if (held.size() != definitions.size()) {
            out.add(ConstraintError::EXT093, event->where, event->label(), QString::number(held.size()), QString::number(definitions.size()));
            continue;
        }
        for (std::size_t i = 0; i < held.size(); ++i) {
            const Element *what = carried(*definitions[i]);
            if (what && !Model::sameItem(model.item(held[i]), model.item(what)))
                out.add(ConstraintError::EXT094, held[i]->where, event->label(), held[i]->label(), what->label());
        }
    }
    for (const Element *event : model.all(u"ThrowEvent")) {
        for (const Element *definition : event->childrenOf(u"EventDefinition")) {
            for (const auto &[from, value] : model.document().referrers(*definition)) {
                if (from->is(u"Event"))
                    out.add(ConstraintError::EXT095, value->where, from->label(), event->label());
            }
        }
    }
}

} // namespace engine::bpmn::constraints
