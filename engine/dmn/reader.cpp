// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/reader.h"

#include "engine/dmn/session.h"

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

bool isSupportedNamespace(const QString &uri)
{
    static const std::set<QString> known{
        u"http://www.omg.org/spec/DMN/20180521/MODEL/"_s,  // 1.2
        u"https://www.omg.org/spec/DMN/20191111/MODEL/"_s, // 1.3
        u"https://www.omg.org/spec/DMN/20211108/MODEL/"_s, // 1.4
        u"https://www.omg.org/spec/DMN/20230324/MODEL/"_s, // 1.5
    };
    return known.contains(uri);
}

template <typename Node> QString namesOf(const std::vector<const Node *> &path)
{
    QStringList names;
    for (const Node *node : path)
        names += node->variable.name;
    return names.join(u" → "_s);
}

} // namespace

void Scope::add(const QString &name, const WordingPointer &itsWords)
{
    if (name.isEmpty())
        return;
    names.variables.insert(name);
    known.insert(name);
    words[name] = itsWords;
}

Reader::Reader(const QString &fileName,
               core::Faults &faults,
               const Model::ImportResolver &importResolver,
               const ReadOptions &options)
    : m_fileName(fileName)
    , m_faults(faults)
    , m_importResolver(importResolver)
    , m_options(options)
    , m_model(std::make_shared<ModelData>())
{
}

std::shared_ptr<ModelData> Reader::read(const xml::Element &definitions)
{
    m_namespace = definitions.namespaceUri();
    if (definitions.name() != u"definitions") {
        fault(DmnError::NotDmn, {definitions.name()}, definitions.where());
        return nullptr;
    }
    if (!isSupportedNamespace(m_namespace)) {
        fault(DmnError::UnsupportedVersion, {m_namespace}, definitions.where());
        return nullptr;
    }
    m_model->fileName = m_fileName;
    m_model->name = required(definitions, u"name");
    m_model->namespaceUri = required(definitions, u"namespace");
    checkLanguage(definitions);
    readImports(definitions);
    readItems(definitions);
    readNodes(definitions);
    readRequirements();
    readLogic();
    readDating();
    findCircles();
    return m_model;
}

void Reader::readImports(const xml::Element &definitions)
{
    for (const xml::Element &element : children(definitions, u"import")) {
        const QString name = element.attribute(u"name").value_or(QString());
        const QString uri = required(element, u"namespace");
        const QString location = element.attribute(u"locationURI").value_or(QString());
        const auto imported = m_importResolver ? m_importResolver(uri, location) : nullptr;
        if (!imported) {
            fault(DmnError::ImportNotFound, {location.isEmpty() ? uri : location}, element.where());
            continue;
        }
        if (m_model->imports.contains(name))
            fault(DmnError::DuplicateName, {name}, element.where());
        m_model->imports[name] = imported->sharedData();
        for (const auto &[typeName, type] : imported->data().types)
            m_model->types.emplace(name.isEmpty() ? typeName : name + u'.' + typeName, type);
    }
}

Variable Reader::variableOf(const xml::Element &node)
{
    Variable variable;
    variable.name = required(node, u"name");
    variable.words = wordingOf(node);
    if (const auto element = child(node, u"variable")) {
        if (const auto name = element->attribute(u"name"); name && !name->isEmpty())
            variable.name = *name;
        variable.type = typeRefOf(*element);
        variable.words = merged(variable.words, wordingOf(*element));
    }
    const auto logic = child(node, u"encapsulatedLogic");
    variable.words = merged(variable.words, wordingOfOutputs(logic ? *logic : node));
    variable.words = merged(variable.words, variable.type.words());
    if (!variable.name.isEmpty())
        m_memberNames.insert(variable.name);
    return variable;
}

