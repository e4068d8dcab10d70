// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"

#include "engine/feel/compiler.h"
#include "engine/feel/machine.h"
#include "engine/feel/operators.h"
#include "engine/feel/parser.h"
#include "engine/feel/tree_walk.h"

namespace engine::feel {

struct Expression::Data
{
    QString text;
    core::SourceRef where;
    ast::Node root;
    std::shared_ptr<const Program> program;
};

namespace {

/// The dotted path that ends in `node`, where it begins with a free name: `a.b`, `items[…].b`.
const ast::Name *freeRoot(const ExpressionNode &node, QString &path)
{
    if (const auto *name = node.as<ast::Name>()) {
        path = name->name;
        return name->isFree && name->slot < 0 && (name->items.empty() || name->isGiven) ? name : nullptr;
    }
    if (const auto *member = node.as<ast::Member>()) {
        const ast::Name *root = freeRoot(*member->object, path);
        path += u'.' + member->name;
        return root;
    }
    if (const auto *filter = node.as<ast::Filter>())
        return freeRoot(*filter->list, path);
    return nullptr;
}

void collect(const ExpressionNode &node, std::vector<Expression::Use> &uses)
{
    const bool isPath = node.as<ast::Name>() || node.as<ast::Member>();
    QString path;
    if (isPath && freeRoot(node, path)) {
        const ExpressionNode *root = &node;
        while (!root->as<ast::Name>()) {
            if (const auto *filter = root->as<ast::Filter>()) {
                collect(*filter->condition, uses);
                root = filter->list.get();
            } else {
                root = root->as<ast::Member>()->object.get();
            }
        }
        uses.push_back({path, root->where});
        return;
    }
    if (const auto *call = node.as<ast::Call>()) {
        if (!call->callee->as<ast::Name>())
            collect(*call->callee, uses);
        for (const ast::Node &argument : call->arguments)
            collect(*argument, uses);
        return;
    }
    forEachChild(node, [&uses](const ExpressionNode &child) { collect(child, uses); });
}

} // namespace

core::Result<Expression> Expression::parse(const QString &text, const Names &names, const core::SourceRef &where)
{
    auto parsed = Parser::expression(text, names, where);
    if (!parsed)
        return parsed.error();
    auto program = compile(*parsed->root, parsed->frameSize, parsed->nodes);
    return Expression(std::make_shared<const Data>(Data{text, where, std::move(parsed->root), std::move(program)}));
}

core::Result<Expression> Expression::parseUnaryTests(const QString &text, const Names &names, const core::SourceRef &where)
{
    auto parsed = Parser::unaryTests(text, names, where);
    if (!parsed)
        return parsed.error();
    auto program = compile(*parsed->root, parsed->frameSize, parsed->nodes);
    return Expression(std::make_shared<const Data>(Data{text, where, std::move(parsed->root), std::move(program)}));
}

Value Expression::evaluate(const Environment &environment, Diagnostics &diagnostics) const
{
    const Run run;
    const Program &program = *m_data->program;
    return Machine(program, environment, diagnostics, program.frameSize).run(program.root);
}

Value Expression::evaluateTests(const Value &input, const Environment &environment, Diagnostics &diagnostics) const
{
    const Run run;
    const Program &program = *m_data->program;
    // `?` is slot 0, also where the text was no test and has no slot of its own.
    Machine machine(program, environment, diagnostics, std::max(program.frameSize, Program::Index{1}));
    machine.set(0, input);
    return machine.run(program.root);
}

std::optional<std::vector<Value>> Expression::constantTests() const
{
    const Program &program = *m_data->program;
    const Program::Instruction &root = program.code[program.root];
    if (root.code != Program::Code::UnaryTests || root.option != static_cast<std::uint8_t>(ast::UnaryTests::Kind::OneOf))
        return std::nullopt;
    std::vector<Value> values;
    for (Program::Index i = 0; i < root.b; ++i) {
        const Program::Test &test = program.tests[root.a + i];
        const Program::Instruction &instruction = program.code[test.test];
        if (instruction.code == Program::Code::Constant && !test.usesInput) {
            values.push_back(program.constants[instruction.a]);
            continue;
        }
        const Program::Instruction &end = program.code[instruction.a];
        if (instruction.code != Program::Code::OperatorTest || end.code != Program::Code::Constant)
            return std::nullopt;
        Diagnostics unsaid;
        Value range = makeRange(static_cast<ast::ComparisonOperator>(instruction.option), program.constants[end.a], Report(unsaid));
        if (range.isNull())
            return std::nullopt;
        values.push_back(std::move(range));
    }
    return values;
}

std::vector<Expression::Use> Expression::uses() const
{
    std::vector<Use> found;
    collect(*m_data->root, found);
    return found;
}

std::set<QString> Expression::usedNames() const
{
    std::set<QString> names;
    for (const Use &use : uses())
        names.insert(use.path);
    return names;
}

const QString &Expression::text() const
{
    return m_data->text;
}

const core::SourceRef &Expression::where() const
{
    return m_data->where;
}

const ExpressionNode &Expression::node() const
{
    return *m_data->root;
}

} // namespace engine::feel
