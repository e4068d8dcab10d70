// SPDX-License-Identifier: Apache-2.0
#include "engine/core/sentence.h"
#include "engine/feel/expression.h"
#include "tests/engine/feel/case_files.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace engine;
using namespace engine::feel;
using namespace Qt::StringLiterals;

namespace {

QString names(const Diagnostics &diagnostics)
{
    QStringList list;
    for (const Diagnostic &diagnostic : diagnostics)
        list << diagnostic.error.idText().mid(5);
    return list.join(u' ');
}

} // namespace

/// Each line of cases/*.txt is an expression and the literal of its value.
class EvaluationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCaseGivesItsValue_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("diagnostic");
        for (const tests::Case &one : tests::casesOf(u"cases"_s))
            QTest::newRow(qUtf8Printable(one.name)) << one.what << one.expected << one.diagnostic;
    }

    void eachCaseGivesItsValue()
    {
        QFETCH(const QString, what);
        QFETCH(const QString, expected);
        QFETCH(const QString, diagnostic);
        const auto expression = Expression::parse(what, tests::names());
        QVERIFY2(expression, expression ? "" : qUtf8Printable(core::sentence(expression.error(), {u"en"_s})));
        const auto wanted = Expression::parse(expected, {});
        QVERIFY2(wanted, qUtf8Printable(expected));
        Diagnostics diagnostics;
        const Value value = expression->evaluate(tests::environment(), diagnostics);
        const Value wantedValue = wanted->evaluate({}, diagnostics);
        QVERIFY2(value == wantedValue, qUtf8Printable(value.toLiteral() + u" "_s + names(diagnostics)));
        if (!diagnostic.isEmpty())
            QCOMPARE(names(diagnostics), diagnostic);
    }

    void aDiagnosticHasThePlaceInTheAuthorsFile()
    {
        const auto expression = Expression::parse(u"1 +\n  (2 - \"x\")"_s, {}, {u"workflow.bpmn"_s, 10, 5});
        QVERIFY(expression);
        Diagnostics diagnostics;
        QVERIFY(expression->evaluate({}, diagnostics).isNull());
        QCOMPARE(diagnostics.front().error.where().toString(), u"workflow.bpmn:11:6"_s);
        QCOMPARE(core::sentence(diagnostics.front().error, {u"en"_s}), u"- does not work between number and string"_s);
        QCOMPARE(core::sentence(diagnostics.front().error, {u"ja"_s}), u"number と string の間で - は使えません"_s);
    }

    void thePresentComesFromTheEnvironmentOnly()
    {
        const auto expression = Expression::parse(u"today()"_s, {});
        Diagnostics diagnostics;
        QVERIFY(expression->evaluate({}, diagnostics).isNull());
        QCOMPARE(names(diagnostics), u"NoSuchVariable"_s);
        Environment environment = tests::environment();
        QCOMPARE(expression->evaluate(environment, diagnostics).toString(), u"2026-05-07"_s);
        environment.zone = "America/New_York";
        QCOMPARE(expression->evaluate(environment, diagnostics).toString(), u"2026-05-06"_s);
    }

    void theUsedNamesAreTheFreeOnes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("used");
        QTest::newRow("a path is told whole") << u"applicant.address.city = \"x\""_s << u"applicant.address.city"_s;
        QTest::newRow("locals and members of items are not told")
            << u"for i in items[paid > 手数料] return i.tax"_s << u"items 手数料"_s;
        QTest::newRow("a path goes on behind a filter") << u"items[1].tax"_s << u"items.tax"_s;
        QTest::newRow("functions are not told") << u"role(\"x\") + string(Pre)"_s << u"Pre"_s;
    }

    void theUsedNamesAreTheFreeOnes()
    {
        QFETCH(const QString, text);
        const auto expression = Expression::parse(text, tests::names());
        QVERIFY(expression);
        QStringList used;
        for (const QString &name : expression->usedNames())
            used << name;
        QTEST(used.join(u' '), "used");
    }

    void aFunctionOutlivesItsExpression()
    {
        Value function;
        Diagnostics diagnostics;
        {
            const auto expression = Expression::parse(u"{k: 3, f: function(x) x * k + Pre}.f"_s, tests::names());
            QVERIFY(expression);
            function = expression->evaluate(tests::environment(), diagnostics);
        }
        Names names;
        names.variables = {u"f"_s};
        Environment environment;
        environment.variables = {{u"f"_s, function}};
        const auto call = Expression::parse(u"f(2) + f(x: 1)"_s, names);
        QVERIFY(call);
        QCOMPARE(call->evaluate(environment, diagnostics).toString(), u"209"_s);
    }
};

TODOKE_TEST(EvaluationTest)
#include "tst_evaluation.moc"
