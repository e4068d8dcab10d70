// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/closure.h"

#include "engine/feel/builtins/builtin.h"
#include "engine/feel/machine.h"

namespace engine::feel {

using namespace Qt::StringLiterals;

namespace {

using Parameters = std::vector<Function::Parameter>;

QString joined(const Parameters &parameters)
{
    QStringList names;
    for (const Function::Parameter &parameter : parameters)
        names << parameter.name;
    return names.join(u", "_s);
}

/// A function with one list of parameters: arguments are counted, ordered and coerced here.
class SimpleFunction : public Function
{
public:
    SimpleFunction(QString name, Parameters parameters, Type result, core::SourceRef where)
        : m_name(std::move(name))
        , m_parameters(std::move(parameters))
        , m_result(std::move(result))
        , m_where(std::move(where))
    {
    }

    QString name() const override { return m_name.isEmpty() ? u"function"_s : m_name; }
    const Parameters &parameters() const override { return m_parameters; }
    QString signatures() const override { return joined(m_parameters); }
    bool takes(std::size_t argumentCount) const override { return argumentCount == m_parameters.size(); }

    Type type() const override
    {
        std::vector<Type::Member> members;
        for (const Parameter &parameter : m_parameters)
            members.emplace_back(parameter.name, parameter.type);
        return Type::function(std::move(members), m_result);
    }

    Value call(const std::vector<Value> &arguments, Diagnostics &diagnostics) const override
    {
        const Run run;
        const Report report(diagnostics, m_where);
        if (!takes(arguments.size()))
            return report.fail(FeelError::WrongArgumentCount, {name(), signatures(), QString::number(arguments.size())});
        std::vector<Value> given;
        given.reserve(arguments.size());
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            auto value = coerced(arguments[i], m_parameters[i].type);
            if (!value)
                return report.fail(FeelError::WrongArgument,
                                   {name(), m_parameters[i].name, m_parameters[i].type.name(), arguments[i].typeName()});
            given.push_back(std::move(*value));
        }
        const Value result = body(std::move(given), diagnostics);
        auto wanted = coerced(result, m_result);
        return wanted ? *wanted : report.fail(FeelError::WrongResult, {m_result.name(), result.typeName()});
    }

    Value call(const Context &named, Diagnostics &diagnostics) const override
    {
        const Report report(diagnostics, m_where);
        std::vector<Value> arguments;
        for (const Parameter &parameter : m_parameters) {
            const Value *value = named.find(parameter.name);
            if (!value)
                return report.fail(FeelError::MissingArgument, {name(), signatures(), parameter.name});
            arguments.push_back(*value);
        }
        for (const auto &[given, value] : named.entries()) {
            const auto same = [&given = given](const Parameter &parameter) { return parameter.name == given; };
            if (std::none_of(m_parameters.begin(), m_parameters.end(), same))
                return report.fail(FeelError::UnknownParameter, {name(), signatures(), given});
        }
        return call(arguments, diagnostics);
    }

protected:
    virtual Value body(std::vector<Value> arguments, Diagnostics &diagnostics) const = 0;

private:
    QString m_name;
    Parameters m_parameters;
    Type m_result;
    core::SourceRef m_where;
};

class Closure : public SimpleFunction
{
public:
    Closure(std::shared_ptr<const Program> program, const Program::Function &form, std::vector<Value> captured,
            Environment environment, Parameters parameters, core::SourceRef where)
        : SimpleFunction({}, std::move(parameters), {}, std::move(where))
        , m_program(std::move(program))
        , m_form(form)
        , m_captured(std::move(captured))
        , m_environment(std::move(environment))
    {
    }

protected:
    Value body(std::vector<Value> arguments, Diagnostics &diagnostics) const override
    {
        Machine machine(*m_program, m_environment, diagnostics, m_form.frameSize);
        for (std::size_t i = 0; i < arguments.size(); ++i)
            machine.set(static_cast<Program::Index>(i), arguments[i]);
        for (std::size_t i = 0; i < m_captured.size(); ++i)
            machine.set(static_cast<Program::Index>(m_form.captures[i].inner), m_captured[i]);
        return machine.run(m_form.body);
    }

private:
    std::shared_ptr<const Program> m_program;
    const Program::Function &m_form; // in that program
    std::vector<Value> m_captured;
    Environment m_environment;
};

class NativeValue : public SimpleFunction
{
public:
    NativeValue(QString name, NativeFunction native, Parameters parameters, Type result, core::SourceRef where)
        : SimpleFunction(std::move(name), std::move(parameters), std::move(result), std::move(where))
        , m_native(std::move(native))
    {
    }

protected:
    Value body(std::vector<Value> arguments, Diagnostics &diagnostics) const override
    {
        Budget &budget = Budget::ofThread();
        if (budget.depth + 2 >= limits::depth) {
            budget.isExhausted = true;
            budget.isTold = true;
            return Report(diagnostics).fail(FeelError::RecursionTooDeep, {QString::number(limits::depth)});
        }
        // What it runs may evaluate in turn; its frames on the stack count for several of ours.
        budget.depth += 2;
        Value result = m_native.call(arguments, diagnostics);
        budget.depth -= 2;
        return result;
    }

private:
    NativeFunction m_native;
};

class BuiltinFunction : public Function
{
public:
    BuiltinFunction(const Builtin &builtin, Environment environment)
        : m_builtin(builtin), m_environment(std::move(environment))
    {
    }

