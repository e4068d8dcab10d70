// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/definitions.h"

#include <QByteArray>

namespace engine::bpmn {

inline constexpr auto bpmnNamespace = "http://www.omg.org/spec/BPMN/20100524/MODEL";
inline constexpr auto extensionNamespace = "urn:todoke:bpmn:1";

/// The names and functions that every expression of a workflow may use beside its variables:
/// `arrival`, `today`, `role(name)`. Decisions come on top (`runtime::workflowNames`).
feel::Names baseNames();

/// One BPMN 2.0 XML file. Whatever is wrong goes to `faults`, each with its place, and reading goes on: what comes
/// back with faults may be checked further but must not be executed. Elements that are not carried out are kept as
/// details in their place, so that a check can name the rule that they break.
/// `names` may hold variables whose names have spaces in them; plain names need not be listed.
Definitions readDefinitions(const QByteArray &bytes, const QString &fileName, const feel::Names &names,
                            core::Faults &faults);

/// The processes of the file alone.
std::vector<Process> read(const QByteArray &bytes, const QString &fileName, const feel::Names &names,
                          core::Faults &faults);

/// ISO 8601 as FEEL; what is no ISO 8601 is FEEL already. For dates and durations.
QString isoAsFeel(const QString &text, TimerKind kind);

enum class ReadError {
    NotBpmn,
    WrongNamespace,
    NoProcess,
    UnsupportedElement,
    UnsupportedAttribute,
    UnknownExtension,
    MissingId,
    DuplicateId,
    MissingAttribute,
    WrongValue,
    DanglingFlow,
    DanglingReference,
    NoTimer,
    NoDefinition,
    EmptyExpression,
    ForeignLanguage,
};
core::ErrorText errorText(ReadError id);

} // namespace engine::bpmn
