// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/run.h"

#include "engine/bpmn/reader.h"

#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <optional>

namespace engine::runtime {

namespace {

const QString arrivalName = QStringLiteral("arrival");
const QString todayName = QStringLiteral("today");

/// The functions of a workflow, the same for every case.
const std::map<QString, feel::NativeFunction> &workflowFunctions()
{
    static const std::map<QString, feel::NativeFunction> functions{
        {QStringLiteral("role"),
         feel::NativeFunction{{QStringLiteral("name")}, [](const std::vector<feel::Value> &arguments, feel::Diagnostics &) {
                                  const bool named = arguments.size() == 1 && arguments.front().as<QString>();
                                  return named ? arguments.front() : feel::Value();
                              }}}};
    return functions;
}

} // namespace

feel::Names workflowNames(const Definition &definition)
{
    feel::Names names = bpmn::baseNames();
    for (const auto &model : definition.decisions) {
        for (const dmn::DecisionInfo &decision : model->decisions())
            names.variables.insert(decision.name);
    }
    return names;
}

feel::Environment workflowEnvironment(const Definition &definition, feel::Context variables, const QDateTime &arrival,
                                      const QDateTime &now)
{
    feel::Environment environment;
    environment.variables = std::move(variables);
    environment.now = now;
    environment.zone = definition.zone;
    // What the engine says about time cannot be hidden by an answer of that name.
    if (arrival.isValid())
        environment.variables.set(arrivalName, feel::DateTime::from(arrival, definition.zone));
    environment.variables.set(todayName, feel::Date::from(now.toTimeZone(QTimeZone(definition.zone)).date()));
    environment.functions = workflowFunctions();
    return environment;
}

std::optional<QDateTime> instantOf(const feel::Value &value, const QDateTime &now, const QByteArray &zone)
{
    if (const auto *date = value.as<feel::Date>()) {
        const auto day = date->toQDate();
        if (!day)
            return std::nullopt;
        const QDateTime end = QDateTime(*day, QTime(23, 59, 59, 999), QTimeZone(zone)).toUTC();
        return end.isValid() ? std::optional(end) : std::nullopt;
    }
    if (const auto *dateTime = value.as<feel::DateTime>()) {
        const auto instant = dateTime->toInstant(zone);
        return instant ? std::optional(instant->toUTC()) : std::nullopt;
    }
    if (const auto *duration = value.as<feel::DaysTimeDuration>()) {
        const feel::DaysTimeDuration::Wide milliseconds = duration->nanoseconds / 1'000'000;
        constexpr qint64 most = qint64{1000} * 366 * 24 * 3600 * 1000; // a thousand years
        if (milliseconds < -most || milliseconds > most)
            return std::nullopt;
        return now.toUTC().addMSecs(static_cast<qint64>(milliseconds));
    }
    if (const auto *duration = value.as<feel::YearsMonthsDuration>()) {
        constexpr std::int64_t most = 12'000;
        if (duration->months < -most || duration->months > most)
            return std::nullopt;
        return now.toTimeZone(QTimeZone(zone)).addMonths(static_cast<int>(duration->months)).toUTC();
    }
    return std::nullopt;
}

const dmn::Model *modelOf(const Definition &definition, const QString &decision)
{
    for (const auto &model : definition.decisions) {
        if (model->decision(decision))
            return model.get();
    }
    return nullptr;
}

const feel::Environment &Run::environment(const QString &scope)
{
    const auto found = m_environments.find(scope);
    if (found != m_environments.end())
        return found->second;
    if (!m_present)
        m_present = workflowEnvironment(m_definition, {}, m_state.arrival, m_command.now);
    feel::Environment here = *m_present;
    here.variables = m_state.variables(scope);
    for (const auto &[name, value] : m_present->variables.entries())
        here.variables.set(name, value);
    return m_environments.emplace(scope, std::move(here)).first->second;
}

/// The scope in which a variable was set is mostly the one that is asked about next.
void Run::changed(const journal::VariableSet &set)
{
    m_changed.insert(set.name);
    std::erase_if(m_environments, [&](const auto &entry) { return entry.first != set.scope; });
    const auto found = m_environments.find(set.scope);
    if (found == m_environments.end())
        return;
    if (m_present->variables.contains(set.name)
        || m_state.scopes.at(set.scope).kind == state::ScopeKind::Loop
        || m_state.scopes.at(set.scope).kind == state::ScopeKind::Instance)
        m_environments.erase(found); // the engine's own names stand before it
    else
        found->second.variables.set(set.name, set.value.erased ? feel::Value() : set.value.value);
}

/// What `expression` can see from `scope`, and nothing else: that is what it costs.
const feel::Environment &Run::environmentOf(const feel::Expression &expression, const QString &scope,
                                            const feel::Context &local)
{
    std::vector<feel::Context::Entry> seen;
    const std::vector<QString> &names = expression.environmentNames();
    seen.reserve(names.size());
    m_seen.functions.clear();
    for (const QString &name : names) {
        ++m_state.lookup.touched;
        const bool present = name == todayName || (name == arrivalName && m_state.arrival.isValid());
        std::optional<feel::Value> value;
        if (const feel::Value *own = local.find(name))
            value = *own;
        else if (present)
            value = *environment(scope).variables.find(name); // the engine's own names stand before variables
        else
            value = m_state.variable(scope, name);
        if (!value) {
            if (const dmn::Model *model = modelOf(m_definition, name)) {
                // A decision sees all variables.
                const feel::Environment &around = environment(scope);
                feel::Context variables = around.variables;
                for (const auto &[variable, given] : local.entries())
                    variables.set(variable, given);
                dmn::Evaluation decided = model->evaluate(name, variables, around);
                note(decided.diagnostics);
                value = std::move(decided.value);
            }
        }
        if (value)
            seen.emplace_back(name, std::move(*value));
        if (const auto function = workflowFunctions().find(name); function != workflowFunctions().end())
            m_seen.functions.insert(*function);
    }
    m_seen.now = m_command.now;
    m_seen.zone = m_definition.zone;
    m_seen.variables = feel::Context(std::move(seen));
    return m_seen;
}

feel::Value Run::evaluate(const feel::Expression &expression, const QString &scope, const feel::Context &local)
{
    feel::Diagnostics diagnostics;
    feel::Value value = expression.evaluate(environmentOf(expression, scope, local), diagnostics);
    note(diagnostics);
    return value;
}

std::vector<QString> Run::namesUsed(const feel::Expression &expression) const
{
    if (m_definition.decisions.empty())
        return expression.usedVariables();
    std::set<QString> names;
    for (const QString &name : expression.usedVariables()) {
        names.insert(name);
        if (const dmn::Model *model = modelOf(m_definition, name)) {
            const auto decision = model->decision(name);
            for (const dmn::InputInfo &input : decision->inputs)
                names.insert(input.name);
        }
    }
    return {names.begin(), names.end()};
}

void Run::note(const feel::Diagnostics &diagnostics)
{
    m_diagnostics.insert(m_diagnostics.end(), diagnostics.begin(), diagnostics.end());
}

/// The scope in which `name` is kept: the innermost that has it or declares it as data, else the process's.
QString Run::ownerOf(const QString &scope, const QString &name) const
{
    const auto declares = [&](const std::vector<bpmn::DataItem> &items) {
        return std::any_of(items.begin(), items.end(),
                           [&](const bpmn::DataItem &item) { return item.variable() == name; });
    };
    QString at = scope;
    for (auto found = m_state.scopes.find(at); !at.isEmpty() && found != m_state.scopes.end();
         found = m_state.scopes.find(at)) {
        const state::Scope &one = found->second;
        if (one.kind == state::ScopeKind::Process || one.kind == state::ScopeKind::Pool || one.variables.contains(name))
            break;
        if (const auto running = process(one.process); running && one.kind != state::ScopeKind::Loop) {
            const bpmn::Node *node = (*running)->node(one.node);
            const bool output = node && node->instances && node->instances->output == name;
            if (node && (declares(node->dataObjects) || declares(node->properties)
                         || (output && one.kind == state::ScopeKind::Instance)))
                break;
        }
        at = one.parent;
    }
    return at;
}

void Run::setVariable(const QString &scope, const QString &name, feel::Value value, std::vector<QString> from)
{
    setLocal(ownerOf(scope, name), name, std::move(value), std::move(from));
}

void Run::setGiven(const QString &scope, const QString &name, const journal::Personal &value, std::vector<QString> from)
{
    emit(journal::VariableSet{ownerOf(scope, name), name, value, std::move(from)});
}

void Run::setLocal(const QString &scope, const QString &name, feel::Value value, std::vector<QString> from)
{
    emit(journal::VariableSet{scope, name, personal(std::move(value)), std::move(from)});
}

void Run::carryIn(const Place &place)
{
    carry(place, place.node->dataInputs);
}

void Run::carryOut(const Place &place)
{
    carry(place, place.node->dataOutputs);
}

/// BPMN 2.0.2, 10.4.2 Data Associations.
void Run::carry(const Place &place, const std::vector<bpmn::DataAssociation> &associations)
{
    for (const bpmn::DataAssociation &association : associations) {
        if (association.transformation && !association.targetVariable.isEmpty()) {
            setVariable(place.scope, association.targetVariable, evaluate(*association.transformation, place.scope),
                        namesUsed(*association.transformation));
        } else if (association.assignments.empty() && association.sourceVariables.size() == 1) {
            const QString &source = association.sourceVariables.front();
            const bool present = source == todayName || source == arrivalName;
            const feel::Value *engines = present ? environment(place.scope).variables.find(source) : nullptr;
            const auto value = engines ? std::optional(*engines) : m_state.variable(place.scope, source);
            if (value && !association.targetVariable.isEmpty() && association.targetVariable != source)
                setVariable(place.scope, association.targetVariable, *value, {source});
        }
        for (const bpmn::DataAssociation::Assignment &assignment : association.assignments) {
            if (assignment.from && !assignment.to.isEmpty())
                setVariable(place.scope, assignment.to, evaluate(*assignment.from, place.scope), namesUsed(*assignment.from));
        }
    }
}

void Run::setContext(const QString &scope, const QString &name, const journal::NamedValues &values,
                     const std::set<QString> &from)
{
    std::set<QString> names = from;
    for (const auto &[one, value] : values)
        names.insert(one);
    setVariable(scope, name, contextOf(values), {names.begin(), names.end()});
}

feel::Context Run::contextOf(const journal::NamedValues &values)
{
    feel::Context context;
    for (const auto &[name, personal] : values)
        context.set(name, personal.erased ? feel::Value() : personal.value);
    return context;
}

} // namespace engine::runtime
