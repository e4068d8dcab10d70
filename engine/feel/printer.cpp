// SPDX-License-Identifier: Apache-2.0
#include "engine/feel/printer.h"

#include "engine/feel/level.h"

#include "engine/feel/ast.h"

namespace engine::feel {

using namespace Qt::StringLiterals;
using namespace ast;

namespace {

const QString arithmeticSigns[] = {u" + "_s, u" - "_s, u" * "_s, u" / "_s, u" ** "_s};
const QString comparisonSigns[] = {u" = "_s, u" != "_s, u" < "_s, u" <= "_s, u" > "_s, u" >= "_s};

Level levelOf(ArithmeticOperator op)
{
    switch (op) {
    case ArithmeticOperator::Add:
    case ArithmeticOperator::Subtract:
        return SumLevel;
    case ArithmeticOperator::Multiply:
    case ArithmeticOperator::Divide:
        return ProductLevel;
    case ArithmeticOperator::Power:
        break;
    }
    return PowerLevel;
}

Level levelOf(const ExpressionNode &node)
{
    return std::visit(Overloaded{
                          [](const Logic &form) { return form.op == LogicOperator::And ? AndLevel : OrLevel; },
                          [](const Arithmetic &form) { return levelOf(form.op); },
                          [](const Comparison &) { return ComparisonLevel; },
                          [](const Between &) { return ComparisonLevel; },
                          [](const In &) { return ComparisonLevel; },
                          [](const Negation &) { return NegationLevel; },
                          [](const InstanceOf &) { return PostfixLevel; },
                          [](const Member &) { return PostfixLevel; },
                          [](const Filter &) { return PostfixLevel; },
                          [](const Call &) { return PostfixLevel; },
                          [](const If &) { return Loose; },
                          [](const For &) { return Loose; },
                          [](const Quantified &) { return Loose; },
                          [](const FunctionLiteral &) { return Loose; },
                          [](const auto &) { return Closed; },
                      },
                      node.form);
}

QString literal(const QString &text)
{
    return Value(text).toLiteral();
}

bool isPlain(const QString &name)
{
    static const QRegularExpression plain(uR"(^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*\z)"_s);
    return plain.match(name).hasMatch();
}

class Printer
{
public:
    QString print(const ExpressionNode &node, Level least)
    {
        const QString text = std::visit([this](const auto &form) { return of(form); }, node.form);
        return levelOf(node) < least ? u'(' + text + u')' : text;
    }

private:
    QString list(const std::vector<Node> &nodes)
    {
        QStringList texts;
        for (const Node &node : nodes)
            texts << print(*node, Loose);
        return texts.join(u", "_s);
    }

    QString iterators(const std::vector<Iterator> &list)
    {
        QStringList texts;
        for (const Iterator &iterator : list) {
            QString text = iterator.name + u" in "_s + print(*iterator.from, OrLevel);
            if (iterator.to)
                text += u".."_s + print(*iterator.to, OrLevel);
            texts << text;
        }
        return texts.join(u", "_s);
    }

    QString of(const Literal &form) { return form.value.toLiteral(); }
    QString of(const Name &form) { return form.name; }
    QString of(const Member &form) { return print(*form.object, PostfixLevel) + u'.' + form.name; }

    QString of(const Filter &form)
    {
        return print(*form.list, PostfixLevel) + u'[' + print(*form.condition, Loose) + u']';
    }

    QString of(const Call &form)
    {
        QStringList texts;
        for (std::size_t i = 0; i < form.arguments.size(); ++i)
            texts << (form.names.empty() ? QString() : form.names[i] + u": "_s) + print(*form.arguments[i], Loose);
        return print(*form.callee, PostfixLevel) + u'(' + texts.join(u", "_s) + u')';
    }

    QString of(const Negation &form) { return u'-' + print(*form.operand, NegationLevel); }

    QString of(const Arithmetic &form)
    {
        const Level level = levelOf(form.op);
        return print(*form.left, level) + arithmeticSigns[static_cast<int>(form.op)]
            + print(*form.right, static_cast<Level>(level + 1));
    }

