// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/function.h"

namespace engine::feel {

struct Builtin;

/// `function(x) …` as a value: it keeps its tree, the locals it names, and what it takes from
/// `environment`.
Value closureValue(const ast::FunctionLiteral &form, std::shared_ptr<const void> owner, std::vector<Value> captured,
                   const Environment &environment, const core::SourceRef &where);
/// A built-in as a value, with `now` from `environment`.
Value builtinValue(const Builtin &builtin, const Environment &environment);

} // namespace engine::feel
