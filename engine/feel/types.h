// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"
#include "engine/feel/type.h"

namespace engine::feel {

/// What is known of the names an expression uses. A name that is not listed may be of any type, and
/// nothing is said about it.
struct TypeScope
{
    std::map<QString, Type> variables;
    std::map<QString, Type> functions; ///< each `Type::function(…)`
    Type input;                        ///< of `?` and of what unary tests are put to
};

/// The type of `expression`'s value, as far as it can be told without running it. Adds to `faults`,
/// with their places, the mistakes that no value of the known types could avoid: a number compared
/// with a string, a wrong number of arguments, a member that a context does not have.
Type infer(const Expression &expression, const TypeScope &scope, core::Faults &faults);

/// Any where `type` is Any or Null; the wider of the two otherwise.
Type joined(const Type &left, const Type &right);

} // namespace engine::feel
