// SPDX-License-Identifier: Apache-2.0
#include "engine/dmn/boxed_walk.h"
#include "engine/feel/ast.h"

#include <set>

namespace engine::dmn {

namespace {

using feel::Overloaded;

/// Goes through what a decision requires, each node once.
class Requirements
{
public:
    explicit Requirements(const std::function<void(const Boxed &)> &visit) : m_visit(visit) {}

    void of(const Decision &decision)
    {
        if (!m_seen.insert(&decision).second)
            return;
        if (decision.logic)
            m_visit(*decision.logic);
        for (const auto &required : decision.decisions)
            of(*required.node);
        if (decision.dating) {
            for (const auto &period : decision.dating->periods)
                of(*period.node);
        }
        callable(decision);
    }

private:
    template <typename Node> void callable(const Node &node)
    {
        for (const auto &required : node.knowledge)
            knowledge(*required.node);
        for (const auto &required : node.services) {
            for (const Decision *output : required.node->outputs)
                of(*output);
        }
    }

    void knowledge(const KnowledgeModel &model)
    {
        if (!m_seen.insert(&model).second)
            return;
        if (model.function.body)
            m_visit(*model.function.body);
        if (model.dating) {
            for (const auto &period : model.dating->periods)
                knowledge(*period.node);
        }
        callable(model);
    }

    const std::function<void(const Boxed &)> &m_visit; // the caller's
    std::set<const void *> m_seen;
};

} // namespace

void forEachBoxed(const Boxed &boxed, const QString &name, const std::function<void(const Boxed &, const QString &)> &visit)
{
    visit(boxed, name);
    const auto inner = [&](const BoxedPointer &part) {
        if (part)
            forEachBoxed(*part, name, visit);
    };
    std::visit(Overloaded{
                   [](const LiteralExpression &) {},
                   [](const DecisionTable &) {},
                   [&](const DatedTable &it) {
                       for (const DatedTable::Stretch &stretch : it.stretches)
                           forEachBoxed(*stretch.table, name + u' ' + stretch.validity.toString(), visit);
                   },
                   [&](const Invocation &it) {
                       for (const Invocation::Binding &binding : it.bindings)
                           inner(binding.argument);
                   },
                   [&](const BoxedContext &it) {
                       for (const BoxedContext::Entry &entry : it.entries) {
                           if (entry.value)
                               forEachBoxed(*entry.value, entry.name.isEmpty() ? name : entry.name, visit);
                       }
                   },
                   [&](const FunctionDefinition &it) { inner(it.body); },
                   [&](const BoxedList &it) { std::for_each(it.items.begin(), it.items.end(), inner); },
                   [&](const Relation &it) {
                       for (const auto &row : it.rows)
                           std::for_each(row.begin(), row.end(), inner);
                   },
                   [&](const Conditional &it) {
                       inner(it.condition);
                       inner(it.then);
                       inner(it.otherwise);
                   },
                   [&](const Iteration &it) {
                       inner(it.in);
                       inner(it.body);
                   },
                   [&](const BoxedFilter &it) {
                       inner(it.in);
                       inner(it.match);
                   },
               },
               boxed.form);
}

void forEachExpression(const Boxed &boxed, const std::function<void(const feel::Expression &)> &visit)
{
    const auto maybe = [&](const std::optional<feel::Expression> &expression) {
        if (expression)
            visit(*expression);
    };
    if (const auto *literal = std::get_if<LiteralExpression>(&boxed.form)) {
        maybe(literal->expression);
    } else if (const auto *invocation = std::get_if<Invocation>(&boxed.form)) {
        maybe(invocation->function);
    } else if (const auto *table = std::get_if<DecisionTable>(&boxed.form)) {
        for (const DecisionTable::Input &input : table->inputs) {
            maybe(input.expression);
            maybe(input.values);
        }
        for (const DecisionTable::Rule &rule : table->rules) {
            std::for_each(rule.inputs.begin(), rule.inputs.end(), maybe);
            std::for_each(rule.outputs.begin(), rule.outputs.end(), maybe);
        }
        for (const DecisionTable::Output &output : table->outputs)
            maybe(output.defaultEntry);
    }
}

void forEachLogic(const Decision &decision, const std::function<void(const Boxed &)> &visit)
{
    Requirements(visit).of(decision);
}

std::vector<const InputData *> inputsOf(const Decision &decision)
{
    std::vector<const InputData *> inputs;
    std::set<const Decision *> seen;
    const std::function<void(const Decision &)> collect = [&](const Decision &node) {
        if (!seen.insert(&node).second)
            return;
        for (const auto &required : node.inputs) {
            if (std::find(inputs.begin(), inputs.end(), required.node) == inputs.end())
                inputs.push_back(required.node);
        }
        for (const auto &required : node.decisions)
            collect(*required.node);
        if (node.dating) {
            for (const auto &period : node.dating->periods)
                collect(*period.node);
        }
    };
    collect(decision);
    return inputs;
}

} // namespace engine::dmn
