// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/labels.h"

#include "engine/dmn/model_data.h"
#include "engine/dmn/showing.h"
#include "engine/feel/ast.h"

#include <set>

namespace engine::dmn {

namespace {

using namespace Qt::StringLiterals;

void addCodes(const feel::ExpressionNode &node, std::vector<feel::Value> &codes)
{
    if (const auto *literal = node.as<feel::ast::Literal>()) {
        const auto *text = literal->value.as<QString>();
        if (text && isCode(*text))
            codes.push_back(literal->value);
    } else if (const auto *test = node.as<feel::ast::OperatorTest>()) { // = "NZ"
        addCodes(*test->end, codes);
    } else if (const auto *comparison = node.as<feel::ast::Comparison>()) { // ? != "NZ"
        addCodes(*comparison->left, codes);
        addCodes(*comparison->right, codes);
    }
}

/// The texts that a cell compares with, in the order of the cell.
std::vector<feel::Value> codesOf(const feel::Expression &expression)
{
    std::vector<feel::Value> codes;
    if (const auto *tests = expression.node().as<feel::ast::UnaryTests>()) {
        for (const auto &test : tests->tests)
            addCodes(*test.test, codes);
    } else {
        addCodes(expression.node(), codes);
    }
    return codes;
}

/// Goes through one model and notes what is missing, each thing once.
class Look
{
public:
    Look(const ModelData &model, const QStringList &languages) : m_model(model), m_languages(languages) {}

    core::Faults faults()
    {
        for (const InputData &input : m_model.inputs)
            label(input.variable.words, input.variable.name, input.where);
        for (const Decision &decision : m_model.decisions) {
            label(decision.variable.words, decision.variable.name, decision.where);
            if (decision.logic)
                logic(*decision.logic, decision.variable.words);
        }
        for (const KnowledgeModel &knowledge : m_model.knowledge) {
            label(knowledge.variable.words, knowledge.variable.name, knowledge.where);
            for (const Parameter &parameter : knowledge.function.parameters)
                label(parameter.words, parameter.name, knowledge.where);
            if (knowledge.function.body)
                logic(*knowledge.function.body, knowledge.variable.words);
        }
        for (const DecisionService &service : m_model.services)
            label(service.variable.words, service.variable.name, service.where);
        return std::move(m_faults);
    }

private:
    void label(const WordingPointer &words, const QString &name, const core::SourceRef &where)
    {
        for (const QString &language : m_languages) {
            if (!words || !words->label.has(language))
                fault(LabelError::NoLabel, {name, language}, where);
        }
    }

    /// Only the table that is the whole logic takes part in reasons; one within a context does not.
    void logic(const Boxed &boxed, const WordingPointer &words)
    {
        if (const auto *dated = std::get_if<DatedTable>(&boxed.form)) {
            for (const DatedTable::Stretch &stretch : dated->stretches)
                logic(*stretch.table, words);
        }
        if (const auto *table = std::get_if<DecisionTable>(&boxed.form))
            columns(*table, words);
    }

    void columns(const DecisionTable &table, const WordingPointer &words)
    {
        for (std::size_t i = 0; i < table.inputs.size(); ++i) {
            const DecisionTable::Input &input = table.inputs[i];
            label(input.words, input.text, input.where);
            if (input.values)
                values(*input.values, input.words, input.label);
            for (const DecisionTable::Rule &rule : table.rules) {
                if (rule.inputs[i])
                    values(*rule.inputs[i], input.words, input.label);
            }
        }
        // Where a column holds the words for people, the codes beside it are for programs and are not shown.
        const bool hasWords = std::any_of(table.outputs.begin(), table.outputs.end(), [](const auto &output) { return isInOneLanguage(output.name); });
        for (const QString &language : m_languages) {
            const bool said = std::any_of(table.outputs.begin(), table.outputs.end(), [&](const auto &output) { return isInOneLanguage(output.name) && language.startsWith(output.name); });
            if (hasWords && !said)
                fault(LabelError::NoLabel, {table.outputs.front().name, language}, table.outputs.front().where);
        }
        for (std::size_t i = 0; i < table.outputs.size(); ++i) {
            const DecisionTable::Output &output = table.outputs[i];
            if (isInOneLanguage(output.name))
                continue;
            if (table.outputs.size() > 1)
                label(output.words, output.name, output.where);
            const WordingPointer own = table.outputs.size() > 1 ? output.words : merged(words, output.words);
            const QString &column = output.label.isEmpty() ? output.name : output.label;
            for (const DecisionTable::Rule &rule : table.rules) {
                if (rule.outputs[i] && !hasWords)
                    values(*rule.outputs[i], own, column);
            }
            if (output.defaultEntry && !hasWords)
                values(*output.defaultEntry, own, column);
        }
    }

    void values(const feel::Expression &cell, const WordingPointer &words, const QString &column)
    {
        for (const feel::Value &code : codesOf(cell)) {
            for (const QString &language : m_languages) {
                const bool known = words && std::any_of(words->values.begin(), words->values.end(), [&](const Wording::ValueLabel &one) {
                    return one.value == code && one.label.has(language);
                });
                if (!known)
                    fault(LabelError::NoValueLabel, {code.toLiteral(), column, language}, cell.where());
            }
        }
    }

    void fault(LabelError error, const QStringList &arguments, const core::SourceRef &where)
    {
        if (m_told.insert(QString::number(static_cast<int>(error)) + arguments.join(u'\n')).second)
            m_faults.emplace_back(error, arguments, where);
    }

    const ModelData &m_model;       // both outlive this
    const QStringList &m_languages;
    std::set<QString> m_told;
    core::Faults m_faults;
};

} // namespace

core::ErrorText errorText(LabelError id)
{
    switch (id) {
    case LabelError::NoLabel:
        return {"dmn",
                "NoLabel",
                QT_TRANSLATE_NOOP("dmn",
                                  "%1 has no label in %2, and reasons would show its name: add <todoke:label xml:lang=\"%2\"> to its extensionElements")};
    case LabelError::NoValueLabel:
        return {"dmn",
                "NoValueLabel",
                QT_TRANSLATE_NOOP("dmn",
                                  "the value %1 of %2 has no label in %3, and reasons would show the value: add <todoke:value is='%1'> with a label")};
    }
    Q_UNREACHABLE();
}

core::Faults unlabelled(const Model &model, const QStringList &languages)
{
    return Look(model.data(), languages).faults();
}

} // namespace engine::dmn
