// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/package.h"

namespace engine::procedure {

/// What variables of a process can be at all, by dotted path, for `bpmn::Known::values`: the options of a task's choice,
/// what a decision table can give. A path that anything else sets too is left out.
std::map<QString, std::vector<feel::Value>> possibleValues(const Package &package, const bpmn::Process &process);

/// What every caller in the package hands to `process` as a constant, by input: other packages that share it may differ.
std::map<QString, std::vector<feel::Value>> constantsHandedTo(const Package &package, const bpmn::Process &process);

} // namespace engine::procedure
