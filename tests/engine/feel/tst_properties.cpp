// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/feel/ast.h"
#include "engine/feel/function.h"
#include "engine/feel/printer.h"
#include "engine/feel/tree_walk.h"
#include "tests/engine/feel/case_files.h"
#include "tests/engine/feel/random_text.h"
#include "tests/engine/feel/reference.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

namespace {

int rounds(int usual)
{
    return qEnvironmentVariableIsSet("TODOKE_LONG") ? usual * 100 : usual;
}

/// What a node says beside its children.
QString own(const ExpressionNode &node)
{
    using namespace ast;
    const auto names = [](const auto &list) {
        QStringList texts;
        for (const auto &one : list)
            texts << one.name;
        return texts.join(u',');
    };
    const QString said = std::visit(Overloaded{
                                        [](const Literal &form) { return form.value.typeName() + form.value.toLiteral(); },
                                        [](const Name &form) { return form.name + u'@' + QString::number(form.slot); },
                                        [](const Member &form) { return form.name; },
                                        [](const Filter &form) { return QString::number(form.itemSlot); },
                                        [](const Call &form) { return QStringList(form.names.begin(), form.names.end()).join(u','); },
                                        [](const Arithmetic &form) { return QString::number(static_cast<int>(form.op)); },
                                        [](const Comparison &form) { return QString::number(static_cast<int>(form.op)); },
                                        [](const Logic &form) { return QString::number(static_cast<int>(form.op)); },
                                        [](const InstanceOf &form) { return form.type.name(); },
                                        [&names](const For &form) { return names(form.iterators); },
                                        [&names](const Quantified &form) {
                                            return QString::number(static_cast<int>(form.quantifier)) + names(form.iterators);
                                        },
                                        [&names](const ContextLiteral &form) { return names(form.entries); },
                                        [](const Interval &form) {
                                            return QString::number(static_cast<int>(form.lower) * 2 + static_cast<int>(form.upper));
                                        },
                                        [](const OperatorTest &form) { return QString::number(static_cast<int>(form.op)); },
                                        [&names](const FunctionLiteral &form) { return names(form.parameters); },
                                        [](const External &form) { return form.className + u'#' + form.signature; },
                                        [](const UnaryTests &form) { return QString::number(static_cast<int>(form.kind)); },
                                        [](const auto &) { return QString(); },
                                    },
                                    node.form);
    return QString::number(node.form.index()) + u':' + said;
}

/// The whole tree as one text.
QString tree(const ExpressionNode &node)
{
    QString text = u'(' + own(node);
    forEachChild(node, [&text](const ExpressionNode &child) { text += tree(child); });
    return text + u')';
}

QString told(const Diagnostics &diagnostics)
{
    QStringList lines;
    for (const Diagnostic &diagnostic : diagnostics)
        lines << diagnostic.error.where().toString() + u' ' + core::sentence(diagnostic.error, {u"en"_s});
    return lines.join(u'\n');
}

bool isSame(const Value &left, const Value &right)
{
    return left == right || (left.as<Function>() && right.as<Function>()) || left.toString() == right.toString();
}

QByteArray explained(const QString &text, const Value &value, const Value &wanted, const Diagnostics &said, const Diagnostics &meant)
{
    return (text + u"\n got "_s + value.toLiteral() + u"\nwant "_s + wanted.toLiteral() + u"\n got "_s + told(said) + u"\nwant "_s + told(meant)).toUtf8();
}

} // namespace

/// What holds for every expression there is, tried on expressions at random.
class PropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCompiledFormGivesWhatTheTreeMeans()
    {
        tests::RandomText random(20260507);
        const Environment environment = tests::environment();
        int parsed = 0;
        int known = 0;
        for (int i = 0; i < rounds(2000); ++i) {
            const QString text = random.expression();
            const auto expression = Expression::parse(text, tests::names(), {u"random"_s, 1, 1});
            if (!expression)
                continue;
            ++parsed;
            Diagnostics said;
            Diagnostics meant;
            const Value value = expression->evaluate(environment, said);
            const Value wanted = tests::reference::evaluate(*expression, environment, meant);
            QVERIFY2(isSame(value, wanted) && told(said) == told(meant), explained(text, value, wanted, said, meant).constData());
            known += value.isNull() ? 0 : 1;
        }
        // Else the writer has gone wrong and nothing was tried.
        QVERIFY2(parsed > rounds(1600), qPrintable(QString::number(parsed)));
        QVERIFY2(known > rounds(500), qPrintable(QString::number(known)));
    }

    void aCompiledCellDecidesAsTheTreeDoes()
    {
        tests::RandomText random(4711);
        const Environment environment = tests::environment();
        int parsed = 0;
        for (int i = 0; i < rounds(2000); ++i) {
            const QString text = random.unaryTests();
            const auto cell = Expression::parseUnaryTests(text, tests::names(), {u"cell"_s, 1, 1});
            const auto input = Expression::parse(random.input(), tests::names());
            if (!cell || !input)
                continue;
            ++parsed;
            Diagnostics said;
            Diagnostics meant;
            const Value point = input->evaluate(environment, said);
            said.clear();
            const Value value = cell->evaluateTests(point, environment, said);
            const Value wanted = tests::reference::evaluateTests(*cell, point, environment, meant);
            QVERIFY2(isSame(value, wanted) && told(said) == told(meant),
                     explained(point.toLiteral() + u" | "_s + text, value, wanted, said, meant).constData());
        }
        QVERIFY2(parsed > rounds(1300), qPrintable(QString::number(parsed)));
    }

    void whatIsPrintedIsTheSameTree()
    {
        tests::RandomText random(1);
        for (int i = 0; i < rounds(2000); ++i) {
            const QString text = random.expression();
            const auto first = Expression::parse(text, tests::names());
            if (!first)
                continue;
            const QString shown = printed(*first);
            const auto second = Expression::parse(shown, tests::names());
            QVERIFY2(second, qUtf8Printable(text + u"\n"_s + shown));
            QVERIFY2(tree(first->node()) == tree(second->node()), qUtf8Printable(text + u"\n"_s + shown));
        }
    }
};

TODOKE_TEST(PropertiesTest)
#include "tst_properties.moc"
