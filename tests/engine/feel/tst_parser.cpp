// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/feel/printer.h"
#include "tests/engine/feel/case_files.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

class ParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongTextIsRefusedAtItsPlace_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("error");
        for (const tests::Case &one : tests::casesIn(QStringLiteral(TODOKE_TEST_DATA "/syntax_errors.txt")))
            QTest::newRow(qUtf8Printable(one.name)) << one.what << one.expected << one.diagnostic;
        QTest::newRow("nothing at all") << QString() << u"1:1"_s << u"EmptyExpression"_s;
        QTest::newRow("only a comment") << u" // nothing"_s << u"1:1"_s << u"EmptyExpression"_s;
        QTest::newRow("an error on the third line") << u"1 +\n\n  \"x"_s << u"3:3"_s << u"UnclosedString"_s;
        QTest::newRow("columns count code points") << u"\"🐎🐎\" + !"_s << u"1:8"_s << u"ExpectedExpression"_s;
    }

    void aWrongTextIsRefusedAtItsPlace()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, error);
        const auto expression = Expression::parse(what, tests::names(), {u"f"_s, 1, 1});
        QVERIFY(!expression);
        QCOMPARE(expression.error().idText(), u"feel."_s + error);
        QTEST(expression.error().where().toString().mid(2), "place");
        const QString japanese = core::sentence(expression.error(), {u"ja"_s});
        QVERIFY2(japanese != core::sentence(expression.error(), {u"en"_s}), qUtf8Printable(japanese));
    }

    void placesBeginWhereTheTextDoes()
    {
        const auto expression = Expression::parse(u"1 + oops"_s, {}, {u"forms/entry.xml"_s, 12, 30});
        QVERIFY(!expression);
        QCOMPARE(expression.error().where().toString(), u"forms/entry.xml:12:34"_s);
    }

    void whatIsPrintedParsesToTheSame_data()
    {
        QTest::addColumn<QString>("what");
        for (const tests::Case &one : tests::casesOf(u"cases"_s))
            QTest::newRow(qUtf8Printable(one.name)) << one.what;
        QTest::newRow("operators of one level") << u"1 - (2 - 3) - 4 / (5 / 6)"_s;
        QTest::newRow("logic inside logic") << u"(true or false) and (true and false or true)"_s;
        QTest::newRow("a filter at the end of an interval") << u"[1..(in values[1])]"_s;
        QTest::newRow("a key that ends a line") << u"{\"a\\n\": 1, c: 2}.c"_s;
        QTest::newRow("a loop as an operand") << u"(for i in [1] return i)[1] + (if true then 1 else 2)"_s;
    }

    void whatIsPrintedParsesToTheSame()
    {
        QFETCH(const QString, what);
        const auto first = Expression::parse(what, tests::names());
        QVERIFY(first);
        const QString text = printed(*first);
        const auto second = Expression::parse(text, tests::names());
        QVERIFY2(second, qUtf8Printable(text));
        QCOMPARE(printed(*second), text);
        Diagnostics diagnostics;
        const Value before = first->evaluate(tests::environment(), diagnostics);
        const Value after = second->evaluate(tests::environment(), diagnostics);
        QVERIFY2(before == after || before.as<Function>(), qUtf8Printable(text));
    }

    void unaryTestsDecide_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        for (const tests::Case &one : tests::casesIn(QStringLiteral(TODOKE_TEST_DATA "/unary_tests.txt")))
            QTest::newRow(qUtf8Printable(one.name)) << one.what << one.expected;
    }

    void unaryTestsDecide()
    {
        QFETCH(const QString, what);
        const qsizetype bar = what.indexOf(u" | "_s);
        const auto input = Expression::parse(what.left(bar), {});
        QVERIFY(input);
        const auto tests = Expression::parseUnaryTests(what.mid(bar + 3), tests::names());
        QVERIFY2(tests, tests ? "" : qUtf8Printable(core::sentence(tests.error(), {u"en"_s})));
        Diagnostics diagnostics;
        const Value value = input->evaluate({}, diagnostics);
        QTEST(tests->evaluateTests(value, tests::environment(), diagnostics).toLiteral(), "expected");
        const auto again = Expression::parseUnaryTests(printed(*tests), tests::names());
        QVERIFY2(again, qUtf8Printable(printed(*tests)));
        QCOMPARE(printed(*again), printed(*tests));
    }

    void plainNamesAreVariablesWhenTheScopeIsOpen()
    {
        Names names;
        names.open = true;
        QVERIFY(Expression::parse(u"anything.at all + more"_s, names));
        QVERIFY(!Expression::parse(u"two words"_s, names));
    }
};

TODOKE_TEST(ParserTest)
#include "tst_parser.moc"
