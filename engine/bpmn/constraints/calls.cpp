// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/model.h"

#include <algorithm>

namespace engine::bpmn::constraints {

namespace {

std::vector<const Element *> specified(const Element &element, QStringView kind)
{
    const Element *specification = element.child(u"ioSpecification");
    return specification ? specification->childrenOf(kind) : std::vector<const Element *>();
}

bool matches(const Model &model, const Element &call, const Element &called)
{
    for (const QStringView kind : {u"DataInput", u"DataOutput"}) {
        const auto ours = specified(call, kind);
        const auto theirs = specified(called, kind);
        const bool same = ours.size() == theirs.size() && std::all_of(ours.begin(), ours.end(), [&](const Element *one) {
            return std::any_of(theirs.begin(), theirs.end(),
                               [&](const Element *other) { return Model::sameItem(model.item(one), model.item(other)); });
        });
        if (!same)
            return false;
    }
    return specified(call, u"InputSet").size() == specified(called, u"InputSet").size()
        && specified(call, u"OutputSet").size() == specified(called, u"OutputSet").size();
}

bool binds(const Model &model, const Element &binding)
{
    const Element *operation = binding.target(u"operationRef");
    if (!operation)
        return true; // a dangling reference has a fault of its own
    const auto same = [&](QStringView side, QStringView message) {
        return Model::sameItem(model.item(binding.target(side)), model.item(operation->target(message)));
    };
    return same(u"inputDataRef", u"inMessageRef") && (!operation->has(u"outMessageRef") || same(u"outputDataRef", u"outMessageRef"));
}

} // namespace

/// A call hands in and takes out what the called element asks for; a service binds what it offers
/// (BPMN 2.0.2, 10.3.6 Call Activity, 10.4.2).
void calls(const Model &model, Findings &out)
{
    for (const Element *call : model.all(u"CallActivity")) {
        const Element *called = model.document().byId(call->value(u"calledElement"));
        if (!called || !called->is(u"CallableElement"))
            continue;
        if (!matches(model, *call, *called))
            out.add(ConstraintError::EXT063, call->where, call->label(), called->label());
        const auto starts = called->childrenOf(u"StartEvent");
        const bool startable = starts.empty()
            || std::any_of(starts.begin(), starts.end(), [&](const Element *start) { return model.definitions(*start).empty(); });
        if (!startable)
            out.add(ConstraintError::EXT099, called->where, called->label(), call->label());
    }
    for (const Element *callable : model.all(u"CallableElement")) {
        const auto bindings = callable->childrenOf(u"InputOutputBinding");
        if (callable->has(u"supportedInterfaceRef") && bindings.empty())
            out.add(ConstraintError::EXT064, *callable);
        for (const Element *binding : bindings) {
            if (!binds(model, *binding))
                out.add(ConstraintError::EXT065, binding->where, callable->label());
        }
    }
}

} // namespace engine::bpmn::constraints
