// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reading.h"

#include <QRegularExpression>

namespace engine::bpmn {

using namespace Qt::StringLiterals;

namespace {

std::optional<EventType> typeOf(const QString &name)
{
    for (int type = 0; type <= static_cast<int>(EventType::Terminate); ++type) {
        if (name == elementName(static_cast<EventType>(type)))
            return static_cast<EventType>(type);
    }
    return std::nullopt;
}

/// `R4/PT1H`, `R/P1D`, `R3/2030-01-01T09:00:00Z/P1D` in its parts.
struct Cycle
{
    std::optional<qint64> repetitions;
    QString first;
    QString period;
};

std::optional<Cycle> cycleOf(const QString &text)
{
    static const QRegularExpression cycle(u"^R(\\d{0,9})/(?:([^/]+)/)?(P[^/]+)\\z"_s);
    const auto match = cycle.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    Cycle parts{std::nullopt, match.captured(2), match.captured(3)};
    if (!match.captured(1).isEmpty())
        parts.repetitions = match.captured(1).toLongLong();
    return parts;
}

} // namespace

QString isoAsFeel(const QString &text, TimerKind kind)
{
    const QString trimmed = text.trimmed();
    if (kind != TimerKind::Date) {
        static const QRegularExpression weeks(u"^P(\\d+)W\\z"_s);
        if (const auto match = weeks.match(trimmed); match.hasMatch())
            return u"duration(\"P%1D\")"_s.arg(match.captured(1).toLongLong() * 7);
        static const QRegularExpression duration(
            u"^P(?=[\\dT])(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$"_s);
        if (duration.match(trimmed).hasMatch())
            return u"duration(\"%1\")"_s.arg(trimmed);
        return text;
    }
    static const QRegularExpression date(u"^\\d{4,9}-\\d\\d-\\d\\d\\z"_s);
    if (date.match(trimmed).hasMatch())
        return u"date(\"%1\")"_s.arg(trimmed);
    static const QRegularExpression dateTime(
        u"^\\d{4,9}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d|@[A-Za-z/_]+)?$"_s);
    if (dateTime.match(trimmed).hasMatch())
        return u"date and time(\"%1\")"_s.arg(trimmed);
    return text;
}

std::optional<EventDefinition> Reading::readEventDefinition(const xml::Element &element, const QString &owner)
{
    if (element.is(uri::model, u"eventDefinitionRef")) {
        const QString id = localPart(element.text().trimmed());
        const EventDefinition *known = m_definitions.event(id);
        if (!known) {
            fault(ReadError::DanglingReference, element.where(), element.name(), id);
            return std::nullopt;
        }
        EventDefinition definition = *known;
        definition.byReference = true;
        definition.where = element.where();
        return definition;
    }
    const auto type = element.namespaceUri() == uri::model ? typeOf(element.name()) : std::nullopt;
    if (!type)
        return std::nullopt;
    EventDefinition definition;
    definition.type = *type;
    definition.id = element.attribute(u"id").value_or(QString());
    definition.where = element.where();
    switch (*type) {
    case EventType::Message:
        definition.subject = rootReference(element, u"messageRef"_s, false);
        if (!definition.subject.isGiven() && !element.attributeNode(u"messageRef"))
            fault(ReadError::MissingAttribute, element.where(), element.name(), owner, u"messageRef"_s);
        break;
    case EventType::Signal:
        definition.subject = rootReference(element, u"signalRef"_s, false);
        break;
    case EventType::Error:
        definition.subject = rootReference(element, u"errorRef"_s, true);
        break;
    case EventType::Escalation:
        definition.subject = rootReference(element, u"escalationRef"_s, true);
        break;
    case EventType::Link:
        if (const auto name = element.attributeNode(u"name"))
            definition.subject = {name->value, name->valueWhere};
        break;
    case EventType::Compensation:
        definition.subject = attributeReference(element, u"activityRef");
        definition.waitForCompletion = element.attribute(u"waitForCompletion").value_or(u"true"_s) != "false"_L1;
        break;
    case EventType::Timer:
        readTimer(element, owner, definition);
        return definition;
    case EventType::Conditional:
    case EventType::Cancel:
    case EventType::Terminate:
        break;
    }
    for (const xml::Element &child : element.children()) {
        if (child.is(uri::model, u"condition") && *type == EventType::Conditional)
            definition.condition = expressionOf(child);
        else if (child.is(uri::model, u"operationRef") && *type == EventType::Message)
            definition.operation = textReference(child);
        else if (*type == EventType::Link && (child.is(uri::model, u"source") || child.is(uri::model, u"target")))
            definition.details.push_back(detailOf(child));
        else
            keep(child, element, definition.details);
    }
    return definition;
}

void Reading::readTimer(const xml::Element &element, const QString &owner, EventDefinition &definition)
{
    static const std::map<QString, TimerKind> kinds{
        {u"timeDate"_s, TimerKind::Date}, {u"timeDuration"_s, TimerKind::Duration}, {u"timeCycle"_s, TimerKind::Cycle}};
    std::optional<std::pair<TimerKind, xml::Element>> found;
    int count = 0;
    for (const xml::Element &child : element.children()) {
        const auto kind = child.namespaceUri() == uri::model ? kinds.find(child.name()) : kinds.end();
        if (kind != kinds.end()) {
            found = {kind->second, child};
            ++count;
        } else {
            keep(child, element, definition.details);
        }
    }
    if (count != 1) {
        fault(ReadError::NoTimer, element.where(), owner);
        return;
    }
    const auto &[kind, child] = *found;
    checkLanguage(child, u"language");
    const auto cycle = kind == TimerKind::Cycle ? cycleOf(child.text()) : std::nullopt;
    auto when = expression(isoAsFeel(cycle ? cycle->period : child.text(), kind), child.textWhere(), child.name());
    if (!when)
        return;
    definition.timer = TimerDefinition{kind, std::move(*when)};
    if (!cycle)
        return;
    definition.timer->repetitions = cycle->repetitions;
    if (!cycle->first.isEmpty())
        definition.timer->first = expression(isoAsFeel(cycle->first, TimerKind::Date), child.textWhere(), child.name());
}

/// The name (or code) of the root element that an attribute refers to, else its id.
Reference Reading::rootReference(const xml::Element &element, const QString &attribute, bool byCode)
{
    const auto given = element.attributeNode(attribute);
    if (!given)
        return {};
    const QString id = localPart(given->value);
    const RootElement *root = m_definitions.root(id);
    if (!root) {
        fault(ReadError::DanglingReference, given->valueWhere, attribute, given->value);
        return {};
    }
    const QString name = byCode && !root->code.isEmpty() ? root->code : root->name;
    return {name.isEmpty() ? id : name, given->valueWhere, id};
}

} // namespace engine::bpmn