void Reader::readNodes(const xml::Element &definitions)
{
    std::set<QString> ids;
    std::set<QString> names;
    const auto read = [&](auto &nodes, const xml::Element &element) -> auto & {
        auto &node = nodes.emplace_back();
        node.id = element.attribute(u"id").value_or(QString());
        node.variable = variableOf(element);
        node.where = element.where();
        node.model = m_model.get();
        if (!node.id.isEmpty() && !ids.insert(node.id).second)
            fault(DmnError::DuplicateId, {node.id}, element.where());
        if (!names.insert(node.variable.name).second)
            fault(DmnError::DuplicateName, {node.variable.name}, element.where());
        return node;
    };
    for (const xml::Element &element : definitions.children()) {
        if (element.namespaceUri() != m_namespace)
            continue;
        const QString kind = element.name();
        if (kind == u"inputData") {
            read(m_model->inputs, element);
        } else if (kind == u"decision") {
            Decision &decision = read(m_model->decisions, element);
            decision.label = element.attribute(u"label").value_or(QString());
            m_decisions.push_back({&decision, element});
        } else if (kind == u"businessKnowledgeModel") {
            m_knowledge.push_back({&read(m_model->knowledge, element), element});
        } else if (kind == u"decisionService") {
            m_services.push_back({&read(m_model->services, element), element});
        }
    }
}

/// `href` is `#id` or `namespace#id`; the element that has it names its kind in messages.
template <typename Node>
Required<Node> Reader::resolve(const xml::Element &reference, std::deque<Node> ModelData::*nodes)
{
    const QString href = required(reference, u"href");
    const qsizetype hash = href.indexOf(u'#');
    const QString uri = href.left(std::max<qsizetype>(hash, 0));
    const QString id = href.mid(hash + 1);
    const auto find = [&](const ModelData &model) -> const Node * {
        for (const Node &node : model.*nodes) {
            if (node.id == id)
                return &node;
        }
        return nullptr;
    };
    if (uri.isEmpty() || uri == m_model->namespaceUri) {
        if (const Node *node = find(*m_model))
            return {node, {}};
    }
    for (const auto &[name, imported] : m_model->imports) {
        if (imported->namespaceUri != uri)
            continue;
        if (const Node *node = find(*imported))
            return {node, name};
    }
    if (!href.isEmpty())
        fault(DmnError::UnknownReference, {reference.name(), href}, reference.where());
    return {};
}

template <typename Node> void Reader::readKnowledge(Node &node, const xml::Element &element)
{
    for (const xml::Element &requirement : children(element, u"knowledgeRequirement")) {
        const auto reference = child(requirement, u"requiredKnowledge");
        if (!reference)
            continue;
        // Either a knowledge model or a service; the reference does not say which.
        const core::Faults before = m_faults;
        const auto service = resolve(*reference, &ModelData::services);
        if (service.node) {
            node.services.push_back(service);
            continue;
        }
        m_faults = before;
        if (const auto knowledge = resolve(*reference, &ModelData::knowledge); knowledge.node)
            node.knowledge.push_back(knowledge);
    }
}

void Reader::readRequirements()
{
    for (const auto &[decision, element] : m_decisions) {
        for (const xml::Element &requirement : children(element, u"informationRequirement")) {
            if (const auto reference = child(requirement, u"requiredInput")) {
                if (const auto input = resolve(*reference, &ModelData::inputs); input.node)
                    decision->inputs.push_back(input);
            }
            if (const auto reference = child(requirement, u"requiredDecision")) {
                if (const auto other = resolve(*reference, &ModelData::decisions); other.node)
                    decision->decisions.push_back(other);
            }
        }
        readKnowledge(*decision, element);
    }
    for (const auto &[knowledge, element] : m_knowledge)
        readKnowledge(*knowledge, element);
    for (const auto &[service, element] : m_services) {
        for (const xml::Element &reference : children(element, u"inputData")) {
            if (const auto input = resolve(reference, &ModelData::inputs); input.node)
                service->inputData.push_back(input.node);
        }
        for (const xml::Element &reference : children(element, u"inputDecision")) {
            if (const auto decision = resolve(reference, &ModelData::decisions); decision.node)
                service->inputDecisions.push_back(decision.node);
        }
        for (const xml::Element &reference : children(element, u"outputDecision")) {
            if (const auto decision = resolve(reference, &ModelData::decisions); decision.node)
                service->outputs.push_back(decision.node);
        }
        for (const xml::Element &reference : children(element, u"encapsulatedDecision"))
            resolve(reference, &ModelData::decisions);
        if (service->outputs.empty())
            fault(DmnError::MissingExpression, {service->variable.name}, element.where());
    }
}

