// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/elements/elements.h"
#include "engine/runtime/elements/throwing.h"

namespace engine::runtime {

namespace {

/// Throws its events and consumes its token; the process ends with its last one. BPMN 2.0.2, 13.5.6 End Events.
class EndEvent final : public Element
{
public:
    core::Result<void> enter(Run &run, const Place &place) const override
    {
        using Type = bpmn::EventType;
        const bpmn::Node &event = *place.node;
        if (throwsAfterOthers(event) && !run.isPostponed()) {
            run.postpone(place);
            return {};
        }
        if (auto thrown = throwEvents(run, place); !thrown || !run.isAlive(place))
            return thrown;
        if (const bpmn::EventDefinition *error = event.definition(Type::Error)) {
            auto thrown = run.throwError(place, {Type::Error, error->subject.name, {}});
            return thrown && run.isAlive(place) ? run.endToken(place) : thrown;
        }
        if (event.has(Type::Terminate)) {
            run.cancelTokens(place.scope, place.token);
            return run.endToken(place);
        }
        if (event.has(Type::Cancel)) {
            run.thrown(place, QStringLiteral("cancel"), {});
            run.cancelTokens(place.scope, place.token);
            return goOn(run, place);
        }
        if (const bpmn::EventDefinition *compensation = event.definition(Type::Compensation)) {
            run.thrown(place, QStringLiteral("compensation"), compensation->subject.name);
            return goOn(run, place);
        }
        return run.endToken(place);
    }

    core::Result<void> scopeEnded(Run &run, const Place &place, const QString &) const override
    {
        return goOn(run, place);
    }

private:
    /// Undoes the next thing; when all is undone a cancelled transaction goes on at its boundary.
    static core::Result<void> goOn(Run &run, const Place &place)
    {
        const auto more = run.undoNext(place);
        if (!more || *more)
            return more ? core::Result<void>() : core::Result<void>(more.error());
        if (place.node->has(bpmn::EventType::Cancel)) {
            const auto caught = run.catchThrown(place, {bpmn::EventType::Cancel, {}, {}});
            if (!caught)
                return caught.error();
            if (!run.isAlive(place))
                return {};
        }
        return run.endToken(place);
    }
};

} // namespace

std::unique_ptr<Element> makeEndEvent()
{
    return std::make_unique<EndEvent>();
}

} // namespace engine::runtime
