// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/boxed.h"

#include <deque>
#include <map>

namespace engine::dmn {

struct ModelData;

struct Variable
{
    QString name;
    TypeRef type;
    WordingPointer words = {}; ///< the node's own and its type's
};

struct InputData
{
    QString id;
    Variable variable;
    core::SourceRef where;
    const ModelData *model = nullptr;
};

struct KnowledgeModel;
struct DecisionService;

/// What a node of the requirement graph may use. Requirements of other models keep the import's name,
/// under which their values are seen.
template <typename Node> struct Required
{
    const Node *node = nullptr;
    QString import; ///< empty for this model's own
};

/// The versions of a decision or knowledge model, each the law for some time.
template <typename Node> struct Dating
{
    struct Period
    {
        Validity validity;
        const Node *node = nullptr; ///< of the same model; the dated node itself for its own logic
    };
    std::optional<feel::Expression> on; ///< the day that counts; today where there is none
    std::vector<Period> periods;        ///< in the order of time, without gaps
};

struct Decision
{
    QString id;
    Variable variable;
    QString label;
    core::SourceRef where;
    const ModelData *model = nullptr;
    std::vector<Required<InputData>> inputs;
    std::vector<Required<Decision>> decisions;
    std::vector<Required<KnowledgeModel>> knowledge;
    std::vector<Required<DecisionService>> services;
    BoxedPointer logic;
    std::optional<Dating<Decision>> dating;
};

/// A business knowledge model: a function that decisions share.
struct KnowledgeModel
{
    QString id;
    Variable variable;
    core::SourceRef where;
    const ModelData *model = nullptr;
    std::vector<Required<KnowledgeModel>> knowledge;
    std::vector<Required<DecisionService>> services;
    FunctionDefinition function;
    std::optional<Dating<KnowledgeModel>> dating;
};

struct DecisionService
{
    QString id;
    Variable variable;
    core::SourceRef where;
    const ModelData *model = nullptr;
    std::vector<const InputData *> inputData;
    std::vector<const Decision *> inputDecisions;
    std::vector<const Decision *> outputs;
};

/// Everything that one DMN file says. Built by the reader, constant afterwards; its addresses are
/// stable, so nodes point to each other and into imported models, which it keeps alive.
struct ModelData
{
    QString name;
    QString namespaceUri;
    QString fileName;
    std::deque<ItemDefinition> items;
    std::map<QString, TypeRef> types; ///< item definitions, the imported ones as `import.name`
    std::deque<InputData> inputs;
    std::deque<Decision> decisions;
    std::deque<KnowledgeModel> knowledge;
    std::deque<DecisionService> services;
    std::map<QString, std::shared_ptr<const ModelData>> imports; ///< by the import's name

    const Decision *findDecision(const QString &idOrName) const;
    const DecisionService *findService(const QString &idOrName) const;
};

} // namespace engine::dmn
