// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/run.h"

#include "engine/bpmn/reader.h"

#include <QTimeZone>

#include <limits>

namespace engine::runtime {

namespace {

QString head(const QString &path)
{
    return path.left(path.indexOf(QLatin1Char('.')));
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
        environment.variables.set(QStringLiteral("arrival"), feel::DateTime::from(arrival, definition.zone));
    environment.variables.set(QStringLiteral("today"),
                              feel::Date::from(now.toTimeZone(QTimeZone(definition.zone)).date()));
    environment.functions.emplace(
        QStringLiteral("role"),
        feel::NativeFunction{{QStringLiteral("name")}, [](const std::vector<feel::Value> &arguments, feel::Diagnostics &) {
                                 const bool named = arguments.size() == 1 && arguments.front().as<QString>();
                                 return named ? arguments.front() : feel::Value();
                             }});
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
    return m_environments
        .emplace(scope, workflowEnvironment(m_definition, m_state.variables(scope), m_state.arrival, m_command.now))
        .first->second;
}

feel::Value Run::evaluate(const feel::Expression &expression, const QString &scope, const feel::Context &local)
{
    feel::Environment here = environment(scope);
    for (const auto &[name, value] : local.entries())
        here.variables.set(name, value);
    for (const QString &path : expression.usedNames()) {
        const QString name = head(path);
        const dmn::Model *model = here.variables.contains(name) ? nullptr : modelOf(m_definition, name);
        if (!model)
            continue;
        dmn::Evaluation decided = model->evaluate(name, here.variables, environment(scope));
        note(decided.diagnostics);
        here.variables.set(name, std::move(decided.value));
    }
    feel::Diagnostics diagnostics;
    feel::Value value = expression.evaluate(here, diagnostics);
    note(diagnostics);
    return value;
}

std::vector<QString> Run::namesUsed(const feel::Expression &expression) const
{
    std::set<QString> names;
    for (const QString &path : expression.usedNames()) {
        const QString name = head(path);
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

void Run::setVariable(const QString &scope, const QString &name, feel::Value value, std::vector<QString> from)
{
    emit(journal::VariableSet{scope, name, personal(std::move(value)), std::move(from)});
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
