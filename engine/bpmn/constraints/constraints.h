// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/bpmn/interchange/document.h"

/// What the BPMN 2.0 standard demands beyond its schema.
namespace engine::bpmn::constraints {

/// Every constraint of the standard that the model breaks, in the order of the rule families. The ids are those of the
/// published list of BPMN's constraints (EXT.001 to EXT.152), REF for a reference that leads to nothing or to something
/// of a wrong kind.
///
/// In a file that uses our extension (a procedure), an expression without xsi:type is FEEL, sequence flows need not be
/// repeated as `incoming` and `outgoing`, and messages are known by name: what asks for these (EXT.012, .023, .053, .101,
/// .127, .128, .132 to .134) is left out there. Everything else holds for every file.
core::Faults check(const interchange::Document &document);

/// The same for a file that was read already with `faults`: what breaks the schema or a constraint is added, but for the
/// places that have a fault.
void checkFile(const QByteArray &bytes, const QString &fileName, core::Faults &faults);

} // namespace engine::bpmn::constraints
