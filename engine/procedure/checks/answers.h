// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/procedure/checks/checks.h"

#include "engine/feel/ast.h"

namespace engine::procedure::checks {

/// The field of a form that a path in an expression means, seen from one place of the package.
using FieldAt = std::function<const ::forms::model::Field *(const QString &path)>;

/// For an expression of the field at `inside` (a path; empty: of a page) of `form`: its own level first, then outwards.
FieldAt fieldsOfForm(const ::forms::model::Form &form, const QString &inside);
/// For expressions of processes and letters: the citizen's answers, and a clerk's by the variable that takes them.
FieldAt fieldsOfCase(const Reading &reading);

/// Every value of a field that matters to a FEEL text; none where they are not known.
std::vector<feel::Value> pointsOf(const ::forms::model::Field &field, const QString &text);

/// `a.b` where the node is that path of free names; nothing for anything else.
std::optional<QString> pathOf(const feel::ExpressionNode &node);

/// Each expression of the package's forms and processes, with the fields that it sees. Letters are read elsewhere.
void eachExpression(const Reading &reading, const std::function<void(const feel::Expression &, const FieldAt &)> &visit);

} // namespace engine::procedure::checks
