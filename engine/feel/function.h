// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/expression.h"
#include "engine/feel/type.h"
#include "engine/feel/value.h"

namespace engine::feel {

/// A FEEL function as a value: a closure, a built-in or a caller's own. Immutable; any thread.
class Function
{
public:
    struct Parameter
    {
        QString name;
        Type type; ///< Any where none was declared
    };

    Function() = default;
    Function(const Function &) = delete;
    Function &operator=(const Function &) = delete;
    virtual ~Function() = default;

    /// The name it was called into being by; empty for `function(x) …`.
    virtual QString name() const = 0;
    /// Empty for a built-in, which may be overloaded; `signatures` shows those.
    virtual const std::vector<Parameter> &parameters() const = 0;
    /// Its parameters as a person reads them: `x, y`; overloads parted by ` | `.
    virtual QString signatures() const = 0;
    virtual bool takes(std::size_t argumentCount) const = 0;
    /// Its parameter and result types, as far as declared.
    virtual Type type() const = 0;
    /// Calls it with arguments by position. Never fails: gives null and says why.
    virtual Value call(const std::vector<Value> &arguments, Diagnostics &diagnostics) const = 0;
    /// The same with named arguments.
    virtual Value call(const Context &named, Diagnostics &diagnostics) const = 0;
};

/// A caller's function as a value: business knowledge models, decision services. `types` may be
/// shorter than `native.parameters`; what it says is enforced (DMN 1.5, 10.3.2.9.4), and a result
/// of another type than `result` becomes null. `where` is the place that such errors tell.
Value functionValue(QString name, NativeFunction native, std::vector<Type> types = {}, Type result = {},
                    core::SourceRef where = {});

} // namespace engine::feel
