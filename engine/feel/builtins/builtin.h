// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/feel/report.h"
#include "engine/feel/type.h"

#include <span>

namespace engine::feel {

class Arguments;

/// One way to call a built-in.
struct Signature
{
    std::vector<Type::Member> parameters;
    std::size_t required = 0;
    bool isVariadic = false; ///< the last parameter may come any number of times
    Type result;

    bool takes(std::size_t count) const { return count >= required && (isVariadic || count <= parameters.size()); }
};

/// A function of the language (DMN 1.5, 10.3.4) or one of ours. Each family lists its own in one file.
struct Builtin
{
    using Call = Value (*)(Arguments &arguments);

    /// `signatures` are written as `from: string, scale?: number, more...: Any -> number`.
    Builtin(QString name, std::initializer_list<const char *> signatures, Call call, bool foldable = false);

    QString name;
    std::vector<Signature> signatures;
    Call call;
    bool foldable; ///< gives the same for the same literals, so that the parser may do it

    /// As a person reads them: `from, scale`; several parted by ` | `.
    QString signatureText() const;
};

/// What a built-in is called with. Arguments are in the order of the parameters; a missing optional
/// one at the end is absent, others are null. A list of one stands for its element and a single value
/// for a list, where the parameter's type asks for it (DMN 1.5, 10.3.2.9.4).
class Arguments
{
public:
    Arguments(const Builtin &builtin, const Signature &signature, std::vector<Value> values,
              const Environment &environment, const Report &report);

    std::size_t size() const { return m_values.size(); }
    bool has(std::size_t i) const { return i < m_values.size(); }
    const Value &operator[](std::size_t i) const;
    const std::vector<Value> &values() const { return m_values; }
    const Signature &signature() const { return m_signature; }

    /// The argument as `T`; else says what is wrong and gives nullptr.
    template <typename T> const T *get(std::size_t i) const
    {
        const T *found = (*this)[i].template as<T>();
        if (!found)
            wrongArgument(i, Value(T()).typeName());
        return found;
    }

    /// The argument as an integer that fits.
    std::optional<qint64> integer(std::size_t i) const;
    /// The same, with what is behind the point cut off, as positions in lists are read.
    std::optional<qint64> position(std::size_t i) const;
    /// The one list, or all arguments together as one (`sum(1, 2, 3)`); nullptr for `sum(null)`.
    const List *listOrAll();

    Value fail(FeelError error, QStringList arguments) const;
    Value wrongArgument(std::size_t i, const QString &expected) const;
    /// There is no such date, number, …: `what` is the text it was asked to make it of.
    Value wrongValue(const QString &what) const;
    Value outOfRange() const { return fail(FeelError::OutOfRange, {m_builtin.name}); }
    template <typename T> Value checked(const std::optional<T> &result) const
    {
        return result ? Value(*result) : outOfRange();
    }

    const Environment &environment() const { return m_environment; }
    const Report &report() const { return m_report; }

private:
    const Builtin &m_builtin;
    const Signature &m_signature;
    std::vector<Value> m_values;
    const Environment &m_environment;
    const Report &m_report; // outlives the call
    std::optional<List> m_all;
};

std::span<const Builtin> builtins();
const Builtin *findBuiltin(const QString &name);

Value callBuiltin(const Builtin &builtin, std::vector<Value> arguments, const Environment &environment, const Report &report);
Value callBuiltin(const Builtin &builtin, const Context &named, const Environment &environment, const Report &report);
/// Without an environment, for what the parser folds.
Value callBuiltin(const Builtin &builtin, const std::vector<Value> &arguments, Diagnostics &diagnostics);

/// Calls a function that was handed to a built-in, as `sort` is.
Value callFunction(const Function &function, const std::vector<Value> &arguments, const Report &report);

// The families.
std::vector<Builtin> conversionBuiltins();
std::vector<Builtin> stringBuiltins();
std::vector<Builtin> listBuiltins();
std::vector<Builtin> statisticsBuiltins();
std::vector<Builtin> numericBuiltins();
std::vector<Builtin> booleanBuiltins();
std::vector<Builtin> temporalBuiltins();
std::vector<Builtin> rangeBuiltins();
std::vector<Builtin> contextBuiltins();
std::vector<Builtin> japanBuiltins();

} // namespace engine::feel
