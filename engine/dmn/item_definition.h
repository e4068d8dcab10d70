// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/wording.h"
#include "engine/feel/expression.h"
#include "engine/feel/type.h"

#include <optional>
#include <utility>
#include <vector>

namespace engine::dmn {

/// What an item definition says beyond the FEEL type: which values are allowed (DMN 1.5, 7.3.2).
/// Owned by its model, immutable once read.
struct ItemDefinition
{
    QString name;
    WordingPointer words; ///< label, unit and values; what it refers to included
    core::SourceRef where;
    feel::Type type;
    bool isCollection = false;
    std::optional<feel::Expression> allowedValues; ///< unary tests, for each element of a collection
    std::optional<feel::Expression> constraint;    ///< unary tests for the whole value
    std::vector<feel::Value> values;               ///< the allowed values, where all are literals
    const ItemDefinition *base = nullptr;          ///< the definition it refers to, or that of its elements
    std::vector<std::pair<QString, const ItemDefinition *>> members;
};

/// Whether every restriction on `value` and its parts holds; its type is taken for granted. Null is allowed.
bool allows(const ItemDefinition &definition, const feel::Value &value);

/// A type as the author named it. Any where there is no name.
struct TypeRef
{
    QString name;
    feel::Type type;
    const ItemDefinition *definition = nullptr; ///< its model's; none for FEEL's own types

    /// The allowed values where they are all literals, else nothing.
    std::vector<feel::Value> values() const;
    /// What the type says of the values of whatever has it.
    WordingPointer words() const;
};

/// `value` as `type` wants it, else null and a diagnostic at `where` that names both.
feel::Value coerced(const feel::Value &value,
                    const TypeRef &type,
                    const core::SourceRef &where,
                    feel::Diagnostics &diagnostics);

/// The unary tests in `text` one by one, cut at the commas that stand in no string or bracket. Each with
/// the offset at which it begins.
std::vector<std::pair<QString, qsizetype>> separateTests(const QString &text);

/// The values that unary tests enumerate, in the author's order; empty unless all are literals.
std::vector<feel::Value> enumeratedValues(const QString &tests);

/// The value of an expression that is a literal (`"A"`, `-1.5`, `@"2026-05-07"`), or nullopt.
std::optional<feel::Value> literalValue(const QString &text);
std::optional<feel::Value> literalValue(const feel::Expression &expression);

} // namespace engine::dmn