    QString name() const override { return m_builtin.name; }
    QString signatures() const override { return m_builtin.signatureText(); }

    const std::vector<Parameter> &parameters() const override
    {
        static const std::vector<Parameter> none;
        return none;
    }

    bool takes(std::size_t argumentCount) const override
    {
        return std::any_of(m_builtin.signatures.begin(), m_builtin.signatures.end(),
                           [argumentCount](const Signature &signature) { return signature.takes(argumentCount); });
    }

    Type type() const override
    {
        const Signature &first = m_builtin.signatures.front();
        if (m_builtin.signatures.size() > 1 || first.isVariadic || first.required < first.parameters.size())
            return Type(Type::Kind::Function);
        return Type::function(first.parameters, first.result);
    }

    Value call(const std::vector<Value> &arguments, Diagnostics &diagnostics) const override
    {
        return callBuiltin(m_builtin, arguments, m_environment, Report(diagnostics));
    }

    Value call(const Context &named, Diagnostics &diagnostics) const override
    {
        return callBuiltin(m_builtin, named, m_environment, Report(diagnostics));
    }

private:
    const Builtin &m_builtin; // static
    Environment m_environment;
};

} // namespace

Environment presentOf(const Environment &environment)
{
    Environment present;
    present.now = environment.now;
    present.zone = environment.zone;
    present.calendar = environment.calendar;
    present.externals = environment.externals;
    return present;
}

Value closureValue(const Program &program, const Program::Function &form, std::vector<Value> captured,
                   Environment environment, const core::SourceRef &where)
{
    Parameters parameters;
    for (const auto &parameter : form.parameters)
        parameters.push_back({parameter.name, parameter.type});
    return std::shared_ptr<const Function>(std::make_shared<Closure>(
        program.shared_from_this(), form, std::move(captured), std::move(environment), std::move(parameters), where));
}

Value builtinValue(const Builtin &builtin, const Environment &environment)
{
    return std::shared_ptr<const Function>(std::make_shared<BuiltinFunction>(builtin, presentOf(environment)));
}

Value functionValue(QString name, NativeFunction native, std::vector<Type> types, Type result, core::SourceRef where)
{
    Parameters parameters;
    for (std::size_t i = 0; i < native.parameters.size(); ++i)
        parameters.push_back({native.parameters[i], i < types.size() ? types[i] : Type()});
    return std::shared_ptr<const Function>(
        std::make_shared<NativeValue>(std::move(name), std::move(native), std::move(parameters), std::move(result), std::move(where)));
}

} // namespace engine::feel
