// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/function.h"
#include "engine/feel/program.h"

namespace engine::feel {

struct Builtin;

/// `function(x) …`, a part of `program`, as a value: it keeps the locals that it names, and the
/// `environment` that holds what it may ask for.
Value closureValue(const Program &program, const Program::Function &form, std::vector<Value> captured,
                   Environment environment, const core::SourceRef &where);
/// An environment without names: the present, the zone and the calendar alone.
Environment presentOf(const Environment &environment);
/// A built-in as a value, with `now` from `environment`.
Value builtinValue(const Builtin &builtin, const Environment &environment);

} // namespace engine::feel
