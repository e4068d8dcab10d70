// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/session.h"

#include "engine/dmn/decision_table.h"
#include "engine/dmn/dmn_error.h"
#include "engine/feel/function.h"

namespace engine::dmn {

namespace {

constexpr int MaxCalls = 100; ///< of knowledge models and services within each other

thread_local int callDepth = 0;

/// Counts the calls within each other, also across sessions and threads' own stacks.
class CallGuard
{
public:
    CallGuard() { ++callDepth; }
    ~CallGuard() { --callDepth; }
    CallGuard(const CallGuard &) = delete;
    CallGuard &operator=(const CallGuard &) = delete;
    bool tooDeep() const { return callDepth > MaxCalls; }
};

QString clarkName(const QString &namespaceUri, const QString &name)
{
    return QLatin1Char('{') + namespaceUri + QLatin1Char('}') + name;
}

/// Sets `name`, within the context of the import where the node is another model's.
void setVariable(feel::Context &variables, const QString &import, const QString &name, feel::Value value)
{
    if (import.isEmpty()) {
        variables.set(name, std::move(value));
        return;
    }
    const feel::Value *present = variables.find(import);
    const auto *context = present ? present->as<feel::Context>() : nullptr;
    feel::Context members = context ? *context : feel::Context();
    members.set(name, std::move(value));
    variables.set(import, members);
}

} // namespace

Session::Session(std::shared_ptr<const ModelData> root, feel::Context inputs, feel::Environment base, Explain explain)
    : m_root(std::move(root)), m_inputs(std::move(inputs)), m_base(std::move(base)), m_explain(explain)
{
}

std::vector<TraceStep> Session::finish()
{
    m_finished = true;
    m_decided.clear(); // may hold functions, which hold this session
    m_inputValues.clear();
    return std::move(m_trace);
}

feel::Value Session::input(const InputData &input, const QString &import, feel::Diagnostics &diagnostics)
{
    if (const auto known = m_inputValues.find(&input); known != m_inputValues.end())
        return known->second;
    const QString &name = input.variable.name;
    const feel::Value *given = m_inputs.find(clarkName(input.model->namespaceUri, name));
    if (const feel::Value *group = import.isEmpty() ? nullptr : m_inputs.find(import); !given && group) {
        if (const auto *members = group->as<feel::Context>())
            given = members->find(name);
    }
    if (!given)
        given = m_inputs.find(name);
    feel::Value value = coerced(given ? *given : feel::Value(), input.variable.type, input.where, diagnostics);
    m_inputValues.emplace(&input, value);
    return value;
}

template <typename Node> void Session::addKnowledge(const Node &node, feel::Environment &environment)
{
    for (const auto &required : node.knowledge) {
        setVariable(environment.variables,
                    required.import,
                    required.node->variable.name,
                    functionOf(*required.node));
    }
    for (const auto &required : node.services) {
        setVariable(environment.variables,
                    required.import,
                    required.node->variable.name,
                    functionOf(*required.node));
    }
}

feel::Environment Session::environmentFor(const Decision &decision, feel::Diagnostics &diagnostics)
{
    feel::Environment environment = m_base;
    for (const auto &required : decision.inputs) {
        setVariable(environment.variables,
                    required.import,
                    required.node->variable.name,
                    input(*required.node, required.import, diagnostics));
    }
    for (const auto &required : decision.decisions) {
        setVariable(environment.variables,
                    required.import,
                    required.node->variable.name,
                    evaluate(*required.node, diagnostics));
    }
    addKnowledge(decision, environment);
    return environment;
}

feel::Value Session::evaluate(const Decision &decision, feel::Diagnostics &diagnostics)
{
    if (const auto known = m_decided.find(&decision); known != m_decided.end())
        return known->second;
    if (decision.dating) {
        m_decided.emplace(&decision, feel::Null{});
        const Decision *version = versionOf(decision, environmentFor(decision, diagnostics), diagnostics);
        if (version != &decision) {
            feel::Value value = version ? evaluate(*version, diagnostics) : feel::Value();
            value = coerced(value, decision.variable.type, decision.where, diagnostics);
            m_decided[&decision] = value;
            return value;
        }
    }
    const bool isTable = decision.logic && tableOf(*decision.logic);
    Step step(*this,
              isTable ? TraceStep::Kind::DecisionTable : TraceStep::Kind::Decision,
              decision.variable.name,
              decision.where,
              decision.variable.words,
              diagnostics);
    // Before its own requirements: a circle, which reading reports, ends in null instead of never.
    m_decided[&decision] = feel::Null{};
    const feel::Environment environment = environmentFor(decision, diagnostics);
    if (TraceStep *whole = isTable ? nullptr : step.whole())
        noteRequirements(decision, *whole);
    feel::Value value;
    if (decision.logic)
        value = boxed(*decision.logic, environment, diagnostics, step.step());
    else
        diagnostics.push_back({core::Error(DmnError::NoLogic, {decision.variable.name}, decision.where)});
    value = coerced(value, decision.variable.type, decision.where, diagnostics);
    m_decided[&decision] = value;
    return step.end(value);
}

std::optional<feel::Date> Session::dayThatCounts(const std::optional<feel::Expression> &on,
                                                 const QString &name,
                                                 const core::SourceRef &where,
                                                 const feel::Environment &environment,
                                                 feel::Diagnostics &diagnostics) const
{
    if (!on)
        return feel::DateTime::from(environment.now, environment.zone).date;
    const feel::Value value = on->evaluate(environment, diagnostics);
    if (const auto *date = value.as<feel::Date>())
        return *date;
    if (const auto *instant = value.as<feel::DateTime>())
        return instant->date;
    diagnostics.push_back({core::Error(DmnError::NoDay, {name}, where)});
    return std::nullopt;
}

template <typename Node>
const Node *Session::versionOf(const Node &node, const feel::Environment &environment, feel::Diagnostics &diagnostics) const
{
    const QString &name = node.variable.name;
    const auto day = dayThatCounts(node.dating->on, name, node.where, environment, diagnostics);
    if (!day)
        return nullptr;
    for (const auto &period : node.dating->periods) {
        if (period.validity.holdsOn(*day))
            return period.node;
    }
    diagnostics.push_back({core::Error(DmnError::NoPeriod, {name, feel::Value(*day).toString()}, node.where)});
    return nullptr;
}

void Session::noteRequirements(const Decision &decision, TraceStep &step) const
{
    for (const auto &required : decision.inputs) {
        const Variable &variable = required.node->variable;
        step.inputs.push_back({variable.name, m_inputValues.at(required.node), variable.words});
    }
    for (const auto &required : decision.decisions) {
        const Variable &variable = required.node->variable;
        step.inputs.push_back({variable.name, m_decided.at(required.node), variable.words});
    }
}

std::vector<Parameter> Session::parametersOf(const DecisionService &service)
{
    std::vector<Parameter> parameters;
    for (const InputData *input : service.inputData)
        parameters.push_back({input->variable.name, input->variable.type, input->variable.words});
    for (const Decision *decision : service.inputDecisions)
        parameters.push_back({decision->variable.name, decision->variable.type, decision->variable.words});
    return parameters;
}

feel::Value Session::call(const DecisionService &service,
                          const std::vector<feel::Value> &arguments,
                          feel::Diagnostics &diagnostics)
{
    const CallGuard guard;
    if (guard.tooDeep()) {
        diagnostics.push_back({core::Error(DmnError::TooDeep, {service.variable.name}, service.where)});
        return feel::Null{};
    }
    // What a service is given counts within it alone, so it has a session of its own.
    const auto inner = std::make_shared<Session>(m_root, feel::Context(), m_base, m_finished ? Explain::Nothing : m_explain);
    Step step(*this,
              TraceStep::Kind::DecisionService,
              service.variable.name,
              service.where,
              service.variable.words,
              diagnostics);
    inner->m_depth = m_depth;
    const std::vector<Parameter> parameters = parametersOf(service);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const feel::Value given = i < arguments.size() ? arguments[i] : feel::Value();
        const feel::Value value = coerced(given, parameters[i].type, service.where, diagnostics);
        if (i < service.inputData.size())
            inner->m_inputValues.emplace(service.inputData[i], value);
        else
            inner->m_decided.emplace(service.inputDecisions[i - service.inputData.size()], value);
        if (TraceStep *whole = step.whole())
            whole->inputs.push_back({parameters[i].name, value, parameters[i].words});
    }
    feel::Value value;
    if (service.outputs.size() == 1) {
        value = inner->evaluate(*service.outputs.front(), diagnostics);
    } else {
        feel::Context outputs;
        for (const Decision *output : service.outputs)
            outputs.set(output->variable.name, inner->evaluate(*output, diagnostics));
        value = outputs;
    }
    std::vector<TraceStep> within = inner->finish();
    if (!m_finished)
        std::move(within.begin(), within.end(), std::back_inserter(m_trace));
    TypeRef type = service.variable.type;
    if (type.type.is(feel::Type::Kind::Function))
        type.type = feel::Type(type.type.element());
    return step.end(coerced(value, type, service.where, diagnostics));
}

