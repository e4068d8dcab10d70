// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/tree_walk.h"

namespace engine::feel {

using namespace ast;

void forEachChild(const ExpressionNode &node, const std::function<void(const ExpressionNode &)> &visit)
{
    const auto one = [&visit](const Node &child) {
        if (child)
            visit(*child);
    };
    const auto all = [&one](const std::vector<Node> &children) {
        for (const Node &child : children)
            one(child);
    };
    const auto iterators = [&one](const std::vector<Iterator> &list) {
        for (const Iterator &iterator : list) {
            one(iterator.from);
            one(iterator.to);
        }
    };
    std::visit(Overloaded{
                   [](const Literal &) {},
                   [](const Name &) {},
                   [](const External &) {},
                   [&](const Member &form) { one(form.object); },
                   [&](const Filter &form) {
                       one(form.list);
                       one(form.condition);
                   },
                   [&](const Call &form) {
                       one(form.callee);
                       all(form.arguments);
                   },
                   [&](const Negation &form) { one(form.operand); },
                   [&](const Arithmetic &form) {
                       one(form.left);
                       one(form.right);
                   },
                   [&](const Comparison &form) {
                       one(form.left);
                       one(form.right);
                   },
                   [&](const Logic &form) { all(form.operands); },
                   [&](const Between &form) {
                       one(form.value);
                       one(form.low);
                       one(form.high);
                   },
                   [&](const In &form) {
                       one(form.value);
                       all(form.tests);
                   },
                   [&](const InstanceOf &form) { one(form.value); },
                   [&](const If &form) {
                       one(form.condition);
                       one(form.then);
                       one(form.otherwise);
                   },
                   [&](const For &form) {
                       iterators(form.iterators);
                       one(form.body);
                   },
                   [&](const Quantified &form) {
                       iterators(form.iterators);
                       one(form.condition);
                   },
                   [&](const ListLiteral &form) { all(form.elements); },
                   [&](const ContextLiteral &form) {
                       for (const ContextEntry &entry : form.entries)
                           one(entry.value);
                   },
                   [&](const Interval &form) {
                       one(form.start);
                       one(form.end);
                   },
                   [&](const OperatorTest &form) { one(form.end); },
                   [&](const FunctionLiteral &form) { one(form.body); },
                   [&](const UnaryTests &form) {
                       for (const UnaryTests::Test &test : form.tests)
                           one(test.test);
                   },
               },
               node.form);
}

bool namesInput(const ExpressionNode &node)
{
    if (const auto *name = node.as<Name>())
        return name->name == u"?";
    bool found = false;
    forEachChild(node, [&found](const ExpressionNode &child) { found = found || namesInput(child); });
    return found;
}

int frameSizeOf(const ExpressionNode &node)
{
    int size = 0;
    const auto need = [&size](int slot) { size = std::max(size, slot + 1); };
    const auto iterators = [&need](const std::vector<Iterator> &list) {
        for (const Iterator &iterator : list)
            need(iterator.slot);
    };
    std::visit(Overloaded{
                   [&](const Name &form) {
                       need(form.slot);
                       for (const int item : form.items)
                           need(item);
                   },
                   [&](const Filter &form) { need(form.itemSlot); },
                   [&](const For &form) {
                       iterators(form.iterators);
                       need(form.partialSlot);
                   },
                   [&](const Quantified &form) { iterators(form.iterators); },
                   [&](const ContextLiteral &form) {
                       for (const ContextEntry &entry : form.entries)
                           need(entry.slot);
                   },
                   [&](const FunctionLiteral &form) {
                       for (const FunctionLiteral::Capture &capture : form.captures)
                           need(capture.outer);
                   },
                   [](const auto &) {},
               },
               node.form);
    // What stands in a function lives in a frame of its own.
    if (!node.as<FunctionLiteral>())
        forEachChild(node, [&need](const ExpressionNode &child) { need(frameSizeOf(child) - 1); });
    return size;
}

bool usesSlot(const ExpressionNode &node, int slot)
{
    if (const auto *name = node.as<Name>())
        return name->slot == slot || std::find(name->items.begin(), name->items.end(), slot) != name->items.end();
    if (const auto *function = node.as<FunctionLiteral>())
        return std::any_of(function->captures.begin(), function->captures.end(),
                           [slot](const FunctionLiteral::Capture &capture) { return capture.outer == slot; });
    bool found = false;
    forEachChild(node, [&found, slot](const ExpressionNode &child) { found = found || usesSlot(child, slot); });
    return found;
}

} // namespace engine::feel
