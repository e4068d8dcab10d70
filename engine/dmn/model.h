// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/trace.h"
#include "engine/feel/expression.h"
#include "engine/xml/document.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace engine::dmn {

struct ModelData; // what the reader builds; see engine/dmn/model_data.h

/// What an evaluation gave. `diagnostics` says why a value is null; a value may also be there in spite
/// of some of them.
struct Evaluation
{
    feel::Value value;
    feel::Diagnostics diagnostics;
    std::vector<TraceStep> trace; ///< none unless asked for
};

/// A column of what a decision gives; a decision that is no table has one without name.
struct OutputColumn
{
    QString name;
    QString label;
    QString typeName;
    std::vector<feel::Value> values; ///< what can come out, in the author's order; empty: not enumerated
};

struct InputInfo
{
    QString name;
    QString typeName;
    std::vector<feel::Value> allowedValues; ///< where the type enumerates them
    core::SourceRef where;
};

struct DecisionInfo
{
    QString id;
    QString name;
    QString label;
    QString typeName;
    core::SourceRef where;
    std::vector<InputInfo> inputs; ///< all input data that it rests on, directly or through others
    std::vector<OutputColumn> outputs;
    bool isTable = false;
};

struct ServiceInfo
{
    QString id;
    QString name;
    std::vector<QString> parameters; ///< input data, then input decisions
};

/// What the reader is told by its caller.
struct ReadOptions
{
    /// Names that the caller's environment will hold: functions of the engine, common variables.
    feel::Names names;
    /// Report variables that nothing defines; else they are null when evaluated.
    bool refuseUnknownNames = true;
};

/// A decision model (DMN 1.2 to 1.5). Immutable and shared; any number of threads may evaluate it.
class Model
{
public:
    /// Finds an imported model by namespace or location; nullptr where there is none.
    using ImportResolver = std::function<std::shared_ptr<const Model>(const QString &namespaceUri,
                                                                      const QString &locationUri)>;

    /// Reads a model; every fault lands in `faults`, with its place. The model is there whenever its
    /// structure could be read, even with faults; parts that are broken give null. Refuse to use it when
    /// `faults` grew.
    static std::optional<std::shared_ptr<const Model>> read(const xml::Document &document,
                                                            const QString &fileName,
                                                            core::Faults &faults,
                                                            const ImportResolver &importResolver = {},
                                                            const ReadOptions &options = {});

    explicit Model(std::shared_ptr<const ModelData> data);
    ~Model();

    QString name() const;
    QString namespaceUri() const;
    std::vector<DecisionInfo> decisions() const;
    std::vector<ServiceInfo> services() const;
    /// By id or by name, ids first.
    std::optional<DecisionInfo> decision(const QString &decision) const;
    /// What can come out of a decision that is a table of one output: its output values, else the
    /// different literals of its rules. Empty where these are not all literals.
    std::vector<feel::Value> outputValues(const QString &decision) const;

    /// Evaluates a decision by id or name, and each decision that it requires once. `inputs` name the
    /// input data; those of an imported model go by `{namespace}name`, or by name alone. `base` brings
    /// the present, the zone and the caller's functions.
    Evaluation evaluate(const QString &decision,
                        const feel::Context &inputs,
                        const feel::Environment &base,
                        Explain explain = Explain::Nothing) const;
    /// Calls a decision service with its parameters by name.
    Evaluation evaluateService(const QString &service,
                               const feel::Context &arguments,
                               const feel::Environment &base,
                               Explain explain = Explain::Nothing) const;

    const ModelData &data() const { return *m_data; }
    const std::shared_ptr<const ModelData> &sharedData() const { return m_data; }

private:
    std::shared_ptr<const ModelData> m_data;
};

} // namespace engine::dmn
