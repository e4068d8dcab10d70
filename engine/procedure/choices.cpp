// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/choices.h"

using namespace Qt::StringLiterals;

namespace engine::procedure {

namespace {

std::shared_ptr<const dmn::Model> owningModel(const runtime::Definition &definition, const QString &decision)
{
    for (const auto &model : definition.decisions) {
        if (model->decision(decision))
            return model;
    }
    return nullptr;
}

feel::Environment environment(const runtime::Definition &definition, const QDateTime &now)
{
    feel::Environment environment;
    environment.now = now;
    environment.zone = definition.zone;
    return environment;
}

forms::model::Option optionOf(const feel::Value &value)
{
    forms::model::Option option;
    const auto *context = value.as<feel::Context>();
    if (!context) {
        option.value = value.toString();
        option.label.texts.emplace(u"ja"_s, option.value);
        return option;
    }
    for (const auto &[name, inner] : context->entries()) {
        if (name == u"value"_s)
            option.value = inner.toString();
        else if (const auto *text = inner.as<QString>())
            option.label.texts.emplace(name, *text);
    }
    if (!option.label.has(u"ja"_s))
        option.label.texts.emplace(u"ja"_s, option.value);
    return option;
}

/// Name, parameters and how it is called, for everything that a form may call.
struct Callable
{
    std::vector<QString> parameters;
    std::shared_ptr<const dmn::Model> model;
    bool service = false;
    QString id;
};

std::map<QString, Callable> callables(const runtime::Definition &definition)
{
    std::map<QString, Callable> all;
    for (const auto &model : definition.decisions) {
        for (const dmn::DecisionInfo &decision : model->decisions()) {
            Callable callable{{}, model, false, decision.id};
            for (const dmn::InputInfo &input : decision.inputs)
                callable.parameters.push_back(input.name);
            all.emplace(decision.name, callable);
            all.emplace(decision.id, callable);
        }
        for (const dmn::ServiceInfo &service : model->services())
            all.insert_or_assign(service.name, Callable{service.parameters, model, true, service.id});
    }
    return all;
}

} // namespace

dmn::Evaluation decide(const Package &package, const QString &decision, const feel::Context &variables,
                       const QDateTime &now, dmn::Explain explain)
{
    const auto model = owningModel(package.definition, decision);
    if (!model)
        return {};
    return model->evaluate(decision, variables, environment(package.definition, now), explain);
}

std::vector<forms::model::Option> choices(const Package &package, const QString &decision,
                                          const feel::Context &variables, const QDateTime &now)
{
    const auto model = owningModel(package.definition, decision);
    if (!model)
        return {};
    std::vector<feel::Value> values = model->outputValues(decision);
    const feel::Value result = decide(package, decision, variables, now).value;
    if (const auto *list = result.as<feel::List>(); list && !list->empty())
        values = *list;
    std::vector<forms::model::Option> options;
    for (const feel::Value &value : values)
        options.push_back(optionOf(value));
    return options;
}

feel::Names formNames(const runtime::Definition &definition)
{
    feel::Names names;
    names.variables.insert(u"person"_s);
    for (const auto &[name, callable] : callables(definition))
        names.functions.emplace(name, callable.parameters);
    return names;
}

std::map<QString, feel::NativeFunction> formFunctions(const std::shared_ptr<const Package> &package, const QDateTime &now)
{
    std::map<QString, feel::NativeFunction> functions;
    for (const auto &[name, callable] : callables(package->definition)) {
        feel::NativeFunction function;
        function.parameters = callable.parameters;
        function.call = [package, callable = callable, now](const std::vector<feel::Value> &arguments, feel::Diagnostics &diagnostics) {
            feel::Context inputs;
            for (std::size_t i = 0; i < arguments.size() && i < callable.parameters.size(); ++i)
                inputs.set(callable.parameters[i], arguments[i]);
            const feel::Environment base = environment(package->definition, now);
            dmn::Evaluation result = callable.service ? callable.model->evaluateService(callable.id, inputs, base)
                                                      : callable.model->evaluate(callable.id, inputs, base);
            diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
            return result.value;
        };
        functions.emplace(name, std::move(function));
    }
    return functions;
}

} // namespace engine::procedure
