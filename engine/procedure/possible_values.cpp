// SPDX-License-Identifier: Apache-2.0
#include "engine/procedure/possible_values.h"

#include "engine/bpmn/check.h"
#include "engine/feel/ast.h"

#include <algorithm>

namespace engine::procedure {

using namespace Qt::StringLiterals;

namespace {

using Values = std::map<QString, std::vector<feel::Value>>;

/// The choices of a form that a task's answers must hold, by field. One that may be left out can be null.
Values choicesOf(const ::forms::model::Form &form, const QString &variable)
{
    Values values;
    for (const ::forms::model::Page &page : form.pages) {
        for (const ::forms::model::Field &field : page.fields) {
            if (field.kind != "choice"_L1 || field.options.empty() || !field.optionsDecision.isEmpty())
                continue;
            std::vector<feel::Value> &all = values[variable + u'.' + field.name];
            for (const ::forms::model::Option &option : field.options)
                all.push_back(feel::Value(option.value));
            const bool always = field.required && field.required->text() == "true"_L1 && !field.relevant && !page.relevant;
            if (!always)
                all.push_back(feel::Value());
        }
    }
    return values;
}

Values decisionValues(const Package &package, const bpmn::Node &node)
{
    for (const auto &model : package.definition.decisions) {
        const std::vector<feel::Value> outputs = model->outputValues(node.decision.name);
        if (outputs.empty())
            continue;
        Values values{{node.result, outputs}};
        values[node.result].push_back(feel::Value()); // no rule may match
        return values;
    }
    return {};
}

} // namespace

std::map<QString, std::vector<feel::Value>> possibleValues(const Package &package, const bpmn::Process &process)
{
    Values all;
    std::map<QString, int> setters; ///< by variable
    for (const bpmn::Node &node : process.nodes) {
        const QString variable = node.result.isEmpty() ? node.id : node.result;
        ++setters[variable];
        for (const bpmn::Mapping &result : node.results)
            ++setters[result.name];
        for (const bpmn::Mapping &out : node.out)
            ++setters[out.name];
        if (node.messageName().isGiven())
            ++setters[node.messageName().name];
        if (node.type == bpmn::NodeType::UserTask && node.form.isGiven()) {
            const auto form = package.forms.find(node.form.name);
            if (form != package.forms.end())
                all.merge(choicesOf(*form->second, variable));
        } else if (node.type == bpmn::NodeType::BusinessRuleTask && !node.result.isEmpty()) {
            all.merge(decisionValues(package, node));
        }
    }
    std::erase_if(all, [&](const auto &entry) { return setters[entry.first.section(u'.', 0, 0)] > 1; });
    return all;
}

std::map<QString, std::vector<feel::Value>> constantsHandedTo(const Package &package, const bpmn::Process &process)
{
    Values values;
    std::map<QString, std::size_t> constants;
    std::size_t calls = 0;
    for (const auto &[id, caller] : package.definition.processes) {
        for (const bpmn::Node &node : caller->nodes) {
            if (node.called.name != process.id)
                continue;
            ++calls;
            for (const bpmn::Mapping &in : node.in) {
                const auto *constant = in.value.node().as<feel::ast::Literal>();
                if (!constant)
                    continue;
                ++constants[in.name];
                values[in.name].push_back(constant->value);
            }
        }
    }
    const std::set<QString> own = bpmn::variablesSetBy(process);
    std::erase_if(values, [&](const auto &entry) { return constants[entry.first] != calls || own.contains(entry.first); });
    return values;
}

} // namespace engine::procedure