feel::Value Session::functionOf(const DecisionService &service)
{
    feel::NativeFunction native;
    std::vector<feel::Type> types;
    for (const Parameter &parameter : parametersOf(service)) {
        native.parameters.push_back(parameter.name);
        types.push_back(parameter.type.type);
    }
    native.call = [self = shared_from_this(), called = &service](const std::vector<feel::Value> &arguments,
                                                                 feel::Diagnostics &diagnostics) {
        return self->call(*called, arguments, diagnostics);
    };
    return feel::functionValue(service.variable.name, std::move(native), std::move(types));
}

feel::Value Session::functionOf(const KnowledgeModel &model)
{
    feel::NativeFunction native;
    std::vector<feel::Type> types;
    for (const Parameter &parameter : model.function.parameters) {
        native.parameters.push_back(parameter.name);
        types.push_back(parameter.type.type);
    }
    native.call = [self = shared_from_this(), named = &model](const std::vector<feel::Value> &arguments,
                                                              feel::Diagnostics &diagnostics) -> feel::Value {
        const QString &name = named->variable.name;
        const CallGuard guard;
        const KnowledgeModel *called = named;
        if (named->dating) {
            feel::Environment given = self->m_base;
            for (std::size_t i = 0; i < named->function.parameters.size() && i < arguments.size(); ++i)
                given.variables.set(named->function.parameters[i].name, arguments[i]);
            called = self->versionOf(*named, given, diagnostics);
            if (!called)
                return feel::Null{};
        }
        if (guard.tooDeep() || !called->function.body) {
            const DmnError error = guard.tooDeep() ? DmnError::TooDeep : DmnError::NoLogic;
            diagnostics.push_back({core::Error(error, {name}, called->where)});
            return feel::Null{};
        }
        Step step(*self, TraceStep::Kind::KnowledgeModel, name, called->where, called->variable.words, diagnostics);
        const bool isTable = tableOf(*called->function.body) != nullptr;
        feel::Environment environment = self->m_base;
        self->addKnowledge(*called, environment);
        for (std::size_t i = 0; i < called->function.parameters.size() && i < arguments.size(); ++i) {
            const Parameter &parameter = called->function.parameters[i];
            const feel::Value value = coerced(arguments[i], parameter.type, called->where, diagnostics);
            if (value.isNull() && !arguments[i].isNull())
                return step.end(feel::Null{}); // never called with what it does not take
            environment.variables.set(parameter.name, value);
            // Of a table its own columns say more.
            if (TraceStep *whole = isTable ? nullptr : step.whole())
                whole->inputs.push_back({parameter.name, value, parameter.words});
        }
        feel::Value value
            = self->boxed(*called->function.body, environment, diagnostics, isTable ? step.step() : nullptr);
        return step.end(std::move(value));
    };
    // The variable's type is that of the function, or, as older tools write it, of its result.
    const feel::Type &declared = model.variable.type.type;
    feel::Type result = declared.is(feel::Type::Kind::Function) ? feel::Type(declared.element()) : declared;
    return feel::functionValue(model.variable.name, std::move(native), std::move(types), std::move(result));
}

feel::Value Session::functionOf(const QString &name,
                                const FunctionDefinition &function,
                                const feel::Environment &scope,
                                feel::Type result)
{
    feel::NativeFunction native;
    std::vector<feel::Type> types;
    for (const Parameter &parameter : function.parameters) {
        native.parameters.push_back(parameter.name);
        types.push_back(parameter.type.type);
    }
    native.call = [self = shared_from_this(), called = &function, scope](
                      const std::vector<feel::Value> &arguments, feel::Diagnostics &diagnostics) -> feel::Value {
        const CallGuard guard;
        if (guard.tooDeep() || !called->body) {
            diagnostics.push_back({core::Error(DmnError::TooDeep, {QStringLiteral("function")})});
            return feel::Null{};
        }
        feel::Environment environment = scope;
        for (std::size_t i = 0; i < called->parameters.size() && i < arguments.size(); ++i)
            environment.variables.set(called->parameters[i].name, arguments[i]);
        return self->boxed(*called->body, environment, diagnostics);
    };
    return feel::functionValue(name, std::move(native), std::move(types), std::move(result));
}

} // namespace engine::dmn
