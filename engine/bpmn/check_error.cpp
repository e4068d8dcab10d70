// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/check.h"

namespace engine::bpmn {

core::ErrorText errorText(CheckError id)
{
    switch (id) {
    case CheckError::NoStart:
        return {"bpmn", "NoStart", QT_TRANSLATE_NOOP("bpmn", "the process “%1” has no start event")};
    case CheckError::SeveralStarts:
        return {"bpmn", "SeveralStarts",
                QT_TRANSLATE_NOOP("bpmn", "the process “%1” has two start events, “%2” and “%3”; keep one")};
    case CheckError::NoEnd:
        return {"bpmn", "NoEnd", QT_TRANSLATE_NOOP("bpmn", "the process “%1” has no end event")};
    case CheckError::Unreachable:
        return {"bpmn", "Unreachable", QT_TRANSLATE_NOOP("bpmn", "no way leads from the start to “%1” (%2)")};
    case CheckError::NoWayToEnd:
        return {"bpmn", "NoWayToEnd", QT_TRANSLATE_NOOP("bpmn", "no way leads from “%1” (%2) to an end event")};
    case CheckError::NoDefaultFlow:
        return {"bpmn", "NoDefaultFlow",
                QT_TRANSLATE_NOOP("bpmn", "the gateway “%1” has conditions but no default flow; when none of them is true the "
                                          "case is stuck: give %2 a default")};
    case CheckError::ConditionElsewhere:
        return {"bpmn", "ConditionElsewhere",
                QT_TRANSLATE_NOOP("bpmn", "the flow “%1” leaves “%2”, where no way is chosen, and has a condition; put "
                                          "an exclusive gateway between")};
    case CheckError::DefaultWithCondition:
        return {"bpmn", "DefaultWithCondition",
                QT_TRANSLATE_NOOP("bpmn", "the default flow “%1” of “%2” has a condition; it is taken when all others are false, "
                                          "so take the condition out")};
    case CheckError::FlowWithoutCondition:
        return {"bpmn", "FlowWithoutCondition",
                QT_TRANSLATE_NOOP("bpmn", "the flow “%1” leaves the exclusive gateway “%2” without a condition and is not its default")};
    case CheckError::UnknownName:
        return {"bpmn", "UnknownName", QT_TRANSLATE_NOOP("bpmn", "nothing sets “%1”; expected for example: %2")};
    case CheckError::UnknownField:
        return {"bpmn", "UnknownField", QT_TRANSLATE_NOOP("bpmn", "“%1” has no field “%2”; expected for example: %3")};
    case CheckError::NoOwner:
        return {"bpmn", "NoOwner",
                QT_TRANSLATE_NOOP("bpmn", "nobody may do the task “%1”: give it a potentialOwner or put it into a lane with a role")};
    case CheckError::NoForm:
        return {"bpmn", "NoForm", QT_TRANSLATE_NOOP("bpmn", "the task “%1” has no form (todoke:form)")};
    case CheckError::NoLabel:
        return {"bpmn", "NoLabel", QT_TRANSLATE_NOOP("bpmn", "people would see “%1” without a name; give it a name or todoke:label")};
    case CheckError::UnknownRole:
        return {"bpmn", "UnknownRole", QT_TRANSLATE_NOOP("bpmn", "the package has no role “%1”, expected one of: %2")};
    case CheckError::UnknownForm:
        return {"bpmn", "UnknownForm", QT_TRANSLATE_NOOP("bpmn", "the package has no form “%1”, expected one of: %2")};
    case CheckError::UnknownDecision:
        return {"bpmn", "UnknownDecision", QT_TRANSLATE_NOOP("bpmn", "the package has no decision “%1”, expected one of: %2")};
    case CheckError::UnknownService:
        return {"bpmn", "UnknownService", QT_TRANSLATE_NOOP("bpmn", "there is no service “%1”, expected one of: %2")};
    case CheckError::UnknownProcess:
        return {"bpmn", "UnknownProcess", QT_TRANSLATE_NOOP("bpmn", "there is no process “%1” to call, expected one of: %2")};
    case CheckError::UnknownMessage:
        return {"bpmn", "UnknownMessage", QT_TRANSLATE_NOOP("bpmn", "nobody sends the message “%1”, expected one of: %2")};
    case CheckError::WaitWithoutDeadline:
        return {"bpmn", "WaitWithoutDeadline",
                QT_TRANSLATE_NOOP("bpmn", "“%1” may wait for ever: use a receive task with a boundary timer, an event-based "
                                          "gateway with a timer, or a boundary timer on the call")};
    case CheckError::EndWithoutOutcome:
        return {"bpmn", "EndWithoutOutcome",
                QT_TRANSLATE_NOOP("bpmn", "the case ends at “%1” without an outcome; todoke:outcome is one of: %2")};
    case CheckError::UnknownOutcome:
        return {"bpmn", "UnknownOutcome", QT_TRANSLATE_NOOP("bpmn", "a case cannot end as “%1”, expected one of: %2")};
    case CheckError::Deadlock:
        return {"bpmn", "Deadlock",
                QT_TRANSLATE_NOOP("bpmn", "“%1” can wait for ever for a way that is not taken, as after: %2")};
    case CheckError::LackOfSynchronisation:
        return {"bpmn", "LackOfSynchronisation",
                QT_TRANSLATE_NOOP("bpmn", "“%1” can be carried out twice at once, because parallel ways come together without a "
                                          "parallel gateway, as after: %2")};
    case CheckError::FlowIntoStart:
        return {"bpmn", "FlowIntoStart", QT_TRANSLATE_NOOP("bpmn", "the flow “%1” leads into the start event “%2”")};
    case CheckError::FlowOutOfEnd:
        return {"bpmn", "FlowOutOfEnd", QT_TRANSLATE_NOOP("bpmn", "the flow “%1” leaves the end event “%2”")};
    case CheckError::FlowIntoBoundary:
        return {"bpmn", "FlowIntoBoundary", QT_TRANSLATE_NOOP("bpmn", "the flow “%1” leads into the boundary event “%2”")};
    case CheckError::BoundaryOnNoActivity:
        return {"bpmn", "BoundaryOnNoActivity",
                QT_TRANSLATE_NOOP("bpmn", "the boundary event “%1” is attached to “%2”, which does not wait; attach it to a user, "
                                          "service or receive task or a call activity")};
    case CheckError::EventGatewayTarget:
        return {"bpmn", "EventGatewayTarget",
                QT_TRANSLATE_NOOP("bpmn", "the event-based gateway “%1” leads to “%2”; expected a timer or message event that "
                                          "nothing else leads to")};
    case CheckError::LostToken:
        return {"bpmn", "LostToken",
                QT_TRANSLATE_NOOP("bpmn", "“%1” waits for ever for a way that has ended elsewhere, as after: %2")};
    case CheckError::Livelock:
        return {"bpmn", "Livelock",
                QT_TRANSLATE_NOOP("bpmn", "from “%1” on the case goes round for ever and can never end, as after: %2")};
    case CheckError::DeadActivity:
        return {"bpmn", "DeadActivity", QT_TRANSLATE_NOOP("bpmn", "whatever is answered, nothing ever comes to “%1”")};
    }
    Q_UNREACHABLE();
}

core::ErrorText errorText(CheckNote id)
{
    switch (id) {
    case CheckNote::NotPlayedThrough:
        return {"bpmn", "NotPlayedThrough",
                QT_TRANSLATE_NOOP("bpmn", "“%1” has more states than can be looked at: after %2 the search ended. What was found is "
                                          "true; that nothing else was found proves nothing. Sub-processes, which are looked at one by "
                                          "one, make it smaller")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::bpmn
