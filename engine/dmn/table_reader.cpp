// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/reader.h"
#include "engine/dmn/table_index.h"

namespace engine::dmn {

using namespace Qt::StringLiterals;

DecisionTable Reader::readTable(const xml::Element &element, const Scope &scope)
{
    static const std::map<QString, HitPolicy> policies{
        {u"UNIQUE"_s, HitPolicy::Unique},          {u"ANY"_s, HitPolicy::Any},
        {u"PRIORITY"_s, HitPolicy::Priority},      {u"FIRST"_s, HitPolicy::First},
        {u"RULE ORDER"_s, HitPolicy::RuleOrder},   {u"OUTPUT ORDER"_s, HitPolicy::OutputOrder},
        {u"COLLECT"_s, HitPolicy::Collect},
    };
    static const std::map<QString, Aggregation> aggregations{
        {u"SUM"_s, Aggregation::Sum},
        {u"COUNT"_s, Aggregation::Count},
        {u"MIN"_s, Aggregation::Min},
        {u"MAX"_s, Aggregation::Max},
    };
    DecisionTable table;
    if (const auto policy = element.attributeNode(u"hitPolicy")) {
        const auto found = policies.find(policy->value);
        if (found == policies.end())
            fault(DmnError::UnknownHitPolicy, {policy->value}, policy->valueWhere);
        else
            table.hitPolicy = found->second;
    }
    const auto aggregation = element.attributeNode(u"aggregation");
    if (aggregation) {
        const auto found = aggregations.find(aggregation->value);
        if (found == aggregations.end())
            fault(DmnError::UnknownAggregation, {aggregation->value}, aggregation->valueWhere);
        else
            table.aggregation = found->second;
    }
    readColumns(element, scope, table);
    table.words = wordingOfTable(element);

    if (table.outputs.empty())
        fault(DmnError::NoOutput, {}, element.where());
    if (aggregation && (table.hitPolicy != HitPolicy::Collect || table.outputs.size() != 1))
        fault(DmnError::AggregationNeedsCollect, {}, aggregation->where);
    const bool ranked = table.hitPolicy == HitPolicy::Priority || table.hitPolicy == HitPolicy::OutputOrder;
    const bool anyRank = std::any_of(table.outputs.begin(), table.outputs.end(), [](const auto &output) {
        return !output.priorities.empty();
    });
    if (ranked && !anyRank) {
        fault(DmnError::PolicyNeedsOutputValues,
              {element.attribute(u"hitPolicy").value_or(QString())},
              element.where());
    }
    if (!table.outputs.empty()) {
        for (const xml::Element &rule : children(element, u"rule"))
            readRule(rule, scope, table);
    }
    table.index = TableIndex::of(table);
    return table;
}

void Reader::readColumns(const xml::Element &element, const Scope &scope, DecisionTable &table)
{
    for (const xml::Element &part : children(element, u"input")) {
        DecisionTable::Input input;
        input.where = part.where();
        if (const auto expression = child(part, u"inputExpression")) {
            checkLanguage(*expression);
            input.expression = readText(*expression, scope);
            input.type = typeRefOf(*expression);
            if (const auto text = child(*expression, u"text"))
                input.text = text->text().trimmed();
        } else {
            fault(DmnError::MissingExpression, {part.name()}, part.where());
        }
        input.label = part.attribute(u"label").value_or(input.text);
        input.words = merged(wordingOf(part), merged(scope.wordsOf(input.text), input.type.words()));
        if (const auto values = child(part, u"inputValues"))
            input.values = readTests(*values, scope);
        table.inputs.push_back(std::move(input));
    }
    const std::vector<xml::Element> outputs = children(element, u"output");
    for (const xml::Element &part : outputs) {
        DecisionTable::Output output;
        output.where = part.where();
        output.name = outputs.size() > 1 ? required(part, u"name")
                                         : part.attribute(u"name").value_or(QString());
        output.label = part.attribute(u"label").value_or(output.name);
        output.type = typeRefOf(part);
        output.words = merged(wordingOf(part), output.type.words());
        output.priorities = output.type.values();
        if (!output.name.isEmpty())
            m_memberNames.insert(output.name);
        if (const auto values = child(part, u"outputValues")) {
            output.values = readTests(*values, scope);
            if (const auto text = child(*values, u"text"))
                output.priorities = enumeratedValues(text->text());
        }
        if (const auto entry = child(part, u"defaultOutputEntry"))
            output.defaultEntry = readText(*entry, scope);
        table.outputs.push_back(std::move(output));
    }
    for (const xml::Element &part : children(element, u"annotation"))
        table.annotationNames.push_back(part.attribute(u"name").value_or(QString()));
}

void Reader::readRule(const xml::Element &element, const Scope &scope, DecisionTable &table)
{
    DecisionTable::Rule rule;
    rule.id = element.attribute(u"id").value_or(QString());
    rule.where = element.where();
    rule.validity = validityOf(element);
    rule.number = static_cast<int>(table.rules.size()) + 1;
    const std::vector<xml::Element> inputs = children(element, u"inputEntry");
    const std::vector<xml::Element> outputs = children(element, u"outputEntry");
    const auto checkCount = [&](std::size_t wanted, std::size_t given, const QString &kind) {
        if (wanted != given) {
            fault(DmnError::WrongEntryCount,
                  {QString::number(wanted), kind, QString::number(given)},
                  element.where());
        }
    };
    checkCount(table.inputs.size(), inputs.size(), u"inputEntry"_s);
    checkCount(table.outputs.size(), outputs.size(), u"outputEntry"_s);

    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
        const auto text = i < inputs.size() ? child(inputs[i], u"text") : std::nullopt;
        const QString written = text ? text->text().trimmed() : QString();
        const bool irrelevant = written.isEmpty() || written == u"-";
        rule.irrelevant.push_back(irrelevant);
        rule.inputs.push_back(irrelevant ? std::nullopt : readTests(inputs[i], scope));
    }
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
        const auto text = i < outputs.size() ? child(outputs[i], u"text") : std::nullopt;
        const bool empty = !text || text->text().trimmed().isEmpty();
        rule.outputs.push_back(empty ? std::nullopt : readText(outputs[i], scope));
    }
    for (const xml::Element &entry : children(element, u"annotationEntry")) {
        const auto text = child(entry, u"text");
        rule.annotations.push_back(text ? text->text().trimmed() : QString());
    }
    table.rules.push_back(std::move(rule));
}

} // namespace engine::dmn
