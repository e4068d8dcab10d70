// SPDX-License-Identifier: Apache-2.0
#include "engine/bpmn/reader.h"

namespace engine::bpmn {

core::ErrorText errorText(ReadError id)
{
    switch (id) {
    case ReadError::NotBpmn:
        return {"bpmn", "NotBpmn", QT_TRANSLATE_NOOP("bpmn", "expected a BPMN 2.0 file with <definitions>, got <%1>")};
    case ReadError::WrongNamespace:
        return {"bpmn", "WrongNamespace",
                QT_TRANSLATE_NOOP("bpmn", "<%1> is in the namespace “%2”, expected “%3”")};
    case ReadError::NoProcess:
        return {"bpmn", "NoProcess", QT_TRANSLATE_NOOP("bpmn", "there is no <process> in this file")};
    case ReadError::UnsupportedElement:
        return {"bpmn", "UnsupportedElement",
                QT_TRANSLATE_NOOP("bpmn", "<%1> is not carried out by this engine and must not stand in <%2>; take it "
                                          "out")};
    case ReadError::UnsupportedAttribute:
        return {"bpmn", "UnsupportedAttribute",
                QT_TRANSLATE_NOOP("bpmn", "<%1> has %2=“%3”, which this engine does not carry out; take it out")};
    case ReadError::UnknownExtension:
        return {"bpmn", "UnknownExtension",
                QT_TRANSLATE_NOOP("bpmn", "<%1> cannot have the extension “%2”; expected one of: %3")};
    case ReadError::MissingId:
        return {"bpmn", "MissingId", QT_TRANSLATE_NOOP("bpmn", "<%1> has no id; give it one that is unique in the file")};
    case ReadError::DuplicateId:
        return {"bpmn", "DuplicateId", QT_TRANSLATE_NOOP("bpmn", "the id “%1” is already in use at %2")};
    case ReadError::MissingAttribute:
        return {"bpmn", "MissingAttribute", QT_TRANSLATE_NOOP("bpmn", "<%1> “%2” needs %3")};
    case ReadError::WrongValue:
        return {"bpmn", "WrongValue", QT_TRANSLATE_NOOP("bpmn", "%1 is “%2”, expected one of: %3")};
    case ReadError::DanglingFlow:
        return {"bpmn", "DanglingFlow",
                QT_TRANSLATE_NOOP("bpmn", "the sequence flow “%1” has %2=“%3”, and there is no such element in its process")};
    case ReadError::DanglingReference:
        return {"bpmn", "DanglingReference", QT_TRANSLATE_NOOP("bpmn", "%1 refers to “%2”, which is not there")};
    case ReadError::NoTimer:
        return {"bpmn", "NoTimer",
                QT_TRANSLATE_NOOP("bpmn", "the timer of “%1” needs one of <timeDate>, <timeDuration> and <timeCycle>")};
    case ReadError::NoDefinition:
        return {"bpmn", "NoDefinition",
                QT_TRANSLATE_NOOP("bpmn", "the event “%1” needs an event definition: a timer, a message, a signal, …")};
    case ReadError::EmptyExpression:
        return {"bpmn", "EmptyExpression", QT_TRANSLATE_NOOP("bpmn", "expected a FEEL expression in %1, it is empty")};
    case ReadError::ForeignLanguage:
        return {"bpmn", "ForeignLanguage",
                QT_TRANSLATE_NOOP("bpmn", "expressions are written in FEEL, not in “%1”")};
    }
    Q_UNREACHABLE();
}

} // namespace engine::bpmn
