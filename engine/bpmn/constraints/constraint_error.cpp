// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/constraints/constraint_error.h"

namespace engine::bpmn::constraints {

core::ErrorText errorText(ConstraintError id)
{
    switch (id) {
    case ConstraintError::EXT002:
        return {"bpmn", "EXT002", QT_TRANSLATE_NOOP("bpmn", "the id “%1” is taken already, at %2")};
    case ConstraintError::EXT003:
        return {"bpmn", "EXT003", QT_TRANSLATE_NOOP("bpmn", "<%1> needs an id")};
    case ConstraintError::REF_Missing:
        return {"bpmn", "REF_Missing", QT_TRANSLATE_NOOP("bpmn", "“%1” refers by %2 to “%3”, which is not in this file")};
    case ConstraintError::REF_Kind:
        return {"bpmn", "REF_Kind", QT_TRANSLATE_NOOP("bpmn", "“%1” refers by %2 to a <%4>, expected a kind of %3")};
    case ConstraintError::EXT006:
        return {"bpmn", "EXT006",
                QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” leads to the artifact “%2”; artifacts "
                                          "only explain and take no flow")};
    case ConstraintError::EXT007:
        return {"bpmn", "EXT007",
                QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” leaves the artifact “%2”; artifacts only "
                                          "explain and give no flow")};
    case ConstraintError::EXT008:
        return {"bpmn", "EXT008",
                QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” leads to the artifact “%2”; artifacts only "
                                          "explain and take no message")};
    case ConstraintError::EXT009:
        return {"bpmn", "EXT009",
                QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” leaves the artifact “%2”; artifacts only "
                                          "explain and send no message")};
    case ConstraintError::EXT010:
        return {"bpmn", "EXT010", QT_TRANSLATE_NOOP("bpmn", "expected a media type such as text/plain as the textFormat of “%1”, got “%2”")};
    case ConstraintError::EXT011:
        return {"bpmn", "EXT011",
                QT_TRANSLATE_NOOP("bpmn", "the event “%1” throws an escalation without a code; name an "
                                          "escalation that has an escalationCode")};
    case ConstraintError::EXT012:
        return {"bpmn", "EXT012",
                QT_TRANSLATE_NOOP("bpmn", "<%1> of “%2” is in natural language, which cannot be executed; make it a formal "
                                          "expression (xsi:type=\"tFormalExpression\")")};
    case ConstraintError::EXT013:
        return {"bpmn", "EXT013", QT_TRANSLATE_NOOP("bpmn", "<%1> of “%2” is empty; write the expression into it")};
    case ConstraintError::EXT017:
        return {"bpmn", "EXT017", QT_TRANSLATE_NOOP("bpmn", "the gateway “%1” is said to converge but has several outgoing flows")};
    case ConstraintError::EXT018:
        return {"bpmn", "EXT018", QT_TRANSLATE_NOOP("bpmn", "the gateway “%1” is said to diverge but has several incoming flows")};
    case ConstraintError::EXT019:
        return {"bpmn", "EXT019",
                QT_TRANSLATE_NOOP("bpmn", "the gateway “%1” is said to be mixed but has not several incoming "
                                          "and several outgoing flows")};
    case ConstraintError::EXT020:
        return {"bpmn", "EXT020", QT_TRANSLATE_NOOP("bpmn", "the data object “%1” and its item “%2” disagree about isCollection")};
    case ConstraintError::EXT020_EXT081:
        return {"bpmn", "EXT020_EXT081", QT_TRANSLATE_NOOP("bpmn", "the data input “%1” and its item “%2” disagree about isCollection")};
    case ConstraintError::EXT020_EXT083:
        return {"bpmn", "EXT020_EXT083", QT_TRANSLATE_NOOP("bpmn", "the data output “%1” and its item “%2” disagree about isCollection")};
    case ConstraintError::EXT021_EXT057:
        return {"bpmn", "EXT021_EXT057",
                QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” leaves the event sub-process “%2”; an event "
                                          "starts it and no flow leaves it")};
    case ConstraintError::EXT022_EXT057:
        return {"bpmn", "EXT022_EXT057",
                QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” leads to the event sub-process “%2”; an "
                                          "event starts it, never a flow")};
    case ConstraintError::EXT023:
        return {"bpmn", "EXT023", QT_TRANSLATE_NOOP("bpmn", "“%1” does not list the sequence flow “%2” as its incoming or outgoing one")};
    case ConstraintError::EXT024:
        return {"bpmn", "EXT024", QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” is not immediate, which an executable process does not allow")};
    case ConstraintError::EXT025:
        return {"bpmn", "EXT025", QT_TRANSLATE_NOOP("bpmn", "the only flow “%1” out of “%2” has a condition; when it is false nothing can go on")};
    case ConstraintError::EXT026:
        return {"bpmn", "EXT026", QT_TRANSLATE_NOOP("bpmn", "the default flow “%2” of “%1” leaves another node")};
    case ConstraintError::EXT027:
        return {"bpmn", "EXT027", QT_TRANSLATE_NOOP("bpmn", "“%1” refers to a choreography, which a choreography or a global conversation must not")};
    case ConstraintError::EXT028:
        return {"bpmn", "EXT028",
                QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” from “%2” to “%3” crosses the border of a "
                                          "pool; send a message instead")};
    case ConstraintError::EXT152:
        return {"bpmn", "EXT152", QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” from “%2” to “%3” crosses the border of a sub-process")};
    case ConstraintError::EXT029:
        return {"bpmn", "EXT029", QT_TRANSLATE_NOOP("bpmn", "the participant “%1” has the minimum %2; it must not be negative")};
    case ConstraintError::EXT030:
        return {"bpmn", "EXT030",
                QT_TRANSLATE_NOOP("bpmn", "the participant “%1” has the maximum %2 and the minimum %3; the maximum is "
                                          "at least one and not below the minimum")};
    case ConstraintError::EXT031:
        return {"bpmn", "EXT031", QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” stays within one pool; messages go from one pool to another")};
    case ConstraintError::EXT032:
        return {"bpmn", "EXT032", QT_TRANSLATE_NOOP("bpmn", "the global conversation “%1” contains conversations, which it must not")};
    case ConstraintError::EXT033:
        return {"bpmn", "EXT033", QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” is not one of the closed choreography “%2”")};
    case ConstraintError::EXT035:
        return {"bpmn", "EXT035", QT_TRANSLATE_NOOP("bpmn", "the public process “%1” must not be marked executable")};
    case ConstraintError::EXT036:
        return {"bpmn", "EXT036", QT_TRANSLATE_NOOP("bpmn", "“%1” is a choreography activity and must not stand in the process “%2”")};
    case ConstraintError::EXT056:
        return {"bpmn", "EXT056", QT_TRANSLATE_NOOP("bpmn", "“%1” is a choreography activity and must not stand in the sub-process “%2”")};
    case ConstraintError::EXT062_EXT056:
        return {"bpmn", "EXT062_EXT056",
                QT_TRANSLATE_NOOP("bpmn", "“%1” is a choreography activity and must not stand in the "
                                          "ad-hoc sub-process “%2”")};
    case ConstraintError::EXT037:
        return {"bpmn", "EXT037", QT_TRANSLATE_NOOP("bpmn", "“%1” has the startQuantity %2; it is at least 1")};
    case ConstraintError::EXT038:
        return {"bpmn", "EXT038", QT_TRANSLATE_NOOP("bpmn", "“%1” has the completionQuantity %2; it is at least 1")};
    case ConstraintError::EXT040:
        return {"bpmn", "EXT040",
                QT_TRANSLATE_NOOP("bpmn", "the resource role “%1” of “%2” binds parameters without naming "
                                          "a resource (resourceRef)")};
    case ConstraintError::EXT042:
        return {"bpmn", "EXT042", QT_TRANSLATE_NOOP("bpmn", "the service task “%1” names an operation, so it needs exactly one input set")};
    case ConstraintError::EXT043:
        return {"bpmn", "EXT043", QT_TRANSLATE_NOOP("bpmn", "the service task “%1” names an operation, so it has at most one output set")};
    case ConstraintError::EXT044:
        return {"bpmn", "EXT044",
                QT_TRANSLATE_NOOP("bpmn", "the input of the service task “%1” is another item than the message "
                                          "that the operation “%2” takes")};
    case ConstraintError::EXT045:
        return {"bpmn", "EXT045",
                QT_TRANSLATE_NOOP("bpmn", "the output of the service task “%1” is another item than the message "
                                          "that the operation “%2” gives")};
    case ConstraintError::EXT046:
        return {"bpmn", "EXT046", QT_TRANSLATE_NOOP("bpmn", "the send task “%1” sends the message “%2”, so it has at most one input set")};
    case ConstraintError::EXT047:
        return {"bpmn", "EXT047", QT_TRANSLATE_NOOP("bpmn", "the send task “%1” sends the message “%2”, so it has at most one data input")};
    case ConstraintError::EXT048:
        return {"bpmn", "EXT048", QT_TRANSLATE_NOOP("bpmn", "the data input of the send task “%1” is not the item of the message “%2”")};
    case ConstraintError::EXT049:
        return {"bpmn", "EXT049", QT_TRANSLATE_NOOP("bpmn", "the receive task “%1” starts the process, so no sequence flow may lead to it")};
    case ConstraintError::EXT050:
        return {"bpmn", "EXT050", QT_TRANSLATE_NOOP("bpmn", "the receive task “%1” receives the message “%2”, so it has at most one output set")};
    case ConstraintError::EXT051:
        return {"bpmn", "EXT051", QT_TRANSLATE_NOOP("bpmn", "the receive task “%1” receives the message “%2”, so it has at most one data output")};
    case ConstraintError::EXT052:
        return {"bpmn", "EXT052", QT_TRANSLATE_NOOP("bpmn", "the data output of the receive task “%1” is not the item of the message “%2”")};
    case ConstraintError::EXT053:
        return {"bpmn", "EXT053", QT_TRANSLATE_NOOP("bpmn", "the script task “%1” has a script but no scriptFormat")};
    case ConstraintError::EXT054_EXT055:
        return {"bpmn", "EXT054_EXT055", QT_TRANSLATE_NOOP("bpmn", "“%1” has a loop and multiple instances at once; keep one of them")};
    case ConstraintError::EXT058:
        return {"bpmn", "EXT058", QT_TRANSLATE_NOOP("bpmn", "the event sub-process “%1” needs exactly one start event")};
    case ConstraintError::EXT059:
        return {"bpmn", "EXT059", QT_TRANSLATE_NOOP("bpmn", "the start event “%1” of an event sub-process must not have a <%2>")};
    case ConstraintError::EXT059_EXT129:
        return {"bpmn", "EXT059_EXT129", QT_TRANSLATE_NOOP("bpmn", "the start event “%1” of the event sub-process “%2” needs an event definition")};
    case ConstraintError::EXT061:
        return {"bpmn", "EXT061", QT_TRANSLATE_NOOP("bpmn", "the ad-hoc sub-process “%1” needs at least one activity")};
    case ConstraintError::EXT062:
        return {"bpmn", "EXT062",
                QT_TRANSLATE_NOOP("bpmn", "the event “%1” must not stand in the ad-hoc sub-process “%2”, "
                                          "which has neither start nor end")};
    case ConstraintError::EXT063:
        return {"bpmn", "EXT063", QT_TRANSLATE_NOOP("bpmn", "the inputs and outputs of the call “%1” are not those of “%2”, which it calls")};
    case ConstraintError::EXT064:
        return {"bpmn", "EXT064", QT_TRANSLATE_NOOP("bpmn", "“%1” offers an interface but binds none of its operations (ioBinding)")};
    case ConstraintError::EXT065:
        return {"bpmn", "EXT065", QT_TRANSLATE_NOOP("bpmn", "the binding of “%1” joins data and an operation whose messages hold something else")};
    case ConstraintError::EXT067:
        return {"bpmn", "EXT067",
                QT_TRANSLATE_NOOP("bpmn", "“%1” has multiple instances, but neither loopCardinality nor "
                                          "loopDataInputRef tells how many")};
    case ConstraintError::EXT068:
        return {"bpmn", "EXT068",
                QT_TRANSLATE_NOOP("bpmn", "the loopDataInputRef of “%1” leads to “%2”, expected a data "
                                          "input of the activity itself")};
    case ConstraintError::EXT069:
        return {"bpmn", "EXT069", QT_TRANSLATE_NOOP("bpmn", "the outputDataItem of “%1” is not one of what its loopDataOutputRef collects")};
    case ConstraintError::EXT070:
        return {"bpmn", "EXT070", QT_TRANSLATE_NOOP("bpmn", "the inputDataItem of “%1” is not one of what its loopDataInputRef holds")};
    case ConstraintError::EXT071:
        return {"bpmn", "EXT071", QT_TRANSLATE_NOOP("bpmn", "the completion condition of “%1” is “%2”, which is neither true nor false")};
    case ConstraintError::EXT072:
        return {"bpmn", "EXT072", QT_TRANSLATE_NOOP("bpmn", "the behaviour condition of “%1” is “%2”, which is neither true nor false")};
    case ConstraintError::EXT076:
        return {"bpmn", "EXT076", QT_TRANSLATE_NOOP("bpmn", "expected the data object reference to be called “%2” (object and state), got “%1”")};
    case ConstraintError::EXT079:
        return {"bpmn", "EXT079", QT_TRANSLATE_NOOP("bpmn", "the sub-process “%1” has an ioSpecification, which sub-processes must not have")};
    case ConstraintError::EXT080:
        return {"bpmn", "EXT080", QT_TRANSLATE_NOOP("bpmn", "data is written to “%1”, which is an input of the process")};
    case ConstraintError::EXT082:
        return {"bpmn", "EXT082", QT_TRANSLATE_NOOP("bpmn", "data is read from “%1”, which is an output of the process")};
    case ConstraintError::EXT084:
        return {"bpmn", "EXT084", QT_TRANSLATE_NOOP("bpmn", "no input set names the data input “%1”")};
    case ConstraintError::EXT085:
        return {"bpmn", "EXT085", QT_TRANSLATE_NOOP("bpmn", "the optional input “%1” must be among the dataInputRefs of its set too")};
    case ConstraintError::EXT086:
        return {"bpmn", "EXT086",
                QT_TRANSLATE_NOOP("bpmn", "the input “%1” that comes while executing must be among the "
                                          "dataInputRefs of its set too")};
    case ConstraintError::EXT087:
        return {"bpmn", "EXT087", QT_TRANSLATE_NOOP("bpmn", "the set “%1” names the set “%2”, which does not name it back")};
    case ConstraintError::EXT088:
        return {"bpmn", "EXT088", QT_TRANSLATE_NOOP("bpmn", "no output set names the data output “%1”")};
    case ConstraintError::EXT089:
        return {"bpmn", "EXT089", QT_TRANSLATE_NOOP("bpmn", "the optional output “%1” must be among the dataOutputRefs of its set too")};
    case ConstraintError::EXT090:
        return {"bpmn", "EXT090",
                QT_TRANSLATE_NOOP("bpmn", "the output “%1” that goes while executing must be among the "
                                          "dataOutputRefs of its set too")};
    case ConstraintError::EXT091:
        return {"bpmn", "EXT091", QT_TRANSLATE_NOOP("bpmn", "“%1” and “%2” hold different items; a transformation must stand between them")};
    case ConstraintError::EXT092:
        return {"bpmn", "EXT092", QT_TRANSLATE_NOOP("bpmn", "a data association of “%1” has several sources but no transformation")};
    case ConstraintError::EXT093:
        return {"bpmn", "EXT093",
                QT_TRANSLATE_NOOP("bpmn", "the event “%1” has %2 data elements for %3 event definitions; "
                                          "each definition needs one")};
    case ConstraintError::EXT094:
        return {"bpmn", "EXT094", QT_TRANSLATE_NOOP("bpmn", "the data “%2” of the event “%1” is not what “%3” carries")};
    case ConstraintError::EXT095:
        return {"bpmn", "EXT095",
                QT_TRANSLATE_NOOP("bpmn", "“%1” uses an event definition that belongs to the throw event "
                                          "“%2”; define it by itself")};
    case ConstraintError::EXT096:
        return {"bpmn", "EXT096", QT_TRANSLATE_NOOP("bpmn", "a sequence flow leads to the start event “%1”")};
    case ConstraintError::EXT097:
        return {"bpmn", "EXT097", QT_TRANSLATE_NOOP("bpmn", "there is the end event “%1” but no start event in “%2”")};
    case ConstraintError::EXT098:
        return {"bpmn", "EXT098",
                QT_TRANSLATE_NOOP("bpmn", "the start event “%1” must not have a <%2>; a process starts by "
                                          "message, timer, condition or signal")};
    case ConstraintError::EXT098_EXT121:
        return {"bpmn", "EXT098_EXT121",
                QT_TRANSLATE_NOOP("bpmn", "the start event “%1” has a <%2>, which only the start of an "
                                          "event sub-process may have")};
    case ConstraintError::EXT099:
        return {"bpmn", "EXT099", QT_TRANSLATE_NOOP("bpmn", "“%1” is called by “%2” but has no start event without a definition")};
    case ConstraintError::EXT100:
        return {"bpmn", "EXT100", QT_TRANSLATE_NOOP("bpmn", "the start event “%1” of the sub-process “%2” must not have an event definition")};
    case ConstraintError::EXT101:
        return {"bpmn", "EXT101", QT_TRANSLATE_NOOP("bpmn", "the start event “%1” has no outgoing sequence flow")};
    case ConstraintError::EXT102:
        return {"bpmn", "EXT102", QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” leaves the start event “%2”, which sends nothing")};
    case ConstraintError::EXT103:
        return {"bpmn", "EXT103", QT_TRANSLATE_NOOP("bpmn", "the start event “%1” gets the message flow “%2” but has no message event definition")};
    case ConstraintError::EXT104:
        return {"bpmn", "EXT104", QT_TRANSLATE_NOOP("bpmn", "a sequence flow leaves the end event “%1”")};
    case ConstraintError::EXT105:
        return {"bpmn", "EXT105", QT_TRANSLATE_NOOP("bpmn", "there is the start event “%1” but no end event in “%2”")};
    case ConstraintError::EXT106:
        return {"bpmn", "EXT106", QT_TRANSLATE_NOOP("bpmn", "the end event “%1” cancels, but it does not stand in a transaction")};
    case ConstraintError::EXT107:
        return {"bpmn", "EXT107", QT_TRANSLATE_NOOP("bpmn", "no sequence flow leads to the end event “%1”")};
    case ConstraintError::EXT108:
        return {"bpmn", "EXT108", QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” leads to the end event “%2”, which receives nothing")};
    case ConstraintError::EXT109:
        return {"bpmn", "EXT109",
                QT_TRANSLATE_NOOP("bpmn", "the message flow “%2” leaves the end event “%1”, which has no "
                                          "message event definition")};
    case ConstraintError::EXT110_EXT147:
        return {"bpmn", "EXT110_EXT147", QT_TRANSLATE_NOOP("bpmn", "the boundary event “%1” must not have a <%2>")};
    case ConstraintError::EXT110_EXT147_NonInterrupting:
        return {"bpmn", "EXT110_EXT147_NonInterrupting",
                QT_TRANSLATE_NOOP("bpmn", "the boundary event “%1” has a <%2>, which always interrupts; "
                                          "leave out cancelActivity=\"false\"")};
    case ConstraintError::EXT110_EXT147_None:
        return {"bpmn", "EXT110_EXT147_None", QT_TRANSLATE_NOOP("bpmn", "the boundary event “%1” needs an event definition")};
    case ConstraintError::EXT111_EXT120:
        return {"bpmn", "EXT111_EXT120", QT_TRANSLATE_NOOP("bpmn", "the cancel event “%1” is attached to “%2”, which is no transaction")};
    case ConstraintError::EXT112:
        return {"bpmn", "EXT112", QT_TRANSLATE_NOOP("bpmn", "a sequence flow leads to the boundary event “%1”")};
    case ConstraintError::EXT113:
        return {"bpmn", "EXT113", QT_TRANSLATE_NOOP("bpmn", "no sequence flow leaves the boundary event “%1”")};
    case ConstraintError::EXT114:
        return {"bpmn", "EXT114",
                QT_TRANSLATE_NOOP("bpmn", "a sequence flow leaves the compensation event “%1”; an "
                                          "association leads to what compensates")};
    case ConstraintError::EXT115:
        return {"bpmn", "EXT115", QT_TRANSLATE_NOOP("bpmn", "no sequence flow leads to the intermediate event “%1”")};
    case ConstraintError::EXT116:
        return {"bpmn", "EXT116", QT_TRANSLATE_NOOP("bpmn", "no sequence flow leaves the intermediate event “%1”")};
    case ConstraintError::EXT117:
        return {"bpmn", "EXT117", QT_TRANSLATE_NOOP("bpmn", "the link event “%1” has a sequence flow on the side of its link")};
    case ConstraintError::EXT118:
        return {"bpmn", "EXT118", QT_TRANSLATE_NOOP("bpmn", "the link “%1” leads to “%2”, which does not name it as a source")};
    case ConstraintError::EXT119:
        return {"bpmn", "EXT119",
                QT_TRANSLATE_NOOP("bpmn", "the message flow “%1” has the wrong direction at “%2”; catch "
                                          "events receive, throw events send")};
    case ConstraintError::EXT122:
        return {"bpmn", "EXT122", QT_TRANSLATE_NOOP("bpmn", "the catch event “%1” in the normal flow must not have a compensation definition")};
    case ConstraintError::EXT123:
        return {"bpmn", "EXT123", QT_TRANSLATE_NOOP("bpmn", "the conditional event “%1” needs a formal expression as its condition")};
    case ConstraintError::EXT124:
        return {"bpmn", "EXT124", QT_TRANSLATE_NOOP("bpmn", "the link event “%1” catches but names no source")};
    case ConstraintError::EXT125:
        return {"bpmn", "EXT125", QT_TRANSLATE_NOOP("bpmn", "the link event “%1” throws and needs exactly one target")};
    case ConstraintError::EXT126:
        return {"bpmn", "EXT126", QT_TRANSLATE_NOOP("bpmn", "the link from “%1” to “%2” leaves its process level")};
    case ConstraintError::EXT127:
        return {"bpmn", "EXT127", QT_TRANSLATE_NOOP("bpmn", "the message event “%1” names no message (messageRef), so it cannot be executed")};
    case ConstraintError::EXT128:
        return {"bpmn", "EXT128", QT_TRANSLATE_NOOP("bpmn", "the message event “%1” names no operation (operationRef), so it cannot be executed")};
    case ConstraintError::EXT131:
        return {"bpmn", "EXT131",
                QT_TRANSLATE_NOOP("bpmn", "the timer of “%1” says several things; keep one of timeDate, "
                                          "timeDuration and timeCycle")};
    case ConstraintError::EXT132:
        return {"bpmn", "EXT132", QT_TRANSLATE_NOOP("bpmn", "expected an ISO 8601 date and time for the timer of “%1”, got “%2”")};
    case ConstraintError::EXT133:
        return {"bpmn", "EXT133", QT_TRANSLATE_NOOP("bpmn", "expected an ISO 8601 repeating interval for the timer of “%1”, got “%2”")};
    case ConstraintError::EXT134:
        return {"bpmn", "EXT134", QT_TRANSLATE_NOOP("bpmn", "expected an ISO 8601 duration for the timer of “%1”, got “%2”")};
    case ConstraintError::EXT135:
        return {"bpmn", "EXT135",
                QT_TRANSLATE_NOOP("bpmn", "the gateway “%1” has neither several incoming nor several outgoing "
                                          "flows, so it controls nothing")};
    case ConstraintError::EXT136:
        return {"bpmn", "EXT136", QT_TRANSLATE_NOOP("bpmn", "the event gateway “%1” needs two or more outgoing flows")};
    case ConstraintError::EXT137:
        return {"bpmn", "EXT137", QT_TRANSLATE_NOOP("bpmn", "the flow “%1” out of the event gateway “%2” has a condition, which it must not")};
    case ConstraintError::EXT138:
        return {"bpmn", "EXT138",
                QT_TRANSLATE_NOOP("bpmn", "“%1” follows the event gateway “%2” but is no receive task and no "
                                          "message, timer, signal or conditional event")};
    case ConstraintError::EXT139:
        return {"bpmn", "EXT139", QT_TRANSLATE_NOOP("bpmn", "message events and receive tasks must not both follow the event gateway “%1”")};
    case ConstraintError::EXT140:
        return {"bpmn", "EXT140",
                QT_TRANSLATE_NOOP("bpmn", "the boundary event “%1” is attached to “%2”, which follows the event "
                                          "gateway “%3” and must have none")};
    case ConstraintError::EXT141:
        return {"bpmn", "EXT141", QT_TRANSLATE_NOOP("bpmn", "“%1” follows the event gateway “%2” and must have no other incoming flow")};
    case ConstraintError::EXT142:
        return {"bpmn", "EXT142", QT_TRANSLATE_NOOP("bpmn", "the event gateway “%1” starts the process, so no sequence flow may lead to it")};
    case ConstraintError::EXT143:
        return {"bpmn", "EXT143",
                QT_TRANSLATE_NOOP("bpmn", "no association leads from the compensation event “%1” to an activity "
                                          "that compensates (isForCompensation)")};
    case ConstraintError::EXT146:
        return {"bpmn", "EXT146", QT_TRANSLATE_NOOP("bpmn", "the end event “%1” must not have a <%2>")};
    case ConstraintError::EXT148:
        return {"bpmn", "EXT148", QT_TRANSLATE_NOOP("bpmn", "the catch event “%1” must not have a <%2>")};
    case ConstraintError::EXT148_None:
        return {"bpmn", "EXT148_None", QT_TRANSLATE_NOOP("bpmn", "the catch event “%1” needs an event definition")};
    case ConstraintError::EXT149:
        return {"bpmn", "EXT149", QT_TRANSLATE_NOOP("bpmn", "the throw event “%1” must not have a <%2>")};
    case ConstraintError::EXT150:
        return {"bpmn", "EXT150", QT_TRANSLATE_NOOP("bpmn", "no sequence flow leads to “%1”, though its level begins with a start event")};
    case ConstraintError::EXT151:
        return {"bpmn", "EXT151", QT_TRANSLATE_NOOP("bpmn", "no sequence flow leaves “%1”, though its level ends with an end event")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::bpmn::constraints
