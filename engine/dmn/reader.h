// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/dmn/dmn_error.h"
#include "engine/dmn/model.h"
#include "engine/dmn/model_data.h"

namespace engine::dmn {

/// The names that an expression's surroundings give it.
struct Scope
{
    feel::Names names;
    std::set<QString> known; ///< the variables among them that somebody really provides

    std::map<QString, WordingPointer> words; ///< of what the names stand for

    void add(const QString &name, const WordingPointer &itsWords = {});
    WordingPointer wordsOf(const QString &path) const;
};

/// Reads one model's XML into ModelData. Goes on after each fault.
class Reader
{
public:
    Reader(const QString &fileName,
           core::Faults &faults,
           const Model::ImportResolver &importResolver,
           const ReadOptions &options);

    /// nullptr when the document is no DMN at all.
    std::shared_ptr<ModelData> read(const xml::Element &definitions);

private:
    template <typename Node> struct Source
    {
        Node *node;
        xml::Element element;
    };

    // Nodes (reader.cpp)
    void readImports(const xml::Element &definitions);
    void readNodes(const xml::Element &definitions);
    void readRequirements();
    void readLogic();
    void findCircles();
    Variable variableOf(const xml::Element &node);
    template <typename Node> void readKnowledge(Node &node, const xml::Element &element);
    template <typename Node> Scope scopeFor(const Node &node) const;
    template <typename Node>
    Required<Node> resolve(const xml::Element &reference, std::deque<Node> ModelData::*nodes);

    // Item definitions (item_reader.cpp)
    void readItems(const xml::Element &definitions);
    TypeRef namedItem(const QString &name);
    const ItemDefinition *readItem(const xml::Element &element);
    TypeRef typeRef(const QString &name, const core::SourceRef &where);
    TypeRef typeRefOf(const xml::Element &element);

    // Versions and dated rules (dating_reader.cpp)
    std::optional<feel::Date> day(const xml::Element &element, QStringView attribute);
    Validity validityOf(const xml::Element &element);
    std::optional<feel::Expression> validOn(const xml::Element &element, const Scope &scope);
    template <typename Node> void readVersions(const std::vector<Source<Node>> &sources);
    template <typename Node> void readPeriods(Node &node, const xml::Element &element, std::vector<std::pair<Node *, xml::Element>> versions);
    void readDating();
    std::optional<DatedTable> stretchesOf(const DecisionTable &table, const Boxed &boxed, const xml::Element &element, const Scope &scope);

    // What things are called (wording_reader.cpp)
    WordingPointer wordingOf(const xml::Element &element);
    WordingPointer wordingOfOutputs(const xml::Element &logic);
    WordingPointer wordingOfTable(const xml::Element &table);

    // Logic (boxed_reader.cpp, table_reader.cpp)
    BoxedPointer readBoxed(const xml::Element &element, const Scope &scope);
    BoxedPointer readOnly(const xml::Element &parent, const Scope &scope);
    BoxedPointer readPart(const xml::Element &parent, QStringView name, const Scope &scope);
    BoxedPointer missing(const xml::Element &parent, const QString &what);
    LiteralExpression readLiteral(const xml::Element &element, const Scope &scope);
    Invocation readInvocation(const xml::Element &element, const Scope &scope);
    BoxedContext readContext(const xml::Element &element, const Scope &scope);
    FunctionDefinition readFunction(const xml::Element &element, const Scope &scope);
    Relation readRelation(const xml::Element &element, const Scope &scope);
    Conditional readConditional(const xml::Element &element, const Scope &scope);
    Iteration readIteration(const xml::Element &element, Iteration::Kind kind, const Scope &scope);
    BoxedFilter readFilter(const xml::Element &element, const Scope &scope);
    DecisionTable readTable(const xml::Element &element, const Scope &scope);
    void readColumns(const xml::Element &element, const Scope &scope, DecisionTable &table);
    void readRule(const xml::Element &element, const Scope &scope, DecisionTable &table);
    std::optional<feel::Expression> readText(const xml::Element &parent, const Scope &scope);
    std::optional<feel::Expression> readTests(const xml::Element &parent, const Scope &scope);
    std::optional<feel::Expression> keep(core::Result<feel::Expression> parsed, const Scope &scope);
    void checkLanguage(const xml::Element &element);

    std::vector<xml::Element> children(const xml::Element &element, QStringView name) const;
    std::optional<xml::Element> child(const xml::Element &element, QStringView name) const;
    QString required(const xml::Element &element, QStringView attribute);
    void fault(DmnError error, QStringList arguments, const core::SourceRef &where);

    QString m_namespace; ///< of the elements
    QString m_fileName;
    core::Faults &m_faults;                        // the caller's, who outlives the reader
    const Model::ImportResolver &m_importResolver; // likewise
    const ReadOptions &m_options;                  // likewise
    std::shared_ptr<ModelData> m_model;
    std::map<QString, xml::Element> m_itemElements; ///< by name, until they are read
    std::set<QString> m_itemsBeingRead;
    std::set<QString> m_memberNames;
    QString m_nodeName; ///< of the node whose logic is being read: what a table without label is called
    std::vector<Source<Decision>> m_decisions;
    std::vector<Source<KnowledgeModel>> m_knowledge;
    std::vector<Source<DecisionService>> m_services;
};

} // namespace engine::dmn