    QString of(const Comparison &form)
    {
        return print(*form.left, ComparisonLevel) + comparisonSigns[static_cast<int>(form.op)] + print(*form.right, SumLevel);
    }

    QString of(const Logic &form)
    {
        const Level level = form.op == LogicOperator::And ? AndLevel : OrLevel;
        QStringList texts;
        for (const Node &operand : form.operands)
            texts << print(*operand, static_cast<Level>(level + 1));
        return texts.join(form.op == LogicOperator::And ? u" and "_s : u" or "_s);
    }

    QString of(const Between &form)
    {
        return print(*form.value, ComparisonLevel) + u" between "_s + print(*form.low, SumLevel) + u" and "_s
            + print(*form.high, SumLevel);
    }

    QString of(const In &form)
    {
        QStringList texts;
        for (const Node &test : form.tests)
            texts << oneTest(*test);
        return print(*form.value, ComparisonLevel) + u" in ("_s + texts.join(u", "_s) + u')';
    }

    QString of(const InstanceOf &form) { return print(*form.value, PostfixLevel) + u" instance of "_s + form.type.name(); }

    QString of(const If &form)
    {
        return u"if "_s + print(*form.condition, Loose) + u" then "_s + print(*form.then, Loose) + u" else "_s
            + print(*form.otherwise, Loose);
    }

    QString of(const For &form)
    {
        return u"for "_s + iterators(form.iterators) + u" return "_s + print(*form.body, Loose);
    }

    QString of(const Quantified &form)
    {
        return (form.quantifier == Quantifier::Some ? u"some "_s : u"every "_s) + iterators(form.iterators)
            + u" satisfies "_s + print(*form.condition, Loose);
    }

    QString of(const ListLiteral &form) { return u'[' + list(form.elements) + u']'; }

    QString of(const ContextLiteral &form)
    {
        QStringList texts;
        for (const ContextEntry &entry : form.entries)
            texts << (isPlain(entry.name) ? entry.name : literal(entry.name)) + u": "_s + print(*entry.value, Loose);
        return u'{' + texts.join(u", "_s) + u'}';
    }

    QString of(const Interval &form)
    {
        return (form.lower == Boundary::Closed ? u'[' : u'(') + print(*form.start, OrLevel) + u".."_s
            + endOf(*form.end) + (form.upper == Boundary::Closed ? u']' : u')');
    }

    /// Behind `..` a bracket closes the interval, so a filter there needs parentheses.
    QString endOf(const ExpressionNode &node)
    {
        const QString text = print(node, OrLevel);
        return text.contains(u'[') ? u'(' + text + u')' : text;
    }

    QString of(const OperatorTest &form)
    {
        return u'(' + comparisonSigns[static_cast<int>(form.op)].trimmed() + u' ' + print(*form.end, SumLevel) + u')';
    }

    QString oneTest(const ExpressionNode &node)
    {
        const auto *form = node.as<OperatorTest>();
        if (!form)
            return print(node, Loose);
        return comparisonSigns[static_cast<int>(form->op)].trimmed() + u' ' + print(*form->end, SumLevel);
    }

    QString of(const FunctionLiteral &form)
    {
        QStringList parameters;
        for (const auto &parameter : form.parameters) {
            const bool typed = !parameter.type.is(Type::Kind::Any);
            parameters << parameter.name + (typed ? u": "_s + parameter.type.name() : QString());
        }
        return u"function("_s + parameters.join(u", "_s) + u") "_s + print(*form.body, Loose);
    }

    QString of(const External &form)
    {
        return u"external {java: {class: "_s + literal(form.className) + u", method signature: "_s + literal(form.signature) + u"}}"_s;
    }

    QString of(const UnaryTests &form)
    {
        if (form.kind == UnaryTests::Kind::Any)
            return u"-"_s;
        QStringList texts;
        for (const UnaryTests::Test &test : form.tests)
            texts << oneTest(*test.test);
        const QString tests = texts.join(u", "_s);
        return form.kind == UnaryTests::Kind::NoneOf ? u"not("_s + tests + u')' : tests;
    }
};

} // namespace

QString printed(const Expression &expression)
{
    return Printer().print(expression.node(), Loose);
}

} // namespace engine::feel