template <typename Node> Scope Reader::scopeFor(const Node &node) const
{
    Scope scope;
    scope.names = m_options.names;
    scope.names.open = true; // what nobody provides is reported by us, in words of DMN
    scope.known = m_options.names.variables;
    for (const auto &[name, parameters] : m_options.names.functions)
        scope.known.insert(name);
    scope.names.members.insert(m_memberNames.begin(), m_memberNames.end());
    for (const auto &[name, type] : m_model->types)
        scope.names.types.emplace(name, type.type);
    const auto add = [&scope](const auto &requirements) {
        for (const auto &required : requirements) {
            const Variable &variable = required.node->variable;
            if (required.import.isEmpty()) {
                scope.add(variable.name, variable.words);
            } else {
                Wording imported; // each import's names are members of one
                if (const WordingPointer known = scope.wordsOf(required.import))
                    imported = *known;
                imported.members.insert_or_assign(variable.name, variable.words);
                scope.add(required.import, std::make_shared<const Wording>(std::move(imported)));
            }
            scope.names.members.insert(required.node->variable.name);
        }
    };
    if constexpr (std::is_same_v<Node, Decision>) {
        add(node.inputs);
        add(node.decisions);
    }
    add(node.knowledge);
    add(node.services);
    return scope;
}

// dating_reader.cpp uses them too.
template Scope Reader::scopeFor(const Decision &node) const;
template Scope Reader::scopeFor(const KnowledgeModel &node) const;

void Reader::readLogic()
{
    for (const auto &[knowledge, element] : m_knowledge) {
        const auto logic = child(element, u"encapsulatedLogic");
        m_nodeName = knowledge->variable.name;
        if (logic)
            knowledge->function = readFunction(*logic, scopeFor(*knowledge));
        else
            fault(DmnError::MissingExpression, {knowledge->variable.name}, element.where());
    }
    static const std::set<QString> notLogic{
        u"description"_s,          u"extensionElements"_s,    u"question"_s,
        u"allowedAnswers"_s,       u"variable"_s,             u"informationRequirement"_s,
        u"knowledgeRequirement"_s, u"authorityRequirement"_s, u"supportedObjective"_s,
        u"impactedPerformanceIndicator"_s,                    u"decisionMaker"_s,
        u"decisionOwner"_s,        u"usingProcess"_s,         u"usingTask"_s,
    };
    for (const auto &[decision, element] : m_decisions) {
        m_nodeName = decision->variable.name;
        for (const xml::Element &part : element.children()) {
            if (part.namespaceUri() == m_namespace && !notLogic.contains(part.name()))
                decision->logic = readBoxed(part, scopeFor(*decision));
        }
        // A decision without logic is allowed (DMN 1.5, 7.3.1): a model may be a sketch.
    }
}

void Reader::findCircles()
{
    std::set<const Decision *> done;
    std::vector<const Decision *> path;
    const std::function<void(const Decision &)> visit = [&](const Decision &decision) {
        const auto onPath = std::find(path.begin(), path.end(), &decision);
        if (onPath != path.end()) {
            const std::vector<const Decision *> circle(onPath, path.end());
            fault(DmnError::CircularRequirement, {decision.variable.name, namesOf(circle)}, decision.where);
            return;
        }
        if (!done.insert(&decision).second)
            return;
        path.push_back(&decision);
        for (const auto &required : decision.decisions)
            visit(*required.node);
        if (decision.dating) {
            for (const auto &period : decision.dating->periods) {
                if (period.node != &decision)
                    visit(*period.node);
            }
        }
        for (const auto &required : decision.services) {
            const auto &given = required.node->inputDecisions;
            for (const Decision *output : required.node->outputs) {
                if (std::find(given.begin(), given.end(), output) == given.end())
                    visit(*output);
            }
        }
        path.pop_back();
    };
    for (const Decision &decision : m_model->decisions)
        visit(decision);
}

std::vector<xml::Element> Reader::children(const xml::Element &element, QStringView name) const
{
    return element.children(m_namespace, name);
}

std::optional<xml::Element> Reader::child(const xml::Element &element, QStringView name) const
{
    return element.child(m_namespace, name);
}

QString Reader::required(const xml::Element &element, QStringView attribute)
{
    const QString value = element.attribute(attribute).value_or(QString());
    if (value.trimmed().isEmpty())
        fault(DmnError::MissingAttribute, {element.name(), attribute.toString()}, element.where());
    return value;
}

void Reader::fault(DmnError error, QStringList arguments, const core::SourceRef &where)
{
    m_faults.emplace_back(error, std::move(arguments), where);
}

} // namespace engine::dmn
