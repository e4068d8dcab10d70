// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/runtime/random_process.h"

namespace tests {

QByteArray RandomProcess::bpmn()
{
    m_xml.clear();
    const QByteArray content = inside(3);
    return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
           "xmlns:todoke=\"urn:todoke:bpmn:1\" id=\"d\" targetNamespace=\"urn:todoke:tests\">\n"
           "<bpmn:signal id=\"s-go\" name=\"go\"/><bpmn:error id=\"e-bad\" errorCode=\"BAD\"/>"
           "<bpmn:message id=\"m-note\" name=\"note\"/><bpmn:escalation id=\"c-slow\" escalationCode=\"SLOW\"/>\n"
           "<bpmn:process id=\"main\" isExecutable=\"true\">\n"
        + content + "</bpmn:process></bpmn:definitions>\n";
}

QByteArray RandomProcess::id(const char *what)
{
    return what + QByteArray::number(++m_ids);
}

void RandomProcess::flow(const QByteArray &from, const QByteArray &to, const QByteArray &condition)
{
    const QByteArray expression =
        condition.isEmpty() ? QByteArray() : "<bpmn:conditionExpression>" + condition + "</bpmn:conditionExpression>";
    add("<bpmn:sequenceFlow id=\"" + id("f") + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\">" + expression
        + "</bpmn:sequenceFlow>");
}

/// What stands between the tags of a process or a sub-process.
QByteArray RandomProcess::inside(int depth)
{
    const QByteArray outer = std::exchange(m_xml, {});
    const QByteArray start = id("start");
    add("<bpmn:startEvent id=\"" + start + "\"/>");
    const Way way = block(depth);
    flow(start, way.first);
    const QByteArray end = id("end");
    const unsigned kind = upTo(12);
    const QByteArray event = kind == 0 ? "<bpmn:terminateEventDefinition/>"
        : kind == 1                    ? "<bpmn:signalEventDefinition signalRef=\"s-go\"/>"
        : kind == 2                    ? "<bpmn:compensateEventDefinition/>"
        : kind == 3                    ? "<bpmn:escalationEventDefinition escalationRef=\"c-slow\"/>"
        : kind == 4 && depth < 3       ? "<bpmn:errorEventDefinition errorRef=\"e-bad\"/>"
                                       : "";
    add("<bpmn:endEvent id=\"" + end + "\">" + event + "</bpmn:endEvent>");
    flow(way.last, end);
    if (upTo(4) == 0) {
        const QByteArray sub = id("event");
        const QByteArray begun = id("start");
        const Way reaction = task();
        static const char *const triggers[] = {"<bpmn:messageEventDefinition messageRef=\"m-note\"/>",
                                               "<bpmn:signalEventDefinition signalRef=\"s-go\"/>",
                                               "<bpmn:errorEventDefinition errorRef=\"e-bad\"/>",
                                               "<bpmn:conditionalEventDefinition><bpmn:condition>level &gt; 3"
                                               "</bpmn:condition></bpmn:conditionalEventDefinition>"};
        const unsigned trigger = upTo(4);
        const QByteArray stop = trigger == 2 || upTo(2) == 0 ? "true" : "false";
        // The reaction was made beside the rest; it belongs into the event sub-process.
        const qsizetype at = m_xml.lastIndexOf("<!--task-->");
        const QByteArray inner = m_xml.mid(at);
        m_xml.truncate(at);
        add("<bpmn:subProcess id=\"" + sub + "\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"" + begun
            + "\" isInterrupting=\"" + stop + "\">" + triggers[trigger] + "</bpmn:startEvent>" + inner
            + "<bpmn:sequenceFlow id=\"" + id("f") + "\" sourceRef=\"" + begun + "\" targetRef=\"" + reaction.first
            + "\"/></bpmn:subProcess>");
    }
    return std::exchange(m_xml, outer);
}

RandomProcess::Way RandomProcess::block(int depth)
{
    const unsigned kind = depth == 0 ? 0 : upTo(6);
    if (kind == 0)
        return task();
    if (kind == 1)
        return split(depth - 1);
    if (kind == 2)
        return loop(depth - 1);
    if (kind == 3)
        return subProcess(depth - 1);
    const Way before = block(depth - 1);
    const Way after = block(depth - 1);
    flow(before.last, after.first);
    return {before.first, after.last};
}

RandomProcess::Way RandomProcess::task()
{
    const QByteArray task = id("t");
    QByteArray many;
    switch (upTo(6)) {
    case 0:
        many = "<bpmn:standardLoopCharacteristics loopMaximum=\"2\"><bpmn:loopCondition>level &lt; 5"
               "</bpmn:loopCondition></bpmn:standardLoopCharacteristics>";
        break;
    case 1:
        many = QByteArray("<bpmn:multiInstanceLoopCharacteristics isSequential=\"") + (upTo(2) ? "true" : "false")
            + "\"><bpmn:loopCardinality>" + QByteArray::number(upTo(4)) + "</bpmn:loopCardinality>"
            + (upTo(2) ? "<bpmn:completionCondition>numberOfCompletedInstances &gt;= 2</bpmn:completionCondition>" : "")
            + "</bpmn:multiInstanceLoopCharacteristics>";
        break;
    default:
        break;
    }
    add("<!--task-->");
    switch (upTo(8)) {
    case 0:
        add("<bpmn:scriptTask id=\"" + task + "\" todoke:result=\"level\">" + many
            + "<bpmn:script>modulo(level + 1, 7)</bpmn:script></bpmn:scriptTask>");
        break;
    case 1:
        add("<bpmn:serviceTask id=\"" + task + "\" todoke:service=\"s\">" + many + "</bpmn:serviceTask>");
        break;
    case 2:
        add("<bpmn:intermediateCatchEvent id=\"" + task + "\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H"
            "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
        break;
    case 3:
        add("<bpmn:intermediateThrowEvent id=\"" + task + "\"><bpmn:signalEventDefinition signalRef=\"s-go\"/>"
            "</bpmn:intermediateThrowEvent>");
        break;
    case 4: {
        const QByteArray undo = id("undo");
        const QByteArray boundary = id("b");
        add("<bpmn:userTask id=\"" + task + "\">" + many + "</bpmn:userTask><bpmn:userTask id=\"" + undo
            + "\" isForCompensation=\"true\"/><bpmn:boundaryEvent id=\"" + boundary + "\" attachedToRef=\"" + task
            + "\"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent><bpmn:association id=\"" + id("a")
            + "\" sourceRef=\"" + boundary + "\" targetRef=\"" + undo + "\"/>");
        break;
    }
    default:
        add("<bpmn:userTask id=\"" + task + "\">" + many + "</bpmn:userTask>");
        break;
    }
    return {task, task};
}

RandomProcess::Way RandomProcess::split(int depth)
{
    static const char *const kinds[] = {"exclusiveGateway", "inclusiveGateway", "parallelGateway"};
    const unsigned kind = upTo(3);
    const QByteArray fork = id("fork");
    const QByteArray join = id("join");
    const QByteArray standard = id("f");
    const Way otherwise = block(depth);
    add(QByteArray("<bpmn:") + kinds[kind] + " id=\"" + fork + '"'
        + (kind < 2 ? " default=\"" + standard + '"' : QByteArray()) + "/>");
    add(QByteArray("<bpmn:") + kinds[kind] + " id=\"" + join + "\"/>");
    add("<bpmn:sequenceFlow id=\"" + standard + "\" sourceRef=\"" + fork + "\" targetRef=\"" + otherwise.first + "\"/>");
    flow(otherwise.last, join);
    for (unsigned ways = 1 + upTo(2); ways > 0; --ways) {
        const Way way = block(depth);
        flow(fork, way.first, kind < 2 ? "modulo(level, 3) &lt; " + QByteArray::number(upTo(3)) : QByteArray());
        flow(way.last, join);
    }
    return {fork, join};
}

RandomProcess::Way RandomProcess::loop(int depth)
{
    const QByteArray merge = id("merge");
    const QByteArray choice = id("choice");
    const QByteArray out = id("out");
    const QByteArray on = id("f");
    const Way way = block(depth);
    add("<bpmn:exclusiveGateway id=\"" + merge + "\"/><bpmn:exclusiveGateway id=\"" + choice + "\" default=\"" + on
        + "\"/><bpmn:userTask id=\"" + out + "\"/>");
    flow(merge, way.first);
    flow(way.last, choice);
    flow(choice, merge, "modulo(level, 4) = 2");
    add("<bpmn:sequenceFlow id=\"" + on + "\" sourceRef=\"" + choice + "\" targetRef=\"" + out + "\"/>");
    return {merge, out};
}

RandomProcess::Way RandomProcess::subProcess(int depth)
{
    const QByteArray sub = id("sub");
    const QByteArray boundary = id("b");
    const QByteArray merge = id("merge");
    add("<bpmn:subProcess id=\"" + sub + "\">" + inside(depth) + "</bpmn:subProcess>");
    static const char *const triggers[] = {
        "<bpmn:timerEventDefinition><bpmn:timeCycle>R2/PT30M</bpmn:timeCycle></bpmn:timerEventDefinition>",
        "<bpmn:errorEventDefinition errorRef=\"e-bad\"/>", "<bpmn:signalEventDefinition signalRef=\"s-go\"/>",
        "<bpmn:escalationEventDefinition escalationRef=\"c-slow\"/>"};
    const unsigned trigger = upTo(4);
    const bool stops = trigger == 1 || upTo(2) == 0;
    add("<bpmn:boundaryEvent id=\"" + boundary + "\" attachedToRef=\"" + sub + "\" cancelActivity=\""
        + (stops ? "true" : "false") + "\">" + triggers[trigger] + "</bpmn:boundaryEvent><bpmn:exclusiveGateway id=\""
        + merge + "\"/>");
    flow(sub, merge);
    if (stops) {
        flow(boundary, merge);
    } else {
        const Way aside = task();
        flow(boundary, aside.first);
    }
    return {sub, merge};
}

} // namespace tests
