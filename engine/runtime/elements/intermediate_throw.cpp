// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/elements/throwing.h"

namespace engine::runtime {

namespace {

/// Throws its events and goes on; a compensation may be waited for, a link is a jump. BPMN 2.0.2, 13.5.3 Intermediate
/// Events.
class IntermediateThrow final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        const bpmn::Node &event = *place.node;
        if (event.linked != bpmn::none) {
            run.emit(journal::NodeLeft{place.token, place.scope, event.id});
            run.enter({place.token, place.scope, place.process, &place.process->nodes[event.linked]});
            return {};
        }
        if (event.has(bpmn::EventType::Link))
            return core::Error(RuntimeError::NoFlowTaken, {event.label({})}, event.where);
        if (throwsAfterOthers(event) && !run.isPostponed()) {
            run.postpone(place);
            return {};
        }
        if (auto thrown = throwEvents(run, place); !thrown || !run.isAlive(place))
            return thrown;
        const bpmn::EventDefinition *compensation = event.definition(bpmn::EventType::Compensation);
        if (!compensation)
            return run.leave(place);
        run.thrown(place, QStringLiteral("compensation"), compensation->subject.name);
        if (compensation->waitForCompletion)
            return goOn(run, place);
        Place aside = place; // undoes while the process goes on
        aside.token = run.newId();
        run.emit(journal::NodeEntered{aside.token, aside.scope, event.id});
        if (auto begun = goOn(run, aside); !begun)
            return begun;
        return run.leave(place);
    }

    core::Result<void> scopeEnded(Run &run, const Place &place, const QString &) const override
    {
        return goOn(run, place);
    }

private:
    static core::Result<void> goOn(Run &run, const Place &place)
    {
        const auto more = run.undoNext(place);
        if (!more || *more)
            return more ? core::Result<void>() : core::Result<void>(more.error());
        return place.node->definition(bpmn::EventType::Compensation)->waitForCompletion ? run.leave(place)
                                                                                        : run.endToken(place);
    }
};

} // namespace

std::unique_ptr<Element> makeIntermediateThrow()
{
    return std::make_unique<IntermediateThrow>();
}

} // namespace engine::runtime
