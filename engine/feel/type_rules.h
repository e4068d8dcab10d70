// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/ast.h"
#include "engine/feel/builtins/builtin.h"

namespace engine::feel {

/// The rules of FEEL's operators and functions on types; nullopt and false mean that no value of
/// those types will do.

/// Neither Any nor Null.
bool isKnown(const Type &type);
bool isDuration(const Type &type);
/// Whether the two may be equal, or for `<` and its like have an order.
bool areComparable(ast::ComparisonOperator op, const Type &left, const Type &right);
/// Whether an argument of type `actual` may be handed to a parameter, coercion included.
bool isUsableAs(const Type &actual, const Type &expected);
std::optional<Type> arithmeticType(ast::ArithmeticOperator op, const Type &left, const Type &right);
/// The type of a member of a context or of a property of a date, a time, a duration, a range.
std::optional<Type> memberType(const Type &object, const QString &name);
Type resultType(const QString &builtin, const Signature &signature, const std::vector<Type> &arguments);

bool takesNamed(const Signature &signature, const std::vector<QString> &names);
const Type::Member *findParameter(const Signature &signature, const QString &name);
QString parameterNames(const std::vector<Signature> &signatures);

} // namespace engine::feel
