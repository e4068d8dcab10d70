// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/expression.h"

#include "engine/feel/compiler.h"
#include "engine/feel/explain.h"
#include "engine/feel/literal_tests.h"
#include "engine/feel/machine.h"
#include "engine/feel/operators.h"
#include "engine/feel/parser.h"
#include "engine/feel/tree_walk.h"

#include <mutex>

namespace engine::feel {

/// Either literals alone or a program.
struct Expression::Data
{
    /// Of a text that is not only literals.
    static core::Result<Expression> compiled(std::shared_ptr<Data> data, core::Result<Parsed> parsed)
    {
        if (!parsed)
            return parsed.error();
        data->literals.reset();
        data->program = compile(*parsed->root, parsed->frameSize, parsed->nodes);
        data->tree = std::move(parsed->root);
        return Expression(std::move(data));
    }

    Data(QString itsText, core::SourceRef itsPlace) : text(std::move(itsText)), where(std::move(itsPlace)) {}

    const ExpressionNode &root() const
    {
        if (literals) {
            // Of the many cells of tables few are ever looked at.
            std::call_once(treeIsMade, [this] { tree = literals->tree(); });
        }
        return *tree;
    }

    struct Used
    {
        std::set<QString> names;
        std::vector<QString> variables;
    };
    /// Collected when it is first asked for: who only evaluates does not.
    const Used &used() const;

    QString text;
    core::SourceRef where;
    std::optional<LiteralTests> literals;
    std::shared_ptr<const Program> program;
    mutable ast::Node tree;
    mutable std::once_flag treeIsMade;
    mutable std::once_flag usedAreFound;
    mutable Used itsUsed;
};

namespace {

thread_local std::size_t parsed = 0;

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

const Expression::Data::Used &Expression::Data::used() const
{
    std::call_once(usedAreFound, [this] {
        std::vector<Use> uses;
        collect(root(), uses);
        std::set<QString> variables;
        for (const Use &use : uses) {
            itsUsed.names.insert(use.path);
            variables.insert(use.path.left(use.path.indexOf(u'.')));
        }
        itsUsed.variables.assign(variables.begin(), variables.end());
    });
    return itsUsed;
}

core::Result<Expression> Expression::parse(const QString &text, const Names &names, const core::SourceRef &where)
{
    ++parsed;
    auto data = std::make_shared<Data>(text, where);
    if (data->literals.emplace().readLiteral(text, where))
        return Expression(std::move(data));
    return Data::compiled(std::move(data), Parser::expression(text, names, where));
}

core::Result<Expression> Expression::parseUnaryTests(const QString &text, const Names &names, const core::SourceRef &where)
{
    ++parsed;
    auto data = std::make_shared<Data>(text, where);
    if (data->literals.emplace().readUnaryTests(text, where))
        return Expression(std::move(data));
    return Data::compiled(std::move(data), Parser::unaryTests(text, names, where));
}

Value Expression::evaluate(const Environment &environment, Diagnostics &diagnostics) const
{
    if (m_data->literals)
        return m_data->literals->evaluated({}, diagnostics);
    const Run run;
    const Program &program = *m_data->program;
    return Machine(program, environment, diagnostics, program.frameSize).run(program.root);
}

Value Expression::evaluateTests(const Value &input, const Environment &environment, Diagnostics &diagnostics) const
{
    if (m_data->literals)
        return m_data->literals->evaluated(input, diagnostics);
    const Run run;
    const Program &program = *m_data->program;
    // `?` is slot 0, also where the text was no test and has no slot of its own.
    Machine machine(program, environment, diagnostics, std::max(program.frameSize, Program::Index{1}));
    machine.set(0, input);
    return machine.run(program.root);
}

std::optional<std::vector<Value>> Expression::constantTests() const
{
    if (m_data->literals)
        return m_data->literals->constants();
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
    if (!m_data->literals)
        collect(*m_data->tree, found);
    return found;
}

const std::set<QString> &Expression::usedNames() const
{
    return m_data->used().names;
}

const std::vector<QString> &Expression::usedVariables() const
{
    return m_data->used().variables;
}

const std::vector<QString> &Expression::environmentNames() const
{
    static const std::vector<QString> none; // literals look nothing up
    return m_data->program ? m_data->program->globals : none;
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
    return m_data->root();
}

Value evaluatePart(const ExpressionNode &part, const Environment &environment, Diagnostics &diagnostics)
{
    if (const auto *literal = part.as<ast::Literal>())
        return literal->value;
    const Run run;
    const int frameSize = frameSizeOf(part);
    const auto program = compile(part, frameSize, static_cast<std::size_t>(part.height));
    return Machine(*program, environment, diagnostics, program->frameSize).run(program->root);
}

std::size_t parsedByThread()
{
    return parsed;
}

} // namespace engine::feel
