// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/model.h"

#include "engine/dmn/boxed_walk.h"
#include "engine/dmn/dmn_error.h"
#include "engine/dmn/model_data.h"
#include "engine/dmn/reader.h"
#include "engine/dmn/session.h"

namespace engine::dmn {

namespace {

QString typeName(const TypeRef &type)
{
    return type.name.isEmpty() ? type.type.name() : type.name;
}

/// What a table's column can give: its output values, else its rules' literals without repetition.
std::vector<feel::Value> columnValues(const DecisionTable &table, std::size_t column)
{
    const DecisionTable::Output &output = table.outputs[column];
    if (!output.priorities.empty())
        return output.priorities;
    std::vector<feel::Value> values;
    const auto add = [&values](const std::optional<feel::Expression> &entry) {
        const auto value = entry ? literalValue(*entry) : std::nullopt;
        if (value && std::find(values.begin(), values.end(), *value) == values.end())
            values.push_back(*value);
        return value.has_value();
    };
    for (const DecisionTable::Rule &rule : table.rules) {
        if (!add(rule.outputs[column]))
            return {};
    }
    if (output.defaultEntry && !add(output.defaultEntry))
        return {};
    return values;
}

DecisionInfo infoOf(const Decision &decision)
{
    DecisionInfo info;
    info.id = decision.id;
    info.name = decision.variable.name;
    info.label = decision.label;
    info.typeName = typeName(decision.variable.type);
    info.where = decision.where;
    for (const InputData *input : inputsOf(decision)) {
        info.inputs.push_back({input->variable.name,
                               typeName(input->variable.type),
                               input->variable.type.values(),
                               input->where});
    }
    const Decision &newest = decision.dating ? *decision.dating->periods.back().node : decision;
    const DecisionTable *table = newest.logic ? tableOf(*newest.logic) : nullptr;
    info.isTable = table != nullptr;
    if (!table) {
        info.outputs.push_back(
            {{}, decision.label, info.typeName, decision.variable.type.values()});
        return info;
    }
    for (std::size_t i = 0; i < table->outputs.size(); ++i) {
        const DecisionTable::Output &output = table->outputs[i];
        const bool typed = !output.type.name.isEmpty() || table->outputs.size() > 1;
        info.outputs.push_back({output.name,
                                output.label,
                                typed ? typeName(output.type) : info.typeName,
                                columnValues(*table, i)});
    }
    return info;
}

} // namespace

const Decision *ModelData::findDecision(const QString &idOrName) const
{
    for (const Decision &decision : decisions) {
        if (!decision.id.isEmpty() && decision.id == idOrName)
            return &decision;
    }
    for (const Decision &decision : decisions) {
        if (decision.variable.name == idOrName)
            return &decision;
    }
    return nullptr;
}

const DecisionService *ModelData::findService(const QString &idOrName) const
{
    for (const DecisionService &service : services) {
        if ((!service.id.isEmpty() && service.id == idOrName) || service.variable.name == idOrName)
            return &service;
    }
    return nullptr;
}

std::optional<std::shared_ptr<const Model>> Model::read(const xml::Document &document,
                                                        const QString &fileName,
                                                        core::Faults &faults,
                                                        const ImportResolver &importResolver,
                                                        const ReadOptions &options)
{
    auto data = Reader(fileName, faults, importResolver, options).read(document.root());
    if (!data)
        return std::nullopt;
    return std::make_shared<const Model>(std::move(data));
}

Model::Model(std::shared_ptr<const ModelData> data) : m_data(std::move(data)) {}

Model::~Model() = default;

QString Model::name() const
{
    return m_data->name;
}

QString Model::namespaceUri() const
{
    return m_data->namespaceUri;
}

std::vector<DecisionInfo> Model::decisions() const
{
    std::vector<DecisionInfo> infos;
    for (const Decision &decision : m_data->decisions)
        infos.push_back(infoOf(decision));
    return infos;
}

std::vector<ServiceInfo> Model::services() const
{
    std::vector<ServiceInfo> infos;
    for (const DecisionService &service : m_data->services) {
        ServiceInfo info{service.id, service.variable.name, {}};
        for (const Parameter &parameter : Session::parametersOf(service))
            info.parameters.push_back(parameter.name);
        infos.push_back(std::move(info));
    }
    return infos;
}

std::optional<DecisionInfo> Model::decision(const QString &decision) const
{
    const Decision *found = m_data->findDecision(decision);
    return found ? std::optional(infoOf(*found)) : std::nullopt;
}

std::vector<feel::Value> Model::outputValues(const QString &decision) const
{
    const auto info = this->decision(decision);
    return info && info->outputs.size() == 1 ? info->outputs.front().values : std::vector<feel::Value>();
}

Evaluation Model::evaluate(const QString &decision,
                           const feel::Context &inputs,
                           const feel::Environment &base,
                           Explain explain) const
{
    Evaluation evaluation;
    const Decision *found = m_data->findDecision(decision);
    if (!found) {
        evaluation.diagnostics.push_back({core::Error(DmnError::NoSuchDecision, {decision})});
        return evaluation;
    }
    const auto session = std::make_shared<Session>(m_data, inputs, base, explain);
    evaluation.value = session->evaluate(*found, evaluation.diagnostics);
    evaluation.trace = session->finish();
    return evaluation;
}

Evaluation Model::evaluateService(const QString &service,
                                  const feel::Context &arguments,
                                  const feel::Environment &base,
                                  Explain explain) const
{
    Evaluation evaluation;
    const DecisionService *found = m_data->findService(service);
    if (!found) {
        evaluation.diagnostics.push_back({core::Error(DmnError::NoSuchService, {service})});
        return evaluation;
    }
    const auto session = std::make_shared<Session>(m_data, feel::Context(), base, explain);
    std::vector<feel::Value> ordered;
    for (const Parameter &parameter : Session::parametersOf(*found)) {
        const feel::Value *argument = arguments.find(parameter.name);
        ordered.push_back(argument ? *argument : feel::Value());
    }
    evaluation.value = session->call(*found, ordered, evaluation.diagnostics);
    evaluation.trace = session->finish();
    return evaluation;
}

} // namespace engine::dmn
